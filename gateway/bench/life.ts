/**
 * How the pages of staff grow with the number of cases: the same pages over the same district with few and with many
 * cases of a year, about ten events each; the 95th percentile of each, and the growth.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { benchHouse } from './life/house.ts';
import { fill } from './life/fill.ts';
import { pagesOf } from './life/pages.ts';

/** No page of staff shall take longer, whatever the number of cases. */
const GOAL_MS = 200;
const ROUNDS = 40;
const WARM = 5;

type Say = (line: string) => void;

/** @param given.sizes how many cases; the first is what the others are compared with */
export async function benchLife({
  url,
  sizes,
  say,
}: {
  url: string;
  sizes: readonly number[];
  say: Say;
}): Promise<void> {
  const found: Map<string, number>[] = [];
  for (const cases of sizes) found.push(await measure({ url, cases, say }));
  say(
    `\np95 in ms, one after the other     ${sizes.map((cases) => cases.toLocaleString('en').padStart(12)).join('')}   growth`,
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

async function measure({
  url,
  cases,
  say,
}: {
  url: string;
  cases: number;
  say: Say;
}): Promise<Map<string, number>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gridline-bench-'));
  const own = new URL(url);
  own.pathname = `/gridline_life_${cases}`;
  await drop(url, own);
  const { house, close } = await benchHouse(own.toString(), dataDir);
  try {
    const started = performance.now();
    const filled = await fill(house, { url: own.toString(), cases, say });
    const seconds = Math.round((performance.now() - started) / 1000);
    say(
      `${cases.toLocaleString('en')} cases with ${filled.events.toLocaleString('en')} events written in ${seconds} s`,
    );
    const times = new Map<string, number>();
    for (const page of await pagesOf(house, filled)) times.set(page.name, await p95(page.open));
    return times;
  } finally {
    await close();
    await drop(url, own);
    rmSync(dataDir, { recursive: true, force: true });
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

async function drop(url: string, own: URL): Promise<void> {
  const connection = await createConnection(url);
  await connection.query(`DROP DATABASE IF EXISTS \`${own.pathname.slice(1)}\``);
  await connection.end();
}
