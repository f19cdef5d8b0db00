/** Puts the house together: database, rooms, providers, HTTP, and the work that comes round by itself. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino, type Logger } from 'pino';
import { makeApp } from './app.ts';
import { systemClock, type Clock } from './clock.ts';
import { openDatabase, type Database } from './db/database.ts';
import { keepDistrict } from './district.ts';
import type { Env } from './env.ts';
import type { SmsProvider } from './envSms.ts';
import { firstAdmin } from './firstAdmin.ts';
import { makeFigureKeeper } from './assessment/projection/keeper.ts';
import type { House } from './house.ts';
import { makeMetrics } from './http/operation.ts';
import type { Channels } from './notices/sending/channels.ts';
import { keepHealth } from './notices/sending/health.ts';
import { keepRules } from './notices/rules.ts';
import { makeFieldPrivacy } from './privacy/fields.ts';
import { makeTokenStore } from './privacy/tokenStore.ts';
import { createAliyunSms } from './providers/aliyunSms.ts';
import { createKannelSms } from './providers/kannelSms.ts';
import { createLocalStorage } from './providers/localStorage.ts';
import type { SmsPort } from './providers/ports.ts';
import { createS3Storage } from './providers/s3Storage.ts';
import { createWechat } from './providers/wechat.ts';
import { keepAtlas } from './routing/atlasKeeper.ts';
import { seedOnce } from './seedOnce.ts';
import { startSweeps, type Sweeps } from './sweeps.ts';
import { allSweeps } from './allSweeps.ts';

export interface Gateway {
  port: number;
  house: House;
  sweeps: Sweeps;
  /** Known when this instance seeded the demonstration district. */
  demonstration: { password: string } | null;
  /** In-flight requests finish, claimed work ends, connections close. */
  close(): Promise<void>;
}

export interface GatewayOptions {
  log?: Logger;
  clock?: Clock;
  /** False: sweeps run by `wake` and `sweeps.turn` alone, for a clock that is moved by hand. */
  byCron?: boolean;
}

/** The schema must have been applied (`prisma/migrate.ts`). */
export async function startGateway(env: Env, options: GatewayOptions = {}): Promise<Gateway> {
  const log = options.log ?? pino({ level: env.logLevel });
  const clock = options.clock ?? systemClock;
  const db = await openDatabase(env.databaseUrl);
  try {
    return await open(env, { log, clock, db, byCron: options.byCron ?? true });
  } catch (error) {
    await db.close();
    throw error;
  }
}

async function open(
  env: Env,
  given: { log: Logger; clock: Clock; db: Database; byCron: boolean },
): Promise<Gateway> {
  const { log, clock, db } = given;
  const now = (): Date => clock.now();
  const privacy = makeFieldPrivacy(env.keys);
  const password = env.production ? null : await seedOnce({ db, privacy, now: now(), dataDir: env.dataDir });
  const admin = await firstAdmin({ db, password: process.env.ADMIN_PASSWORD });
  if (admin) process.stdout.write(`${admin}\n`);
  const district = await keepDistrict(db, await keepAtlas(db, now));
  const { atlas } = district;
  const rules = await keepRules(db, {
    signName: env.aliyun.signName,
    codes: env.aliyun.templates,
    standard: env.notices,
  });
  const storage = env.storage.kind === 's3' ? createS3Storage(env.storage) : createLocalStorage(env);
  const wechat = createWechat({ ...env.wechat, tokens: makeTokenStore(db, privacy, now), now });
  let sweeps: Sweeps | null = null;
  const house: House = {
    db,
    clock,
    privacy,
    log,
    atlas: () => atlas.current(),
    notices: () => rules.current(),
    wake: () => sweeps?.wake(),
    receiptPatienceSeconds: env.receiptPatienceSeconds,
    get district() {
      return district.current();
    },
  };
  const channels: Channels = {
    sms: env.smsProviders.map((name) => openSms(name, env)),
    health: keepHealth(house, { alone: env.smsProviders.length === 1 }),
    wechat,
    wechatTemplateId: env.wechat.templateId,
    leaseSeconds: env.leaseSeconds,
    unknownPatienceSeconds: env.unknownPatienceSeconds,
  };
  const metrics = makeMetrics(house);
  const stopping = new AbortController();
  const figures = makeFigureKeeper(house);
  const app = makeApp({ env, house, storage, wechat, metrics, rules, figures, stopping: stopping.signal });
  app.on('error', (error: NodeJS.ErrnoException) => {
    // A page was closed while it listened: that happens all day long.
    const level = error.code === 'ERR_STREAM_PREMATURE_CLOSE' ? 'debug' : 'warn';
    log[level]({ err: error }, 'a connection failed');
  });
  const handle = app.callback();
  const server = createServer((request, response) => void handle(request, response));
  const port = await listen(server, env);
  const running = startSweeps({
    sweeps: allSweeps({ house, channels, atlas, rules, figures, stopping: stopping.signal }),
    log,
    failed: (sweep) => metrics.sweepErrors.inc({ sweep }),
    byCron: given.byCron,
  });
  sweeps = running;
  running.wake();
  log.info({ port, database: db.dialect }, 'the gateway is ready');
  return {
    port,
    house,
    sweeps: running,
    demonstration: password ? { password } : null,
    async close() {
      stopping.abort();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
      await running.stop();
      await db.close();
    },
  };
}

function openSms(name: SmsProvider, env: Env): SmsPort {
  if (name === 'aliyun') return createAliyunSms(env.aliyun);
  return createKannelSms({ ...env.kannel, webhookSecret: env.keys.webhookSecret });
}

function listen(server: Server, env: Env): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(env.port, env.host, () => resolve((server.address() as AddressInfo).port));
  });
}
