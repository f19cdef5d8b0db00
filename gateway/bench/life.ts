/**
 * How the pages of staff grow with the number of cases: the same pages over the same district with few and with many
 * cases of a year, about ten events each; the 95th percentile of each, and the growth.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { beijingDay } from '@gridline/shared/time.ts';
import { fillBase, type Base } from './life/base.ts';
import { benchHouse, benchTables } from './life/house.ts';
import { multiply } from './life/multiply.ts';
import { pagesOf } from './life/pages.ts';

/** No page of staff shall take longer, whatever the number of cases. */
const GOAL_MS = 200;
const ROUNDS = 40;
const WARM = 5;
/** Cases with a history of their own; what is more is copied from them. */
const BASE = 10_000;
const DAY = 24 * 3600_000;
const BASE_NAME = 'gridline_life_base';

type Say = (line: string) => void;

interface Given {
  url: string;
  dataDir: string;
  say: Say;
}

/**
 * @param given.sizes how many cases; the first is what the others are compared with
 * @param given.historyDays events and lines of so many days are kept, `null`: of the whole year
 */
export async function benchLife({
  url,
  sizes,
  historyDays,
  say,
}: {
  url: string;
  sizes: readonly number[];
  historyDays: number | null;
  say: Say;
}): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gridline-bench-'));
  const given = { url, dataDir, say };
  try {
    const base = await makeBase(given, Math.min(BASE, ...sizes));
    const since = historyDays === null ? null : new Date(Date.now() - historyDays * DAY);
    if (historyDays !== null)
      say(`Events and lines of the last ${historyDays} days are kept; cases and sums are whole.`);
    const found: Map<string, number>[] = [];
    for (const cases of sizes) found.push(await measure(given, { base, cases, since }));
    report({ found, sizes, say });
  } finally {
    await drop(url, BASE_NAME);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function makeBase({ url, dataDir, say }: Given, cases: number): Promise<Base> {
  await drop(url, BASE_NAME);
  const started = performance.now();
  const own = named(url, BASE_NAME);
  await benchTables(own);
  const { house, close } = await benchHouse(own, dataDir);
  try {
    const base = await fillBase(house, { url: own, cases, now: new Date() });
    say(
      `${number(cases)} cases with ${number(base.events)} events, their lines and sums written in ${seconds(started)} s`,
    );
    return base;
  } finally {
    await close();
  }
}

async function measure(
  { url, dataDir, say }: Given,
  { base, cases, since }: { base: Base; cases: number; since: Date | null },
): Promise<Map<string, number>> {
  const name = `gridline_life_${cases}`;
  const copies = Math.max(1, Math.round(cases / base.rooms.length));
  await drop(url, name);
  try {
    const own = named(url, name);
    await benchTables(own);
    const started = performance.now();
    await multiply({ url: own, from: BASE_NAME, to: name, base, copies, since });
    const times = copies > 1 ? `, ${copies} of each with the hashes of the first,` : '';
    say(
      `${number(copies * base.rooms.length)} cases with ${number(copies * base.events)} events${times} copied in ${seconds(started)} s`,
    );
    const { house, close } = await benchHouse(own, dataDir);
    try {
      const found = new Map<string, number>();
      for (const page of await pagesOf(house, samples(base, since)))
        found.set(page.name, await p95(page.open));
      return found;
    } finally {
      await close();
    }
  } finally {
    await drop(url, name);
  }
}

/** Cases whose histories are whole. */
function samples({ numbers, phones }: Base, since: Date | null): Pick<Base, 'numbers' | 'phones'> {
  const first = since ? beijingDay(new Date(since.getTime() + DAY)) : '';
  const kept = numbers.flatMap((number, index) =>
    number >= first ? [{ number, phone: phones[index] ?? '' }] : [],
  );
  return { numbers: kept.map(({ number }) => number), phones: kept.map(({ phone }) => phone) };
}

function report({
  found,
  sizes,
  say,
}: {
  found: readonly Map<string, number>[];
  sizes: readonly number[];
  say: Say;
}): void {
  say(
    `\np95 in ms, one after the other     ${sizes.map((cases) => number(cases).padStart(12)).join('')}   growth`,
  );
  for (const [name, first] of found[0] ?? []) {
    const all = found.map((times) => times.get(name) ?? Number.NaN);
    const last = all.at(-1) ?? first;
    const over = last > GOAL_MS ? `   over ${GOAL_MS} ms` : '';
    say(
      `${name.padEnd(28, '　')}${all.map((ms) => ms.toFixed(1).padStart(12)).join('')}   × ${(last / first).toFixed(1)}${over}`,
    );
  }
}

async function p95(open: (round: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < WARM + ROUNDS; round++) {
    const started = performance.now();
    await open(round);
    if (round >= WARM) times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  return times[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN;
}

const number = (value: number): string => value.toLocaleString('en');
const seconds = (since: number): number => Math.round((performance.now() - since) / 1000);

function named(url: string, database: string): string {
  const own = new URL(url);
  own.pathname = `/${database}`;
  return own.toString();
}

async function drop(url: string, database: string): Promise<void> {
  const connection = await createConnection(url);
  await connection.query(`DROP DATABASE IF EXISTS \`${database}\``);
  await connection.end();
}
