/** What a re-division would change: the cases of a period and the households, grid by grid, before and after. */
import type { GridShare, WhatIf } from '@gridline/shared/areaApi.ts';
import { buildAreaIndex, type AreaIndex } from '../areas/areaIndex.ts';
import type { Border } from '../areas/border.ts';
import { editionInForce } from '../areas/editions.ts';
import { gridsOf, type GridLine } from '../areas/editionViews.ts';
import type { Database } from '../db/database.ts';
import { badRequest, conflict, notFound } from '../errors.ts';
import type { Atlas } from '../routing/atlas.ts';
import { casesByPoint, type PointCount } from './casesByPoint.ts';

const YEAR_MS = 365 * 24 * 3600_000;

interface Given {
  /** The edition to try; compared with the one in force at `now`. */
  editionId: string;
  /** Of the edition in force: reads the words of cases that have no point. */
  atlas: Atlas;
  now: Date;
  /** Cases filed in `[from, to)`; the last 365 days unless told. */
  from?: Date;
  to?: Date;
}

/** @throws Refusal 404, 400 for an empty period, 409 when no edition is in force */
export async function whatIf(db: Database, given: Given): Promise<WhatIf> {
  const { editionId, atlas, now } = given;
  const to = given.to ?? now;
  const from = given.from ?? new Date(to.getTime() - YEAR_MS);
  if (from >= to) throw badRequest('period_empty', '开始时间要早于结束时间。');
  if (!(await db.read.edition.findUnique({ where: { id: editionId }, select: { id: true } })))
    throw notFound('edition_unknown', '没有这一版划分，可能已经作废，请刷新后再看。');
  const standing = await editionInForce(db, now);
  if (!standing) throw conflict('edition_none', '现在还没有生效的划分，没有可以比较的。');
  const { points, unplaced } = await casesByPoint(db, { period: { from, to }, atlas });
  const replay = replayOf(points, {
    before: await indexOf(db, standing.id),
    after: await indexOf(db, editionId),
  });
  const [before, after] = [await gridsOf(db, standing.id), await gridsOf(db, editionId)];
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    replayed: points.reduce((sum, { cases }) => sum + cases, 0),
    unplaced,
    moved: replay.flows.reduce((sum, { cases }) => sum + cases, 0),
    unowned: replay.unowned,
    grids: sharesOf({ before: before.grids, after: after.grids, ...replay.cases }),
    flows: replay.flows,
  };
}

async function indexOf(db: Database, editionId: string): Promise<AreaIndex> {
  const rows = await db.read.area.findMany({ where: { editionId } });
  return buildAreaIndex(rows.map((row) => ({ ...row, border: JSON.parse(row.border) as Border | null })));
}

interface Replay {
  cases: { casesBefore: Map<string, number>; casesAfter: Map<string, number> };
  flows: WhatIf['flows'];
  unowned: number;
}

/** Pure: whose each point is in either division. */
export function replayOf(
  points: readonly PointCount[],
  { before, after }: { before: Pick<AreaIndex, 'ownerOf'>; after: Pick<AreaIndex, 'ownerOf'> },
): Replay {
  const casesBefore = new Map<string, number>();
  const casesAfter = new Map<string, number>();
  const flows = new Map<string, WhatIf['flows'][number]>();
  let unowned = 0;
  const add = (counts: Map<string, number>, code: string, cases: number): void =>
    void counts.set(code, (counts.get(code) ?? 0) + cases);
  for (const { point, cases } of points) {
    const from = before.ownerOf(point)?.code;
    const to = after.ownerOf(point)?.code;
    if (from !== undefined) add(casesBefore, from, cases);
    if (to === undefined) unowned += cases;
    else add(casesAfter, to, cases);
    if (from === undefined || to === undefined || from === to) continue;
    const flow = flows.get(`${from} ${to}`);
    if (flow) flow.cases += cases;
    else flows.set(`${from} ${to}`, { from, to, cases });
  }
  const most = [...flows.values()].sort(
    (a, b) => b.cases - a.cases || (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1),
  );
  return { cases: { casesBefore, casesAfter }, flows: most, unowned };
}

/** Who gains and loses most first. */
function sharesOf(given: {
  before: readonly GridLine[];
  after: readonly GridLine[];
  casesBefore: ReadonlyMap<string, number>;
  casesAfter: ReadonlyMap<string, number>;
}): GridShare[] {
  const before = new Map(given.before.map((grid) => [grid.code, grid]));
  const after = new Map(given.after.map((grid) => [grid.code, grid]));
  const share = (grid: GridLine | undefined, counts: ReadonlyMap<string, number>): GridShare['after'] =>
    grid ? { cases: counts.get(grid.code) ?? 0, households: grid.households } : null;
  const shares = [...new Set([...before.keys(), ...after.keys()])].map((code): GridShare => ({
    code,
    name: (after.get(code) ?? before.get(code))?.name ?? code,
    before: share(before.get(code), given.casesBefore),
    after: share(after.get(code), given.casesAfter),
  }));
  const change = (one: GridShare, of: 'cases' | 'households'): number =>
    Math.abs((one.after?.[of] ?? 0) - (one.before?.[of] ?? 0));
  return shares.sort(
    (a, b) =>
      change(b, 'cases') - change(a, 'cases') ||
      change(b, 'households') - change(a, 'households') ||
      (a.code < b.code ? -1 : 1),
  );
}
