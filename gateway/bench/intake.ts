/**
 * `intake/file` complete (resident, routing, category, case, history, notice) against the barest way to keep
 * the same three rows (case, event, notice): one durable transaction per request by mysql2, five round trips, as many in flight.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPool, type Pool } from 'mysql2/promise';
import { pino } from 'pino';
import { migrate } from '../../prisma/migrate.ts';
import { systemClock } from '../src/clock.ts';
import { openDatabase, type Database } from '../src/db/database.ts';
import { newId } from '../src/db/ids.ts';
import { readDistrict } from '../src/district.ts';
import { readEnv } from '../src/env.ts';
import type { House } from '../src/house.ts';
import { STANDARD_RULES } from '../src/notices/rules.ts';
import { fileComplaint } from '../src/intake/file.ts';
import { makeFieldPrivacy } from '../src/privacy/fields.ts';
import { keepAtlas } from '../src/routing/atlasKeeper.ts';
import { seedOnce } from '../src/seedOnce.ts';
import type { BenchRow } from './route.ts';

const IN_FLIGHT = 64;
const FILINGS = 4000;
const ROUNDS = 3;
const PLACES = ['沿港西路83号', '水景园3号楼', '解放路120号', '滨江花园门口', '中心菜市场旁边'];
const MATTERS = ['有三座烟囱，昼夜排黑烟', '垃圾堆了三天没人清', '路灯不亮', '井盖坏了', '半夜施工太吵'];

export async function benchIntake(mysqlUrl: string | null): Promise<BenchRow[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gridline-bench-'));
  try {
    const rows: BenchRow[] = [];
    const bare = mysqlUrl ? await bareYardstick(mysqlUrl, dataDir) : null;
    if (mysqlUrl) rows.push(await measure('intake/file on MariaDB', mysqlUrl, dataDir, bare));
    rows.push(
      await measure(
        'intake/file on the embedded SQLite file',
        `file:${join(dataDir, 'bench.db')}`,
        dataDir,
        bare,
      ),
    );
    await bare?.end();
    return rows;
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

interface Yardstick {
  best: number;
  again(): Promise<void>;
  end(): Promise<void>;
}

async function measure(
  name: string,
  url: string,
  dataDir: string,
  bare: Yardstick | null,
): Promise<BenchRow> {
  const { house, close } = await makeHouse(url, dataDir);
  const standing = await house.db.read.notice.count();
  let best = 0;
  let filed = 0;
  for (let round = 0; round < ROUNDS; round++) {
    await bare?.again();
    const perSecond = await run(FILINGS, async () => {
      const index = filed++;
      await fileComplaint(house, {
        sourceKey: `sms:bench:${index}`,
        channel: 'sms',
        text: `${PLACES[index % PLACES.length]}${MATTERS[index % MATTERS.length]}`,
        resident: { kind: 'phone', value: `+861380${String(index).padStart(7, '0')}`, mobile: true },
      });
    });
    best = Math.max(best, perSecond);
  }
  const kept = (await house.db.read.notice.count()) - standing;
  if (kept !== filed) throw new Error(`${filed} complaints were acknowledged, ${kept} notices are kept`);
  await close();
  return {
    name,
    perSecond: Math.round(best),
    yardstick: 'the same case, event and notice by bare mysql2, one transaction a request, on MariaDB',
    yardstickPerSecond: Math.round(bare?.best ?? 0),
    ratio: bare ? best / bare.best : Number.NaN,
    note: `${IN_FLIGHT} in flight, best of ${ROUNDS} rounds of ${FILINGS}; ours writes seven rows or more`,
  };
}

async function makeHouse(url: string, dataDir: string): Promise<{ house: House; close(): Promise<void> }> {
  const env = readEnv({ DATA_DIR: dataDir, DATABASE_URL: url });
  await migrate({ databaseUrl: url, log: () => undefined });
  const db: Database = await openDatabase(url);
  const privacy = makeFieldPrivacy(env.keys);
  await seedOnce({ db, privacy, now: new Date(), dataDir });
  const atlas = await keepAtlas(db, () => new Date());
  const log = pino({ level: 'silent' });
  const house: House = {
    db,
    clock: systemClock,
    privacy,
    log,
    atlas: () => atlas.current(),
    notices: () => STANDARD_RULES,
    wake: () => undefined,
    district: await readDistrict(db),
  };
  return { house, close: () => db.close() };
}

/** The yard-stick: the same three rows, in tables of the same shape, on the same server, in the same minutes. */
async function bareYardstick(url: string, dataDir: string): Promise<Yardstick> {
  const { house, close } = await makeHouse(url, dataDir);
  await fileComplaint(house, {
    sourceKey: 'sms:bench:sample',
    channel: 'sms',
    text: '沿港西路83号有三座烟囱，昼夜使用劣质燃料排烟',
    resident: { kind: 'phone', value: '+8613700000000', mobile: true },
  });
  const { read } = house.db;
  const sample = {
    CaseFile: await read.caseFile.findFirst({}),
    CaseEvent: await read.caseEvent.findFirst({}),
    Notice: await read.notice.findFirst({}),
  };
  await close();
  const pool = createPool({ uri: url, connectionLimit: IN_FLIGHT, timezone: 'Z' });
  for (const table of Object.keys(sample))
    await pool.query(`CREATE TABLE \`Bare${table}\` LIKE \`${table}\``);
  const stick: Yardstick = {
    best: 0,
    async again() {
      stick.best = Math.max(stick.best, await run(FILINGS, () => insertBare(pool, sample)));
    },
    end: () => pool.end(),
  };
  return stick;
}

async function insertBare(pool: Pool, sample: Record<string, object | null>): Promise<void> {
  const connection = await pool.getConnection();
  const id = newId();
  const own: Record<string, object> = {
    CaseFile: { id, number: id.slice(12) },
    CaseEvent: { id: newId(), caseId: id },
    Notice: { id: newId(), caseId: id, dedupeKey: `${id}:1:file` },
  };
  try {
    await connection.query('START TRANSACTION');
    for (const [table, row] of Object.entries(sample)) {
      const full = { ...row, ...own[table] };
      const columns = Object.keys(full)
        .map((column) => `\`${column}\``)
        .join(', ');
      await connection.query(`INSERT INTO \`Bare${table}\` (${columns}) VALUES (?)`, [Object.values(full)]);
    }
    await connection.query('COMMIT');
  } finally {
    connection.release();
  }
}

/** Runs `work` `count` times with 64 in flight; returns how many a second. */
async function run(count: number, work: () => Promise<void>): Promise<number> {
  let left = count;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: IN_FLIGHT }, async () => {
      while (left-- > 0) await work();
    }),
  );
  return (count / (performance.now() - started)) * 1000;
}
