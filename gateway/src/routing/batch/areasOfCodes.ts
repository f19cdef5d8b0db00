/** A tree of areas out of nothing but codes: grid codes begin with the codes of what they lie in. */
import type { AreaRow } from '../../areas/areaIndex.ts';

export interface NamedRow {
  readonly code: string;
  readonly name: string;
}

/** Where a code of 15 digits is divided: 6 division, 3 street, 3 community, 3 serial. */
const LEVELS = [6, 9, 12];
const LONG_CODE = 15;

/** Above several areas that no code holds together. */
export const WHOLE = '*';

/** Areas for all grids and everything above them that a code or a named row tells of. */
export function areasOf(grids: ReadonlySet<string>, named: readonly NamedRow[]): AreaRow[] {
  const beginnings = new Set([...grids].flatMap(beginningsOf));
  const names = new Map(
    named.filter(({ code }) => beginnings.has(code)).map(({ code, name }): [string, string] => [code, name]),
  );
  const codes = new Set([...grids, ...names.keys()]);
  for (const grid of grids)
    if (grid.length === LONG_CODE) for (const length of LEVELS) codes.add(grid.slice(0, length));
  const lineAbove = (code: string): string[] => beginningsOf(code).filter((one) => codes.has(one));
  const roots = [...codes].filter((code) => lineAbove(code).length === 0);
  const top = roots.length > 1 ? [WHOLE] : [];
  return [...top, ...[...codes].sort()].map((code) => {
    const above = code === WHOLE ? [] : [...top, ...lineAbove(code)];
    return {
      code,
      name: names.get(code) ?? code,
      level: above.length,
      parentCode: above.at(-1) ?? null,
      path: `/${[...above, code].join('/')}/`,
      border: null,
      households: 0,
    };
  });
}

/** `a`, `ab` of `abc`: never the code itself. */
function beginningsOf(code: string): string[] {
  return Array.from({ length: Math.max(0, code.length - 1) }, (_, index) => code.slice(0, index + 1));
}
