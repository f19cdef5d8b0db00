/** The hot spots of an area in the last days, with the cases behind each. */
import type { HotSpotsView, HotSpotView } from '@gridline/shared/manyApi.ts';
import { BEIJING_OFFSET_MS, beijingDate } from '@gridline/shared/time.ts';
import { categoryNameOf, gridNameOf } from '../cases/names.ts';
import { SUMMARY, summaryOf, type SummaryRow } from '../cases/views/summary.ts';
import { veilFor } from '../cases/views/veil.ts';
import type { Prisma } from '../db/generated/mysql/client.ts';
import type { House } from '../house.ts';
import { casesInSight, type Viewer } from '../staff/sight.ts';
import { hotSpotsOf, type HotSpot, type Voice } from './hotSpots.ts';

const DAY = 24 * 3600_000;
const MOST = 10_000;
const SPOTS = 30;
const CASES = 20;

interface Given {
  viewer: Viewer;
  /** Paths the area has or had; `null`: all that the viewer sees. */
  paths: readonly string[] | null;
  days: number;
  /** So many complaints are looked through, the newest. */
  most?: number;
}

export async function readHotSpots(
  house: House,
  { viewer, paths, days, most = MOST }: Given,
): Promise<HotSpotsView> {
  const now = house.clock.now();
  const asked = startOfDay(new Date(now.getTime() - (days - 1) * DAY));
  // An area that never was has none.
  if (paths?.length === 0) return { from: asked.toISOString(), to: now.toISOString(), cut: false, spots: [] };
  const inArea = paths ? { OR: paths.map((path) => ({ pathOfDay: { startsWith: path } })) } : {};
  const found = await voicesOf(house, most, {
    AND: [
      casesInSight(viewer),
      inArea,
      { filedAt: { gte: asked }, stage: { notIn: ['declined', 'withdrawn'] } },
    ],
  });
  const cut = found.length === most;
  const from = cut ? wholeDaysOf(found, now) : asked;
  const voices = cut ? found.filter(({ filedAt }) => filedAt >= from) : found;
  const seen = Math.round((startOfDay(now).getTime() - from.getTime()) / DAY) + 1;
  const { similarMetres: metres } = house.atlas().life;
  const spots = hotSpotsOf(voices, { metres, now, days: seen }).slice(0, SPOTS);
  const ids = spots.flatMap((spot) => spot.voices.slice(0, CASES).map(({ id }) => id));
  const rows = await rowsOf(house, ids);
  const views = spots.map((spot) => view(house, viewer, { spot, rows, from, days: seen }));
  return { from: from.toISOString(), to: now.toISOString(), cut, spots: views };
}

/** More was complained of than is looked through: the first day of which all was, or today. */
function wholeDaysOf(newestFirst: readonly Voice[], now: Date): Date {
  const oldest = newestFirst.at(-1)?.filedAt ?? now;
  const next = startOfDay(new Date(oldest.getTime() + DAY));
  return next < now ? next : startOfDay(now);
}

async function voicesOf(house: House, most: number, where: Prisma.CaseFileWhereInput): Promise<Voice[]> {
  const rows = await house.db.newestCases({ where, most });
  return rows.map((row) => ({
    id: row.id,
    mergedInto: row.stage === 'merged' ? row.mergedInto : null,
    categoryCode: row.categoryCode,
    gridCode: row.gridCode,
    placeText: row.placeText,
    point: row.lng !== null && row.lat !== null ? { lng: row.lng, lat: row.lat } : null,
    reopened: row.reopened,
    repeats: row.repeatOf !== null,
    filedAt: row.filedAt,
  }));
}

async function rowsOf(house: House, ids: readonly string[]): Promise<Map<string, SummaryRow>> {
  const rows = new Map<string, SummaryRow>();
  for (let from = 0; from < ids.length; from += 500) {
    const where = { id: { in: ids.slice(from, from + 500) } };
    for (const row of await house.db.read.caseFile.findMany({ where, select: SUMMARY }))
      rows.set(row.id, row);
  }
  return rows;
}

interface Spot {
  spot: HotSpot;
  rows: ReadonlyMap<string, SummaryRow>;
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
