/**
 * Proves that the figures are what the histories say: every line and every sum is made anew and compared, and of the
 * stock the rows it is counted from. Only reads, beside the running gateway.
 */
import type { Database } from '../../db/database.ts';
import { allBundles, readBundles } from '../../privacy/history/bundles.ts';
import type { Bundle } from '../../privacy/history/caseFault.ts';
import { birthsOf, OVERLAP_MS } from '../projection/bring.ts';
import { readTo } from '../projection/cursor.ts';
import { isSummed, marksOf } from '../sums/marks.ts';
import { lineFaults } from './lineFaults.ts';
import { hoursOf, rowFaults, type Hours } from './rowFaults.ts';
import { strangers } from './strangers.ts';
import { sumFaults } from './sumFaults.ts';

export interface FigureFault {
  /** Day `20261128` or month `202611`. */
  period: string;
  /** Of the case whose line it is; `null` for a sum. */
  number: string | null;
  what: string;
}

export interface ProvenFigures {
  cases: number;
  events: number;
  lines: number;
  /** Open cases whose rows were compared. */
  open: number;
  sums: number;
  /** In order of time, lines before the sums of their day. */
  faults: FigureFault[];
}

/** Cases compared at once. */
const TOGETHER = 200;
/** The first matters; a table wiped out would fill the memory. */
const MOST_KEPT = 1000;
const TRIES = 3;

/** @param seen told now and then how many events were looked at */
export async function proveFigures(db: Database, seen?: (events: number) => void): Promise<ProvenFigures> {
  const settled = new Date((await readTo(db)).getTime() - OVERLAP_MS);
  const proven: ProvenFigures = { cases: 0, events: 0, lines: 0, open: 0, sums: 0, faults: [] };
  const hours = await hoursOf(db);
  const keep = (faults: readonly FigureFault[]): void => {
    proven.faults.push(...faults.slice(0, Math.max(0, MOST_KEPT - proven.faults.length)));
  };
  for await (const bundles of together(allBundles(db))) {
    const { lines, open, faults } = await compareCases(db, bundles, { settled, hours });
    proven.cases += bundles.length;
    proven.events += bundles.reduce((sum, { events }) => sum + events.length, 0);
    proven.lines += lines;
    proven.open += open;
    keep(faults);
    seen?.(proven.events);
  }
  keep(await strangers(db));
  for (const mark of (await marksOf(db, { from: '0', to: ':' })).filter(isSummed)) {
    const { sums, faults } = await sumFaults(db, mark);
    proven.sums += sums;
    keep(faults.map((fault) => ({ ...fault, number: null })));
  }
  proven.faults.sort((one, other) => (one.period < other.period ? -1 : one.period > other.period ? 1 : 0));
  return proven;
}

async function* together(bundles: AsyncIterable<Bundle>): AsyncGenerator<Bundle[], void, undefined> {
  let batch: Bundle[] = [];
  for await (const bundle of bundles) {
    batch.push(bundle);
    if (batch.length < TOGETHER) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

interface By {
  settled: Date;
  hours: Hours;
}
interface Compared {
  lines: number;
  open: number;
  faults: Map<string, FigureFault[]>;
}

/** People are at work meanwhile: a case that does not fit is read again before it is called a fault. */
async function compareCases(
  db: Database,
  bundles: readonly Bundle[],
  by: By,
): Promise<{ lines: number; open: number; faults: FigureFault[] }> {
  const { lines, open, faults: first } = await compareOnce(db, bundles, by);
  let faults = first;
  for (let attempt = 1; attempt < TRIES && faults.size > 0; attempt++)
    faults = (await compareOnce(db, await readBundles(db, [...faults.keys()]), by)).faults;
  return { lines, open, faults: [...faults.values()].flat() };
}

async function compareOnce(
  db: Database,
  bundles: readonly Bundle[],
  { settled, hours }: By,
): Promise<Compared> {
  const ids = bundles.map(({ caseId }) => caseId);
  const stored = await db.read.figureLine.findMany({ where: { caseId: { in: ids } } });
  const births = await birthsOf(db, new Map(bundles.map(({ caseId, events }) => [caseId, events])));
  const byCase = new Map<string, typeof stored>(ids.map((id) => [id, []]));
  for (const line of stored) byCase.get(line.caseId)?.push(line);
  const rows = await rowFaults(db, bundles, hours);
  const faults = new Map<string, FigureFault[]>();
  for (const { caseId, events, row } of bundles) {
    const inLines = lineFaults({
      events,
      birth: births.get(caseId),
      stored: byCase.get(caseId) ?? [],
      settled,
    });
    const number = row?.number ?? caseId;
    const found = [...inLines, ...[rows.faults.get(caseId)].filter((fault) => fault !== undefined)];
    if (found.length > 0)
      faults.set(
        caseId,
        found.map(({ day, what }) => ({ period: day, number, what })),
      );
  }
  return { lines: stored.length, open: rows.open, faults };
}
