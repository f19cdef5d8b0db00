/** Which business grids stand after an import, and how well they lie on the base grids. */
import type { BusinessGridRow } from '../businessIndex.ts';
import { FILES, type Parts } from './folder.ts';
import type { Problem } from './problems.ts';
import type { Standing } from './standing.ts';

type Changing = Pick<Parts, 'areas' | 'businessGrids' | 'businessBorders'>;
type Kept = Pick<Standing, 'areas' | 'businessGrids'>;
interface Grid {
  code: string;
  name: string;
}

/** Whether anything of them, or of the base grids beneath, is brought in. */
export function touchesBusiness({ areas, businessGrids, businessBorders }: Changing): boolean {
  return areas !== null || businessGrids !== null || businessBorders !== null;
}

/** A part that is missing stays; of the grids that stay, what lay on base grids that are no more goes. */
export function businessAfter(parts: Changing, standing: Kept): BusinessGridRow[] {
  const { businessGrids, businessBorders } = parts;
  const borders = businessBorders?.map(({ value }) => value) ?? standing.businessGrids;
  const borderOf = new Map(borders.map(({ code, border }) => [code, border]));
  const base = codesOf(gridsAfter(parts, standing));
  const rows = businessGrids
    ? businessGrids.map(({ value: { grid_codes: gridCodes, ...grid } }) => ({ ...grid, gridCodes }))
    : standing.businessGrids
        .map((grid) => ({ ...grid, gridCodes: grid.gridCodes.filter((code) => base.has(code)) }))
        .filter(({ gridCodes }) => gridCodes.length > 0);
  return rows.map((row) => ({ ...row, border: borderOf.get(row.code) ?? null }));
}

/** How many of those that stand lie on no base grid any more. */
export function businessGone(parts: Changing, standing: Kept): number {
  if (parts.businessGrids) return 0;
  return standing.businessGrids.length - businessAfter(parts, standing).length;
}

export function businessProblems(parts: Changing, standing: Kept): Problem[] {
  const base = codesOf(gridsAfter(parts, standing));
  const after = codesOf(businessAfter(parts, standing));
  return [
    ...(parts.businessGrids ?? []).flatMap(({ row, value }) =>
      value.grid_codes
        .filter((code) => !base.has(code))
        .map((code) => {
          const sentence = `${value.name}的网格 ${code} 不是一个网格的编码。`;
          return { file: FILES.businessGrids, row, sentence };
        }),
    ),
    ...(parts.businessBorders ?? [])
      .filter(({ value }) => !after.has(value.code))
      .map(({ row, value }) => {
        const sentence = `业务网格 ${value.code} 没有这个编码，请先写进 ${FILES.businessGrids}。`;
        return { file: FILES.businessBorders, row, sentence };
      }),
  ];
}

/** Where a line of business leaves base grids out, or divides one without saying where. */
export function businessWarnings(parts: Changing, standing: Kept): string[] {
  if (!touchesBusiness(parts)) return [];
  const grids = gridsAfter(parts, standing);
  const after = businessAfter(parts, standing);
  const lines = new Set(after.map(({ business }) => business));
  return [...lines].flatMap((line) =>
    lineWarnings(
      line,
      after.filter(({ business }) => business === line),
      grids,
    ),
  );
}

function lineWarnings(line: string, rows: readonly BusinessGridRow[], grids: readonly Grid[]): string[] {
  const byGrid = new Map<string, BusinessGridRow[]>();
  for (const row of rows)
    for (const code of new Set(row.gridCodes)) byGrid.set(code, [...(byGrid.get(code) ?? []), row]);
  const on = ({ code }: Grid): BusinessGridRow[] => byGrid.get(code) ?? [];
  const bare = grids.filter((grid) => on(grid).length === 0);
  const unclear = grids.filter((grid) => on(grid).filter(({ border }) => border === null).length > 1);
  return [
    ...(bare.length > 0
      ? [
          `${bare.length} 个网格（${some(bare)}）没有${line}的业务网格，写明${line}业务网格的权责在那里用不上。`,
        ]
      : []),
    ...unclear.map(
      (grid) =>
        `${grid.name}有 ${on(grid).length} 个${line}的业务网格（${some(on(grid))}），没有边界就分不清：请把边界放进 ${FILES.businessBorders}。`,
    ),
  ];
}

/** Areas without children. */
function gridsAfter(parts: Changing, standing: Kept): Grid[] {
  const areas = parts.areas?.map(({ value }) => value) ?? standing.areas;
  const parents = new Set(areas.map(({ parentCode }) => parentCode));
  return areas.filter(({ code }) => !parents.has(code));
}

function codesOf(rows: readonly { code: string }[]): Set<string> {
  return new Set(rows.map(({ code }) => code));
}

function some(rows: readonly { name: string }[]): string {
  const names = rows.map(({ name }) => name);
  return names.length > 5 ? `${names.slice(0, 5).join('、')}……` : names.join('、');
}
