/** Sums follow the lines: every day that has ended and is settled, then every month, once, and again when lines came late. */
import { beijingDay } from '@gridline/shared/time.ts';
import { put, StaleRow } from '../../db/change.ts';
import type { Database } from '../../db/database.ts';
import type { House } from '../../house.ts';
import { daysBetween, monthEnd, monthOf } from '../sums/days.ts';
import { isSummed, marksOf, stale, summed, unsummed, type Mark } from '../sums/marks.ts';
import { makeSums, type SumRow } from '../sums/sumsOf.ts';
import { OVERLAP_MS } from './bring.ts';
import { readTo } from './cursor.ts';

const PAGE = 2000;
/** Sums written in one change. */
const CHUNK = 400;

/** Sums up the next day or month that waits for it. @returns 0 when none does */
export async function sumUpOne(house: Pick<House, 'db' | 'clock'>): Promise<number> {
  const { db } = house;
  const settled = beijingDay(new Date((await readTo(db)).getTime() - OVERLAP_MS));
  await openDays(db, settled);
  const waiting = (await allMarks(db)).filter((mark) => !isSummed(mark));
  const day = waiting.find(({ period }) => isDay(period) && period < settled);
  if (day) return sumUp(db, day, await sumsOfDay(db, day.period));
  const month = waiting.find(
    ({ period }) =>
      !isDay(period) &&
      monthEnd(period) <= settled &&
      !waiting.some((other) => isDay(other.period) && monthOf(other.period) === period),
  );
  return month ? sumUp(db, month, await sumsOfMonth(db, month.period)) : 0;
}

const isDay = (period: string): boolean => period.length === 8;
const allMarks = (db: Database): Promise<Mark[]> => marksOf(db, { from: '0', to: ':' });

/** Marks every day that ended since the first line and has no mark yet, those without any line too: a month is its days. */
async function openDays(db: Database, settled: string): Promise<void> {
  const first = await db.read.figureLine.findFirst({ orderBy: { day: 'asc' }, select: { day: true } });
  if (!first || first.day >= settled) return;
  const marked = new Set((await allMarks(db)).map(({ period }) => period));
  const days = daysBetween(first.day, settled).filter((day) => !marked.has(day));
  if (days.length > 0) await db.submit({ writes: days.map(unsummed) });
}

/** The sums, the mark, and with a day the month that holds it, which is to be summed again. */
async function sumUp(db: Database, mark: Mark, rows: readonly SumRow[]): Promise<number> {
  const most = rows.length - (rows.length % CHUNK);
  for (let at = 0; at < most; at += CHUNK)
    await db.submit({ writes: rows.slice(at, at + CHUNK).map((row) => put('FigureSum', row)) });
  const month = isDay(mark.period) ? [stale(monthOf(mark.period))] : [];
  const rest = rows.slice(most).map((row) => put('FigureSum', row));
  try {
    await db.submit({ writes: [summed(mark), ...rest, ...month] });
  } catch (error) {
    // Lines came meanwhile: the next round sums them too.
    if (!(error instanceof StaleRow)) throw error;
  }
  return 1;
}

/** @param day that ended */
export async function sumsOfDay(db: Database, day: string): Promise<SumRow[]> {
  const sums = makeSums(day);
  for (let after = ''; ;) {
    const page = await db.read.figureLine.findMany({
      where: { day, id: { gt: after } },
      orderBy: { id: 'asc' },
      take: PAGE,
    });
    for (const line of page) sums.add(line);
    const last = page.at(-1);
    if (!last || page.length < PAGE) return sums.rows();
    after = last.id;
  }
}

/** From the sums of its days. */
export async function sumsOfMonth(db: Database, month: string): Promise<SumRow[]> {
  const sums = makeSums(month);
  for (const day of daysBetween(`${month}01`, monthEnd(month)))
    for await (const row of sumsStored(db, day)) sums.addRow(row);
  return sums.rows();
}

/** Along the ids, which begin with the period. */
export async function* sumsStored(db: Database, period: string): AsyncGenerator<SumRow, void, undefined> {
  // `;` comes after `:`.
  const end = `${period};`;
  for (let after = `${period}:`; ;) {
    const page = await db.read.figureSum.findMany({
      where: { id: { gt: after, lt: end }, areaCode: { not: '-' } },
      orderBy: { id: 'asc' },
      take: PAGE,
    });
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.id;
  }
}
