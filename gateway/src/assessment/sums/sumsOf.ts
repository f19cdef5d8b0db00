/** The sums of a period, from its lines or from the sums of its days: for the whole district and the areas near its top. */
import { codesOfPath } from '@gridline/shared/areaPath.ts';
import type { Dimension } from '@gridline/shared/measures.ts';
import type { Tables } from '../../db/tables.ts';
import { add, addTally, emptyTally, readTally, writeTally, type Counted, type Tally } from './tally.ts';

/** The area code under which the whole district is summed, whatever its root is called; with what has no place yet. */
export const WHOLE = '';
/** Areas down to this level of the tree have sums (district 0, streets 1, communities 2); below, lines are few enough. */
export const SUMMED_LEVEL = 2;

export type By = 'all' | Dimension;
export type SumRow = Tables['FigureSum'];

/** What sums need of a line. */
export interface Countable extends Counted {
  areaPath: string;
  unitCode: string | null;
  personId: string | null;
  categoryCode: string | null;
  channel: string;
  reasonCode: string | null;
}

export interface Sums {
  add(line: Countable): void;
  addRow(row: SumRow): void;
  rows(): SumRow[];
}

/** @param period `20261128` or `202611` */
export function makeSums(period: string): Sums {
  const tallies = new Map<string, { areaCode: string; dimension: string; key: string; tally: Tally }>();
  const of = (areaCode: string, dimension: string, key: string): Tally => {
    const id = `${areaCode}:${dimension}:${key}`;
    const known = tallies.get(id);
    if (known) return known.tally;
    const made = { areaCode, dimension, key, tally: emptyTally() };
    tallies.set(id, made);
    return made.tally;
  };
  return {
    add(line) {
      const codes = codesOfPath(line.areaPath);
      for (let level = 0; level <= Math.min(SUMMED_LEVEL, Math.max(codes.length - 1, 0)); level++) {
        const areaCode = level === 0 ? WHOLE : (codes[level] ?? '');
        for (const [dimension, key] of keysOf(line, codes[level + 1] ?? ''))
          add(of(areaCode, dimension, key), line);
      }
    },
    addRow({ areaCode, dimension, key, counts }) {
      addTally(of(areaCode, dimension, key), readTally(counts));
    },
    rows: () =>
      [...tallies].map(([id, { areaCode, dimension, key, tally }]) => ({
        id: `${period}:${id}`,
        period,
        areaCode,
        dimension,
        key,
        counts: writeTally(tally),
      })),
  };
}

function keysOf(line: Countable, child: string): [By, string][] {
  return [
    ['all', ''],
    ['area', child],
    ['unit', line.unitCode ?? ''],
    ['person', line.personId ?? ''],
    ['category', line.categoryCode ?? ''],
    ['channel', line.channel],
    ...(['declined', 'withdrawn'].includes(line.measure)
      ? ([['reason', line.reasonCode ?? '']] as [By, string][])
      : []),
  ];
}
