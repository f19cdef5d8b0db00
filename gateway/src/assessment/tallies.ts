/**
 * The figures of an area and period as tallies by key: sums of months and days where there are any, and lines for the
 * rest. The same as counting every line.
 */
import { codesOfPath } from '@gridline/shared/areaPath.ts';
import type { Dimension } from '@gridline/shared/measures.ts';
import type { Database } from '../db/database.ts';
import { monthOf, partsOf } from './sums/days.ts';
import { summedTallies } from './sums/kept.ts';
import { isSummed, marksOf } from './sums/marks.ts';
import { SUMMED_LEVEL, WHOLE } from './sums/sumsOf.ts';
import { add, addTally, emptyTally, type Tally } from './sums/tally.ts';

/** An area as the figures know it. */
export interface Scope {
  areaCode: string;
  /** Where it hung in each edition; one of the root is everything. */
  paths: readonly string[];
}

/** Days `20261128` of `[from, to)`. */
export interface Days {
  from: string;
  to: string;
}

/** One key for all is ''. By area: the codes of children, '' for what lies in none. */
export async function talliesOf(
  db: Database,
  { scope, days, by }: { scope: Scope; days: Days; by: Dimension },
): Promise<Map<string, Tally>> {
  const tallies = new Map<string, Tally>();
  const of = (key: string): Tally => {
    const known = tallies.get(key) ?? emptyTally();
    tallies.set(key, known);
    return known;
  };
  const whole = isWhole(scope);
  const sums = whole || levelOf(scope) <= SUMMED_LEVEL;
  const marks = sums ? await marksOf(db, { from: monthOf(days.from), to: days.to }) : [];
  const summed = new Map(marks.filter(isSummed).map((mark) => [mark.period, mark]));
  const { periods, rest } = partsOf(days, new Set(summed.keys()));
  if (periods.length > 0) {
    const areaCode = whole ? WHOLE : scope.areaCode;
    const used = periods.flatMap((period) => summed.get(period) ?? []);
    for (const [key, tally] of await summedTallies(db, { areaCode, by, marks: used }))
      addTally(of(key), tally);
  }
  const [first, last] = [rest[0], rest.at(-1)];
  if (first === undefined || last === undefined) return tallies;
  const counted = await db.countLines({
    by,
    from: first,
    // `:` comes after every digit.
    to: `${last}:`,
    ...(periods.length > 0 && { days: rest }),
    paths: whole ? null : scope.paths,
  });
  for (const line of counted) {
    if (by === 'reason' && !['declined', 'withdrawn'].includes(line.measure)) continue;
    add(of(by === 'area' ? childIn(line.key, scope) : line.key), line);
  }
  return tallies;
}

export function isWhole({ paths }: Scope): boolean {
  return paths.every((path) => codesOfPath(path).length <= 1);
}

/** All keys together. */
export function totalOf(tallies: ReadonlyMap<string, Tally>): Tally {
  const total = emptyTally();
  for (const tally of tallies.values()) addTally(total, tally);
  return total;
}

/** The deepest it ever hung. */
function levelOf({ paths }: Scope): number {
  return Math.max(...paths.map((path) => codesOfPath(path).length - 1));
}

/** The code below the area's on a path, '' if the path ends there. */
export function childIn(path: string, scope: Scope): string {
  const codes = codesOfPath(path);
  if (isWhole(scope)) return codes[1] ?? '';
  return codes[codes.indexOf(scope.areaCode) + 1] ?? '';
}
