/** The cases behind a figure: each once, at its newest line of the period, unless its lines cancel out. */
import { ANSWER_MEASURES, type Dimension, type Measure } from '@gridline/shared/measures.ts';
import type { CaseBehind } from '@gridline/shared/figureApi.ts';
import { pathsOfArea } from '../areas/pathsOfArea.ts';
import { summaryOf } from '../cases/views/summary.ts';
import { veilFor } from '../cases/views/veil.ts';
import { LINE_COLUMNS } from '../db/figureLines.ts';
import type { CaseFile, Prisma } from '../db/generated/mysql/client.ts';
import { badRequest, forbidden } from '../errors.ts';
import type { House } from '../house.ts';
import { seesCase } from '../staff/seesPart.ts';
import type { Viewer } from '../staff/sight.ts';
import type { FiguresAsked } from './figures.ts';
import { wholeDays } from './sums/days.ts';
import { isWhole, type Scope } from './tallies.ts';

const PAGE = 30;
/** Lines read at once: several may speak of one case. */
const BITE = 60;

export interface BehindAsked extends FiguresAsked {
  measures: readonly Measure[];
  /** One row of a table; `null`: all of the area. */
  only: { by: Dimension; key: string } | null;
  /** `<day>:<line>` of the last one shown. */
  cursor: string | null;
}

export interface Behind {
  cases: CaseBehind[];
  next: string | null;
}

/** Throws 403 for what residents answered when those who handle ask, who else see their own unit's cases. */
export async function casesBehind(house: House, viewer: Viewer, asked: BehindAsked): Promise<Behind> {
  if (viewer.role === 'handler' && asked.measures.some((measure) => ANSWER_MEASURES.includes(measure)))
    throw forbidden('answers_out_of_sight', '居民的评价不给承办单位看是哪一件。');
  const { measures } = asked;
  const where = await linesWhere(house, viewer, asked);
  const found: Found[] = [];
  let after = placeOf(asked.cursor);
  let more = true;
  while (more && found.length <= PAGE) {
    const lines = await linesAfter(house, { where, measures, after });
    more = lines.length === BITE;
    after = lines.at(-1) ?? after;
    found.push(...(await newestOf(house, { where, measures, lines })));
  }
  const page = found.slice(0, PAGE);
  const last = page.at(-1);
  return {
    cases: await summaries(house, viewer, page),
    next: found.length > PAGE && last ? placed(last) : null,
  };
}

interface Place {
  day: string;
  id: string;
}
interface Lines {
  where: Prisma.FigureLineWhereInput;
  measures: readonly Measure[];
}
interface Found extends Place {
  caseId: string;
  n: number;
}

/**
 * Of all measures, newest first; each in the order of the index on measure and day, so that few are read of many. Its one
 * measure is no part of the order: MariaDB would sort all of them.
 */
async function linesAfter(
  house: House,
  { where, measures, after }: Lines & { after: Place | null },
): Promise<(Place & { caseId: string })[]> {
  const { day, id } = after ?? { day: '', id: '' };
  const older = after ? { day: { lte: day }, OR: [{ day: { lt: day } }, { id: { lt: id } }] } : {};
  const found = await Promise.all(
    measures.map((measure) =>
      house.db.read.figureLine.findMany({
        where: { AND: [{ measure }, where, older] },
        orderBy: [{ day: 'desc' }, { id: 'desc' }],
        take: BITE,
        select: { day: true, id: true, caseId: true },
      }),
    ),
  );
  return found
    .flat()
    .sort((one, other) => (placed(one) < placed(other) ? 1 : -1))
    .slice(0, BITE);
}

const placed = (line: Place): string => `${line.day}:${line.id}`;

/** Of these lines those that are the newest of their case, with the sum of all of them. */
async function newestOf(
  house: House,
  { where, measures, lines }: Lines & { lines: readonly (Place & { caseId: string })[] },
): Promise<Found[]> {
  if (lines.length === 0) return [];
  const ids = [...new Set(lines.map(({ caseId }) => caseId))];
  const all = await house.db.read.figureLine.findMany({
    where: { AND: [{ caseId: { in: ids } }, { measure: { in: [...measures] } }, where] },
    orderBy: [{ day: 'asc' }, { id: 'asc' }],
    select: { id: true, caseId: true, n: true },
  });
  const byCase = new Map<string, { newest: string; n: number }>();
  for (const { id, caseId, n } of all)
    byCase.set(caseId, { newest: id, n: (byCase.get(caseId)?.n ?? 0) + n });
  return lines.flatMap((line) => {
    const sum = byCase.get(line.caseId);
    return sum?.newest === line.id && sum.n !== 0 ? [{ ...line, n: sum.n }] : [];
  });
}

async function linesWhere(
  house: House,
  viewer: Viewer,
  asked: BehindAsked,
): Promise<Prisma.FigureLineWhereInput> {
  const { scope, only } = asked;
  const days = wholeDays(asked);
  return {
    day: { gte: days.from, lt: days.to },
    AND: [
      isWhole(scope) ? {} : beginning(scope.paths),
      only ? await keyWhere(house, scope, only) : {},
      viewer.role === 'handler' ? { unitCode: viewer.staff.unitCode ?? '' } : {},
    ],
  };
}

async function keyWhere(
  house: House,
  scope: Scope,
  { by, key }: { by: Dimension; key: string },
): Promise<Prisma.FigureLineWhereInput> {
  if (by !== 'area') return { [LINE_COLUMNS[by]]: key === '' && by !== 'channel' ? null : key };
  if (key === '') return { areaPath: { in: [...scope.paths, ...(isWhole(scope) ? [''] : [])] } };
  const paths = await pathsOfArea(house.db, { code: key, now: house.clock.now() });
  return beginning(paths.filter((path) => scope.paths.some((above) => path.startsWith(above))));
}

/** No path at all is nowhere. */
function beginning(paths: readonly string[]): Prisma.FigureLineWhereInput {
  return { OR: paths.map((path) => ({ areaPath: { startsWith: path } })) };
}

async function summaries(house: House, viewer: Viewer, found: readonly Found[]): Promise<Behind['cases']> {
  const rows = await house.db.read.caseFile.findMany({
    where: { id: { in: found.map(({ caseId }) => caseId) } },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const behind = found.flatMap(({ caseId, n }) => {
    const row = byId.get(caseId);
    return row ? [shown(house, viewer, { row, n })] : [];
  });
  return Promise.all(behind);
}

/** What it counted for was in sight; the case itself may have gone elsewhere since, and is read there only. */
async function shown(
  house: House,
  viewer: Viewer,
  { row, n }: { row: CaseFile; n: number },
): Promise<CaseBehind> {
  if (!(await seesCase(house.db, viewer, row))) {
    const gone = viewer.role === 'handler' ? '现已不由您单位办理' : '现已不在您的辖区';
    return { inSight: false, number: row.number, filedAt: row.filedAt.toISOString(), gone, n };
  }
  const veil = veilFor(house, viewer, row);
  const summary = summaryOf(house, { ...row, text: veil(row.text), placeText: veil(row.placeText) });
  return { ...summary, inSight: true, n };
}

function placeOf(cursor: string | null): Place | null {
  if (cursor === null) return null;
  if (!/^\d{8}:[\w:-]{10,60}$/.test(cursor))
    throw badRequest('cursor_wrong', '翻页标记不对，请从第一页重新看。');
  return { day: cursor.slice(0, 8), id: cursor.slice(9) };
}
