/** Sums of ended days and months compared with what their lines add up to. Only reads. */
import { MEASURE_LABELS, MEASURES, TIMED } from '@gridline/shared/measures.ts';
import type { Database } from '../../db/database.ts';
import { sumsOfDay, sumsOfMonth, sumsStored } from '../projection/sumUp.ts';
import { isSummed, marksOf, type Mark } from '../sums/marks.ts';
import { emptyTally, readTally, type Tally } from '../sums/tally.ts';
import type { SumRow } from '../sums/sumsOf.ts';

export interface SumFault {
  /** `20261128` or `202611` */
  period: string;
  what: string;
}

const TRIES = 3;

/** @returns faults of the period, and how many sums were compared; a period whose lines are just coming has none */
export async function sumFaults(db: Database, mark: Mark): Promise<{ sums: number; faults: SumFault[] }> {
  for (let attempt = 1; ; attempt++) {
    const compared = await compare(db, mark.period);
    if (compared.faults.length === 0 || attempt === TRIES) return compared;
    // Lines may have come meanwhile: then readers do not use these sums, until they are made again.
    const [now] = (await marksOf(db, { from: mark.period, to: `${mark.period}:` })).filter(
      ({ period }) => period === mark.period,
    );
    if (!now || !isSummed(now)) return { sums: 0, faults: [] };
    if (now.state === mark.state) return compared;
  }
}

async function compare(db: Database, period: string): Promise<{ sums: number; faults: SumFault[] }> {
  const made = period.length === 6 ? await sumsOfMonth(db, period) : await sumsOfDay(db, period);
  const anew = new Map(made.map((row) => [row.id, row]));
  const faults: SumFault[] = [];
  let sums = 0;
  for await (const row of sumsStored(db, period)) {
    sums += 1;
    const what = difference(anew.get(row.id), row);
    anew.delete(row.id);
    if (what) faults.push({ period, what: `${nameOf(row)}${what}` });
  }
  for (const row of anew.values()) {
    const what = difference(row, undefined);
    if (what) faults.push({ period, what: `${nameOf(row)}${what}` });
  }
  return { sums, faults };
}

function difference(anew: SumRow | undefined, stored: SumRow | undefined): string | null {
  const [should, is] = [tallyOf(anew), tallyOf(stored)];
  for (const measure of MEASURES) {
    const [one, other] = [should.counts[measure] ?? 0, is.counts[measure] ?? 0];
    if (one !== other) return `“${MEASURE_LABELS[measure]}”应是 ${one}，汇总里是 ${other}。`;
  }
  const timed = TIMED.find((measure) => !sameTimes(should.times[measure], is.times[measure]));
  return timed ? `“${MEASURE_LABELS[timed]}”的用时与历史不符。` : null;
}

const tallyOf = (row: SumRow | undefined): Tally => (row ? readTally(row.counts) : emptyTally());

function sameTimes(one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>): boolean {
  const steps = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...steps].every((step) => (one[step] ?? 0) === (other[step] ?? 0));
}

const BY: Readonly<Record<string, string>> = {
  all: '合计',
  area: '区域',
  unit: '单位',
  person: '人员',
  category: '类别',
  channel: '渠道',
  reason: '原因',
};

/** `区域 330902 按单位 cgj 的` */
function nameOf({ areaCode, dimension, key }: SumRow): string {
  const area = areaCode === '' ? '全区' : `区域 ${areaCode} `;
  return dimension === 'all'
    ? `${area}合计的`
    : `${area}按${BY[dimension] ?? dimension} ${key || '（空）'} 的`;
}
