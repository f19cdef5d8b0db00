/**
 * A row of the gazetteer may state its grid. A re-division makes some statements stale: the grid is no more, or the
 * place lay in it and lies in another one now. Where a place never lay in the grid that it states, such as a side of
 * a road that is the border, the statement is deliberate and stays.
 */
import { buildAreaIndex, type AreaIndex } from '../areas/areaIndex.ts';
import { formerEditions, type Edition } from '../areas/editions.ts';
import type { Border } from '../areas/border.ts';
import type { Database } from '../db/database.ts';

export interface Statement {
  readonly id: string;
  readonly version: number;
  readonly gridCode: string;
  readonly lng: number;
  readonly lat: number;
}

/** @returns those that no longer hold in the edition whose areas are given */
export async function staleStatements(
  db: Database,
  { edition, areas }: { edition: Edition; areas: AreaIndex },
): Promise<Statement[]> {
  const gone: Statement[] = [];
  const contradicted: Statement[] = [];
  for await (const page of db.placePages())
    for (const { id, version, gridCode, lng, lat } of page) {
      if (!gridCode) continue;
      const statement = { id, version, gridCode, lng, lat };
      if (!isGrid(areas, gridCode)) gone.push(statement);
      else if (!edition.movedAt && isElsewhere(areas, statement)) contradicted.push(statement);
    }
  // Once the re-division is worked off, what it made stale has been mended in the gazetteer.
  if (contradicted.length === 0) return gone;
  const lay = new Set<Statement>();
  for (const former of await notWorkedOff(db, edition)) {
    const before = await bordersOf(db, former, contradicted);
    for (const place of contradicted) if (before.ownerOf(place)?.code === place.gridCode) lay.add(place);
  }
  return [...gone, ...lay];
}

function isGrid(areas: AreaIndex, code: string): boolean {
  return areas.get(code) !== null && areas.children(code).length === 0;
}

function isElsewhere(index: AreaIndex, place: Statement): boolean {
  const owner = index.ownerOf(place);
  return owner !== null && owner.how === 'inside' && owner.code !== place.gridCode;
}

/** Former editions back to the newest whose statements were mended. */
async function notWorkedOff(db: Database, edition: Edition): Promise<Edition[]> {
  const former = await formerEditions(db, edition);
  const mended = former.findIndex(({ movedAt }) => movedAt !== null);
  return mended < 0 ? former : former.slice(0, mended + 1);
}

/** Only the grids that are stated: whether a place lay in its own is all that is asked. */
async function bordersOf(
  db: Database,
  { id: editionId }: Edition,
  statements: readonly Statement[],
): Promise<AreaIndex> {
  const codes = [...new Set(statements.map(({ gridCode }) => gridCode))];
  const rows = await db.read.area.findMany({ where: { editionId, code: { in: codes } } });
  return buildAreaIndex(
    rows.map((row) => ({ ...row, border: JSON.parse(row.border) as Border | null })),
    { gapMetres: 0 },
  );
}
