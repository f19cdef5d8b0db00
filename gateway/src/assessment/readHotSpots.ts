/** The hot spots of an area in the last days, with the cases behind each. */
import type { HotSpotView } from '@gridline/shared/manyApi.ts';
import { BEIJING_OFFSET_MS, beijingDate } from '@gridline/shared/time.ts';
import { categoryNameOf, gridNameOf } from '../cases/names.ts';
import { summaryOf } from '../cases/views/summary.ts';
import { veilFor } from '../cases/views/veil.ts';
import type { CaseFile, Prisma } from '../db/generated/mysql/client.ts';
import type { House } from '../house.ts';
import { casesInSight, type Viewer } from '../staff/sight.ts';
import { hotSpotsOf, type HotSpot, type Voice } from './hotSpots.ts';

const DAY = 24 * 3600_000;
/** Complaints that are looked through, the newest first, a page at a time. */
const MOST = 20_000;
const PAGE = 2000;
const SPOTS = 30;
const CASES = 50;
const SELECT = {
  id: true,
  mergedInto: true,
  stage: true,
  categoryCode: true,
  gridCode: true,
  placeText: true,
  lng: true,
  lat: true,
  reopened: true,
  repeatOf: true,
  filedAt: true,
} as const satisfies Prisma.CaseFileSelect;

interface Given {
  viewer: Viewer;
  /** Paths the area has or had; `null`: all that the viewer sees. */
  paths: readonly string[] | null;
  days: number;
}

export async function readHotSpots(
  house: House,
  { viewer, paths, days }: Given,
): Promise<{ from: string; to: string; spots: HotSpotView[] }> {
  const now = house.clock.now();
  const from = startOfDay(new Date(now.getTime() - (days - 1) * DAY));
  // An area that never was has none.
  if (paths?.length === 0) return { from: from.toISOString(), to: now.toISOString(), spots: [] };
  const inArea = paths ? { OR: paths.map((path) => ({ pathOfDay: { startsWith: path } })) } : {};
  const voices = await voicesOf(house, {
    AND: [
      casesInSight(viewer),
      inArea,
      { filedAt: { gte: from }, stage: { notIn: ['declined', 'withdrawn'] } },
    ],
  });
  const { similarMetres: metres } = house.atlas().life;
  const spots = hotSpotsOf(voices, { metres, now, days }).slice(0, SPOTS);
  const ids = spots.flatMap((spot) => spot.voices.slice(0, CASES).map(({ id }) => id));
  const rows = await rowsOf(house, ids);
  const views = spots.map((spot) => view(house, viewer, { spot, rows, from, days }));
  return { from: from.toISOString(), to: now.toISOString(), spots: views };
}

/** Along the index of filing times, so that each page costs the same. */
async function voicesOf(house: House, where: Prisma.CaseFileWhereInput): Promise<Voice[]> {
  const voices: Voice[] = [];
  for (let last: { filedAt: Date; id: string } | null = null; voices.length < MOST;) {
    const page: Prisma.CaseFileGetPayload<{ select: typeof SELECT }>[] =
      await house.db.read.caseFile.findMany({
        where: last ? { AND: [where, earlierThan(last)] } : where,
        orderBy: [{ filedAt: 'desc' }, { id: 'desc' }],
        take: PAGE,
        select: SELECT,
      });
    voices.push(
      ...page.map(({ lng, lat, stage, mergedInto, repeatOf, ...row }) => ({
        ...row,
        mergedInto: stage === 'merged' ? mergedInto : null,
        point: lng !== null && lat !== null ? { lng, lat } : null,
        repeats: repeatOf !== null,
      })),
    );
    last = page.at(-1) ?? null;
    if (page.length < PAGE || last === null) break;
  }
  return voices;
}

function earlierThan({ filedAt, id }: { filedAt: Date; id: string }): Prisma.CaseFileWhereInput {
  return { filedAt: { lte: filedAt }, OR: [{ filedAt: { lt: filedAt } }, { id: { lt: id } }] };
}

async function rowsOf(house: House, ids: readonly string[]): Promise<Map<string, CaseFile>> {
  const rows = new Map<string, CaseFile>();
  for (let from = 0; from < ids.length; from += 500) {
    const where = { id: { in: ids.slice(from, from + 500) } };
    for (const row of await house.db.read.caseFile.findMany({ where })) rows.set(row.id, row);
  }
  return rows;
}

interface Spot {
  spot: HotSpot;
  rows: ReadonlyMap<string, CaseFile>;
  from: Date;
  days: number;
}

function view(house: House, viewer: Viewer, { spot, rows, from, days }: Spot): HotSpotView {
  const atlas = house.atlas();
  const placed = spot.voices.find(({ point }) => point !== null) ?? spot.voices[0];
  const cases = spot.voices.flatMap(({ id }) => rows.get(id) ?? []).slice(0, CASES);
  const first = cases.find(({ id }) => id === placed?.id);
  return {
    categoryCode: placed?.categoryCode ?? null,
    categoryName: categoryNameOf(atlas, placed?.categoryCode ?? null),
    placeText: first ? veilFor(house, viewer, first)(first.placeText) : '',
    gridName: gridNameOf(atlas, placed?.gridCode ?? null),
    point: placed?.point ?? null,
    voices: spot.voices.length,
    days: spot.days,
    reopened: spot.reopened,
    repeated: spot.repeated,
    lastAt: spot.lastAt.toISOString(),
    score: spot.score,
    terms: spot.terms,
    byDay: byDay(spot.voices, { from, days }),
    cases: cases.map((row) => {
      const veil = veilFor(house, viewer, row);
      return summaryOf(house, { ...row, text: veil(row.text), placeText: veil(row.placeText) });
    }),
  };
}

function byDay(
  voices: readonly Voice[],
  { from, days }: { from: Date; days: number },
): { day: string; voices: number }[] {
  const counted = new Map<string, number>();
  for (const { filedAt } of voices) {
    const day = beijingDate(filedAt);
    counted.set(day, (counted.get(day) ?? 0) + 1);
  }
  return Array.from({ length: days }, (_none, index) => {
    const day = beijingDate(new Date(from.getTime() + index * DAY));
    return { day, voices: counted.get(day) ?? 0 };
  });
}

/** Midnight in Beijing. */
function startOfDay(at: Date): Date {
  const shifted = at.getTime() + BEIJING_OFFSET_MS;
  return new Date(shifted - (shifted % DAY) - BEIJING_OFFSET_MS);
}
