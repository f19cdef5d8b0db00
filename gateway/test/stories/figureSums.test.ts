import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { DIMENSIONS, MEASURES, TIMED } from '@gridline/shared/measures.ts';
import { migrate } from '../../../prisma/migrate.ts';
import { makeChance } from '../../../prisma/seed/random.ts';
import { oneLife } from '../../bench/life/oneLife.ts';
import { linesOf } from '../../src/assessment/lines/linesOf.ts';
import type { Line } from '../../src/assessment/lines/line.ts';
import { makeFigureKeeper } from '../../src/assessment/projection/keeper.ts';
import { dayAfter } from '../../src/assessment/sums/days.ts';
import { isSummed, marksOf } from '../../src/assessment/sums/marks.ts';
import { add, emptyTally, type Tally } from '../../src/assessment/sums/tally.ts';
import { childIn, talliesOf, type Scope } from '../../src/assessment/tallies.ts';
import { insert } from '../../src/db/change.ts';
import { openDatabase, type Database } from '../../src/db/database.ts';
import { LINE_COLUMNS } from '../../src/db/figureLines.ts';
import type { CaseEvent } from '../../src/db/generated/mysql/client.ts';
import { freshDatabase } from '../world.ts';

const DAY = 24 * 3600_000;
/** 15 October 2026, 0:00 in Beijing: the days after hold the end of a month, and a whole one. */
const START = Date.parse('2026-10-14T16:00:00Z');
const DAYS = 70;
const PATHS = ['/d/a/a1/a11/', '/d/a/a1/a12/', '/d/a/a2/a21/', '/d/b/b1/b11/', '/d/b/', '/d/', ''];
const SCOPES: Scope[] = [
  { areaCode: 'd', paths: ['/d/'] },
  { areaCode: 'a', paths: ['/d/a/'] },
  { areaCode: 'a1', paths: ['/d/a/a1/'] },
  { areaCode: 'a11', paths: ['/d/a/a1/a11/'] },
  // It hung under another street once.
  { areaCode: 'b1', paths: ['/d/a/b1/', '/d/b/b1/'] },
];

describe('figures of sums and lines', () => {
  let db: Database;
  let dataDir = '';
  let drop: () => Promise<void>;
  const lives = madeUp();
  const lines = lives.flatMap((events) => linesOf(events));

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'gridline-'));
    const fresh = await freshDatabase(dataDir);
    drop = fresh.drop;
    await migrate({ databaseUrl: fresh.url, log: () => undefined });
    db = await openDatabase(fresh.url);
    await liveThrough(db, lives);
  }, 120_000);
  afterAll(async () => {
    await db.close();
    await drop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('has a line for all that happened, once', async () => {
    const written = await db.read.figureLine.findMany({ select: { id: true } });
    expect(written.map(({ id }) => id).sort()).toEqual(lines.map(({ id }) => id).sort());
  });

  it('has summed every day that ended and the months that ended', async () => {
    const marks = await marksOf(db, { from: '2026', to: '2027' });
    const summed = marks.filter(isSummed).map(({ period }) => period);
    expect(summed).toEqual(expect.arrayContaining(['202610', '202611', '20261015', '20261221']));
    expect(marks.filter((mark) => !isSummed(mark) && mark.period.length === 8)).toEqual([]);
  });

  it('is the same as counting all histories anew, for any area, period and dimension', async () => {
    const period = fc.tuple(fc.integer({ min: -3, max: DAYS + 3 }), fc.integer({ min: 1, max: DAYS }));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...SCOPES),
        fc.constantFrom(...DIMENSIONS),
        period,
        async (scope, by, [first, length]) => {
          const from = dayAfter('20261015', first);
          const days = { from, to: dayAfter(from, length) };
          expect(told(await talliesOf(db, { scope, days, by }))).toEqual(
            told(fromScratch(lines, { scope, days, by })),
          );
        },
      ),
      { numRuns: 150, examples: [[SCOPES[0] as Scope, 'unit', [17, 30]]] },
    );
  });
});

/** The same lives on every run: the database is made once. */
function madeUp(): CaseEvent[][] {
  const chance = makeChance(11);
  return Array.from(
    { length: 90 },
    (_, index) =>
      oneLife({
        chance,
        caseId: `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`,
        filedAt: new Date(START + Math.floor(chance.next() * (DAYS - 2) * DAY)),
        now: new Date(START + DAYS * DAY),
        channel: index % 2 ? 'sms' : 'wechat',
        categoryCode: index % 3 ? 'smoke' : 'noise',
        text: '路灯不亮',
        hands: {
          gridCode: 'x',
          areaPath: PATHS[index % PATHS.length] ?? '',
          unitCode: `u${index % 4}`,
          handler: { id: `h${index % 5}`, name: '张三' },
          checker: { id: 'l1', name: '李四' },
        },
        otherUnit: 'u9',
      }).events,
  );
}

/** Day by day what happened is told to two processes; every tenth history comes whole, weeks late, with one more step. */
async function liveThrough(db: Database, lives: readonly CaseEvent[][]): Promise<void> {
  let now = new Date(START);
  const house = { db, clock: { now: () => now } };
  const [one, two] = [makeFigureKeeper(house), makeFigureKeeper(house)];
  const told = new Set<string>();
  for (let day = 1; day <= DAYS; day++) {
    now = new Date(START + day * DAY + 3 * 3600_000);
    const fresh = lives.flatMap((events, index) => {
      const hidden = index % 10 === 0 && (events.at(-1)?.at ?? now) > now;
      return hidden ? [] : events.filter(({ id, at }) => at <= now && !told.has(id));
    });
    for (const { id } of fresh) told.add(id);
    if (fresh.length > 0) await db.submit({ writes: fresh.map((event) => insert('CaseEvent', event)) });
    // Some days nobody sums up: what readers brought then is summed later all the same.
    await (day % 7 < 3 ? two.fresh() : Promise.all([one.turn(), two.fresh()]));
  }
  // The lease of a turn is out by then, and nothing is left to do.
  now = new Date(now.getTime() + 60_000);
  await one.turn();
}

function fromScratch(
  lines: readonly Line[],
  { scope, days, by }: Parameters<typeof talliesOf>[1],
): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const line of lines) {
    const inside = scope.areaCode === 'd' || scope.paths.some((path) => line.areaPath.startsWith(path));
    if (!inside || line.day < days.from || line.day >= days.to) continue;
    if (by === 'reason' && line.measure !== 'declined' && line.measure !== 'withdrawn') continue;
    const key = by === 'area' ? childIn(line.areaPath, scope) : (line[LINE_COLUMNS[by]] ?? '');
    const tally = tallies.get(key) ?? emptyTally();
    tallies.set(key, tally);
    add(tally, { measure: line.measure, n: line.n, minutes: line.minutes ?? null });
  }
  return tallies;
}

/** Without zeros: a measure that came and went is the same as none. */
function told(tallies: ReadonlyMap<string, Tally>): unknown {
  return [...tallies]
    .map(([key, { counts, times }]): [string, unknown, unknown] => [
      key,
      MEASURES.flatMap((measure) => (counts[measure] ? [[measure, counts[measure]]] : [])),
      TIMED.map((measure) => times[measure]),
    ])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
