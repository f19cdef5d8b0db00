/**
 * The figures of an area and period, counted from the histories. What happened counts on its day and for the grid of
 * that day: a re-division moves work, never figures. Every rate carries its numerator and denominator.
 */
import type { FigureRow, Figures } from '@gridline/shared/figureApi.ts';
import { ratesOf, type Dimension } from '@gridline/shared/measures.ts';
import { CHANNEL_LABELS, type Channel } from '@gridline/shared/labels.ts';
import { gridNameOf } from '../cases/names.ts';
import type { House } from '../house.ts';
import { namesOf } from './keyNames.ts';
import { readTo } from './projection/cursor.ts';
import { stockOf } from './stock.ts';
import { dayAfter, startOf, wholeDays } from './sums/days.ts';
import { emptyTally, timesOf, type Tally } from './sums/tally.ts';
import { talliesOf, totalOf, type Scope } from './tallies.ts';

export interface FiguresAsked {
  scope: Scope;
  from: Date;
  to: Date;
}

/** Rounded to whole days in Beijing: `from` down, `to` up. */
export async function figuresOf(house: House, { scope, from, to }: FiguresAsked): Promise<Figures> {
  const { db } = house;
  const days = wholeDays({ from, to });
  const [byArea, byChannel, byCategory, stock, upTo] = await Promise.all([
    talliesOf(db, { scope, days, by: 'area' }),
    talliesOf(db, { scope, days, by: 'channel' }),
    talliesOf(db, { scope, days, by: 'category' }),
    stockOf(house, scope),
    readTo(db),
  ]);
  const atlas = house.atlas();
  const total = totalOf(byChannel);
  const { counts } = total;
  const rates = ratesOf(counts);
  const today = atlas.areas.children(scope.areaCode).map(({ code }) => code);
  const children = [...new Set([...today, ...[...byArea.keys(), ...stock.byChild.keys()].filter(Boolean)])];
  return {
    areaCode: scope.areaCode,
    areaName: gridNameOf(atlas, scope.areaCode) ?? scope.areaCode,
    from: startOf(days.from).toISOString(),
    to: startOf(days.to).toISOString(),
    upTo: upTo.toISOString(),
    counts,
    rates,
    times: timesOf(total),
    now: { open: stock.open, overdue: stock.overdue, suspended: stock.suspended },
    filed: counts.filed ?? 0,
    open: stock.open,
    closed: counts.closed ?? 0,
    overdue: stock.overdue,
    reopened: counts.reopened ?? 0,
    response: rates.response,
    solution: rates.solution,
    satisfaction: rates.satisfaction,
    unanswered: rates.unanswered,
    byChannel: filedBy(byChannel).map(([channel, count]) => ({
      channel,
      label: CHANNEL_LABELS[channel as Channel] ?? channel,
      count,
    })),
    byCategory: filedBy(byCategory).map(([code, count]) => ({
      code,
      name: atlas.category(code)?.name ?? '未定类',
      count,
    })),
    byArea: children.map((code) => {
      const share = byArea.get(code) ?? emptyTally();
      const { response, solution, satisfaction } = ratesOf(share.counts);
      return {
        code,
        name: gridNameOf(atlas, code) ?? code,
        filed: share.counts.filed ?? 0,
        open: stock.byChild.get(code) ?? 0,
        response,
        solution,
        satisfaction,
      };
    }),
  };
}

/** Broken down by a dimension: a row for each key, those with most cases filed or closed first. */
export async function figureRows(
  house: House,
  { scope, from, to, by }: FiguresAsked & { by: Dimension },
): Promise<FigureRow[]> {
  const tallies = await talliesOf(house.db, { scope, days: wholeDays({ from, to }), by });
  if (by === 'area')
    for (const { code } of house.atlas().areas.children(scope.areaCode))
      if (!tallies.has(code)) tallies.set(code, emptyTally());
  const names = await namesOf(house, by, [...tallies.keys()]);
  return [...tallies]
    .map(([key, tally]) => rowOf(key, names.get(key) ?? key, tally))
    .sort((a, b) => weight(b) - weight(a) || (a.key < b.key ? -1 : 1));
}

function rowOf(key: string, name: string, tally: Tally): FigureRow {
  return { key, name, counts: tally.counts, rates: ratesOf(tally.counts), times: timesOf(tally) };
}

const weight = ({ counts: { filed = 0, closed = 0, declined = 0, withdrawn = 0 } }: FigureRow): number =>
  filed + closed + declined + withdrawn;

/** Filed, by key, most first; a key that only corrections of later days speak of is left out. */
function filedBy(tallies: ReadonlyMap<string, Tally>): [string, number][] {
  return [...tallies]
    .map(([key, { counts }]): [string, number] => [key, counts.filed ?? 0])
    .filter(([, count]) => count > 0)
    .sort((a, b) => b[1] - a[1]);
}

/** The last 30 days, today the last. */
export function lastMonth(now: Date): { from: Date; to: Date } {
  const { to } = wholeDays({ from: now, to: now });
  return { from: startOf(dayAfter(to, -30)), to: startOf(to) };
}
