/** Open cases that may tell of the same matter: few are read, along indexes, however many cases there are. */
import { toWgs84, type SentPoint } from '@gridline/shared/place.ts';
import { OPEN } from '@gridline/shared/workflowTable.ts';
import { METRES_PER_DEGREE, metresPerLng } from '../../areas/metres.ts';
import { suggest } from '../../categories/suggestion.ts';
import type { CaseFile, Prisma } from '../../db/generated/mysql/client.ts';
import type { House } from '../../house.ts';
import { route } from '../../routing/route.ts';
import { likeness, type Likeness, type Told } from './similar.ts';

/** Read of one grid, and of one category around a point. */
const OF_GRID = 200;
const AROUND = 100;
const DAY = 24 * 3600_000;

export interface Similar extends Likeness {
  row: CaseFile;
  /** How many told of it, the first included. */
  people: number;
}

/** A complaint that is being written, with what routing and rules make of its words. */
export function toldOf(
  house: House,
  given: { text: string; placeText: string; point?: SentPoint | null; categoryCode?: string | null },
): Told {
  const atlas = house.atlas();
  const point = given.point ? toWgs84(given.point) : null;
  const routing = route({ text: given.text, placeText: given.placeText, point }, atlas);
  const suggested = suggest(given.text, atlas);
  return {
    text: given.text,
    placeText: given.placeText || routing.placeText,
    point: point ?? routing.point,
    gridCode: routing.gridCode,
    categoryCode: given.categoryCode ?? (suggested?.doubt === null ? suggested.code : null),
    filedAt: house.clock.now(),
  };
}

export function toldByCase(row: CaseFile): Told {
  const { text, placeText, lng, lat, gridCode, categoryCode, filedAt } = row;
  const point = lng !== null && lat !== null ? { lng, lat } : null;
  return { text, placeText, point, gridCode, categoryCode, filedAt };
}

/** The likeliest first. @param fits further conditions on a case, such as sight */
export async function similarCases(
  house: House,
  told: Told,
  { most, fits }: { most: number; fits: (row: CaseFile) => boolean },
): Promise<Similar[]> {
  const { similarMetres: metres, similarDays: days } = house.atlas().life;
  const rows = await candidates(house, told, { metres, days });
  const like = rows
    .filter(fits)
    .flatMap((row) => {
      const found = likeness(told, toldByCase(row), { metres, days });
      return found ? [{ ...found, row }] : [];
    })
    .sort((a, b) => b.score - a.score || b.row.filedAt.getTime() - a.row.filedAt.getTime())
    .slice(0, most);
  const shared = await peopleOf(
    house,
    like.map(({ row }) => row.id),
  );
  return like.map((one) => ({ ...one, people: shared.get(one.row.id) ?? 1 }));
}

async function candidates(
  house: House,
  told: Told,
  { metres, days }: { metres: number; days: number },
): Promise<CaseFile[]> {
  const { read } = house.db;
  const stage = { in: [...OPEN] };
  // What was filed after it is as good a lead.
  const filedAt = { gte: new Date(told.filedAt.getTime() - days * DAY) };
  const areaPath = told.gridCode ? house.atlas().areas.pathOf(told.gridCode) : '';
  const asked: Prisma.CaseFileFindManyArgs[] = [];
  if (areaPath !== '') asked.push({ where: { areaPath, stage, filedAt }, take: OF_GRID });
  if (told.point && told.categoryCode)
    asked.push({
      where: { categoryCode: told.categoryCode, filedAt, stage, ...boxAround(told.point, metres) },
      take: AROUND,
    });
  const found = await Promise.all(
    asked.map((one) => read.caseFile.findMany({ ...one, orderBy: { filedAt: 'desc' } })),
  );
  return [...new Map(found.flat().map((row) => [row.id, row])).values()];
}

function boxAround(
  { lng, lat }: { lng: number; lat: number },
  metres: number,
): Pick<Prisma.CaseFileWhereInput, 'lng' | 'lat'> {
  const [east, north] = [metres / metresPerLng(lat), metres / METRES_PER_DEGREE];
  return { lng: { gte: lng - east, lte: lng + east }, lat: { gte: lat - north, lte: lat + north } };
}

/** How many share each of these cases, itself included. */
export async function peopleOf({ db }: House, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const counted = await db.read.caseFile.groupBy({
    by: ['mergedInto'],
    where: { mergedInto: { in: [...ids] }, stage: 'merged' },
    _count: { _all: true },
  });
  const members = new Map(counted.map(({ mergedInto, _count }) => [mergedInto, _count._all]));
  return new Map(ids.map((id) => [id, 1 + (members.get(id) ?? 0)]));
}
