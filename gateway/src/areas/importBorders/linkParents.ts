/** Which area each one belongs to, and the areas above that a file names without drawing them. */
import type { RawArea, TellOf } from './mapping.ts';
import { linkTiers } from './tiers.ts';
import { codesOfGroups, CUSTOMARY } from './parentCodes.ts';

export type Linked = RawArea & { parentCode: string | null };

export interface LinkOptions {
  /** Lengths of the codes of the levels above, growing: 6, 9, 12 for grid codes of 15 digits. */
  prefixes?: readonly number[];
  /** The topmost area, where the files have several at the top. */
  root?: { code: string; name: string };
}

/** What a file says of parents goes first, then its level columns, then codes, then where areas lie. */
export function linkParents(areas: readonly RawArea[], options: LinkOptions, tell: TellOf): Linked[] {
  const { prefixes = [], root } = options;
  const stated = areas.some(({ parentCode }) => parentCode !== undefined);
  const named = areas.some(({ above }) => above.length > 0);
  const linked = named
    ? linkByColumns(areas, prefixes, tell)
    : prefixes.length > 0 && !stated
      ? linkByPrefixes(areas, prefixes)
      : areas.map((area) => ({ ...area, parentCode: area.parentCode ?? null }));
  if (stated && !named) return root ? withRoot(linked, root) : linked;
  return withRoot(named || prefixes.length > 0 ? linked : linkTiers(linked, tell), root);
}

function linkByColumns(areas: readonly RawArea[], prefixes: readonly number[], tell: TellOf): Linked[] {
  const depth = Math.max(...areas.map(({ above }) => above.length));
  const made = new Map<string, Linked>();
  const codeAt: ((area: RawArea) => string)[] = [];
  let below = Infinity;
  for (let level = depth - 1; level >= 0; level--) {
    const length = prefixes[level];
    if (length !== undefined) codeAt[level] = ({ code }) => code.slice(0, length);
    else if (areas.every(({ above }) => above[level]?.code))
      codeAt[level] = ({ above }) => above[level]?.code ?? '';
    else {
      const groups = new Map<string, string[]>();
      for (const area of areas) {
        const key = keyOf(area, level);
        const members = groups.get(key);
        if (members) members.push(area.code);
        else groups.set(key, [area.code]);
      }
      const found = codesOfGroups(groups, below);
      below = found.length;
      codeAt[level] = (area) => found.codes.get(keyOf(area, level)) ?? '';
    }
  }
  const linked = areas.map((area): Linked => {
    let parentCode: string | null = null;
    area.above.forEach(({ name }, level) => {
      const code = codeAt[level]?.(area) ?? '';
      const known = made.get(code);
      if (!known) made.set(code, undrawn({ code, name, parentCode, like: area }));
      else if (known.name !== name || known.parentCode !== parentCode)
        tell(area.origin, `编码 ${code} 同时是${known.name}和${name}，或者属于两个上级。`);
      parentCode = code;
    });
    return { ...area, parentCode };
  });
  const own = new Set(areas.map(({ code }) => code));
  return [...[...made.values()].filter(({ code }) => !own.has(code)), ...linked];
}

function keyOf({ above }: RawArea, level: number): string {
  return above
    .slice(0, level + 1)
    .map(({ name }) => name)
    .join('/');
}

function linkByPrefixes(areas: readonly RawArea[], prefixes: readonly number[]): Linked[] {
  const parentOf = (code: string): string | null => {
    const length = prefixes.filter((prefix) => prefix < code.length).at(-1);
    return length === undefined ? null : code.slice(0, length);
  };
  const known = new Set(areas.map(({ code }) => code));
  const made: Linked[] = [];
  for (const area of areas)
    for (let code = parentOf(area.code); code !== null && !known.has(code); code = parentOf(code)) {
      known.add(code);
      made.push(undrawn({ code, name: code, parentCode: parentOf(code), like: area }));
    }
  return [...made, ...areas.map((area) => ({ ...area, parentCode: parentOf(area.code) }))];
}

/** One area above all, where there are several at the top. */
function withRoot(areas: readonly Linked[], root: LinkOptions['root']): Linked[] {
  const tops = areas.filter(({ parentCode }) => parentCode === null);
  const [first, ...others] = tops;
  if (!first || others.length === 0) return [...areas];
  const { code, name } = root ?? { code: commonCode(tops), name: '全区' };
  const made = undrawn({ code, name, parentCode: null, like: first });
  const below = areas.map((area) =>
    area.parentCode === null && area.code !== code ? { ...area, parentCode: code } : area,
  );
  return areas.some((area) => area.code === code) ? below : [made, ...below];
}

/** What all codes begin with, when that is more than a digit and none of them. */
function commonCode(areas: readonly Linked[]): string {
  const codes = areas.map(({ code }) => code);
  let common = codes[0] ?? '';
  for (const code of codes) while (!code.startsWith(common)) common = common.slice(0, -1);
  const length = CUSTOMARY.find((customary) => customary <= common.length) ?? common.length;
  const code = common.slice(0, length);
  return length > 1 && !codes.includes(code) ? code : 'ROOT';
}

function undrawn(given: { code: string; name: string; parentCode: string | null; like: RawArea }): Linked {
  const { like, ...area } = given;
  const origin = { file: like.origin.file, row: null };
  return { ...like, ...area, origin, households: null, leader: null, level: null, above: [], border: null };
}
