/** Sums of lines: how many by measure, and histograms of minutes; as text they fill the column of a sum. */
import { MEASURES, TIMED, type Counts, type Measure, type Timed } from '@gridline/shared/measures.ts';
import { shareAt, type Histogram } from '../lines/minutes.ts';

export interface Tally {
  counts: Counts;
  times: Record<Timed, Histogram>;
}

/** What a tally needs of a line, or of lines that the database has counted. */
export interface Counted {
  measure: string;
  n: number;
  minutes: number | null;
}

export function emptyTally(): Tally {
  return { counts: {}, times: { accepted: {}, contacted: {}, closed: {} } };
}

export function add(tally: Tally, { measure, n, minutes }: Counted): void {
  if (!isMeasure(measure)) return;
  tally.counts[measure] = (tally.counts[measure] ?? 0) + n;
  if (minutes === null || !isTimed(measure)) return;
  const histogram = tally.times[measure];
  histogram[minutes] = (histogram[minutes] ?? 0) + n;
}

export function addTally(tally: Tally, other: Tally): void {
  for (const measure of MEASURES) {
    const n = other.counts[measure];
    if (n !== undefined) tally.counts[measure] = (tally.counts[measure] ?? 0) + n;
  }
  for (const measure of TIMED) {
    const histogram = tally.times[measure];
    for (const [minutes, n] of Object.entries(other.times[measure]))
      histogram[minutes] = (histogram[minutes] ?? 0) + n;
  }
}

/** `{"filed":3,"accepted":2,"accepted.h":{"12":2}}` */
export function writeTally({ counts, times }: Tally): string {
  const histograms = TIMED.filter((measure) => Object.keys(times[measure]).length > 0).map((measure) => [
    `${measure}.h`,
    times[measure],
  ]);
  return JSON.stringify({ ...counts, ...Object.fromEntries(histograms) });
}

export function readTally(text: string): Tally {
  const stored = JSON.parse(text) as Record<string, number | Histogram>;
  const tally = emptyTally();
  for (const measure of MEASURES) {
    const n = stored[measure];
    if (typeof n === 'number') tally.counts[measure] = n;
  }
  for (const measure of TIMED) {
    const histogram = stored[`${measure}.h`];
    if (typeof histogram === 'object') tally.times[measure] = histogram;
  }
  return tally;
}

/** Median and 90th percentile of each measured time. */
export function timesOf({
  times,
}: Tally): Record<Timed, { count: number; median: number | null; p90: number | null }> {
  const of = (histogram: Histogram): { count: number; median: number | null; p90: number | null } => ({
    count: Object.values(histogram).reduce((sum, n) => sum + n, 0),
    median: shareAt(histogram, 0.5),
    p90: shareAt(histogram, 0.9),
  });
  return { accepted: of(times.accepted), contacted: of(times.contacted), closed: of(times.closed) };
}

function isMeasure(name: string): name is Measure {
  return (MEASURES as readonly string[]).includes(name);
}

function isTimed(name: string): name is Timed {
  return (TIMED as readonly string[]).includes(name);
}
