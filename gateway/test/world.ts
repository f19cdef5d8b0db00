/** A whole world for a story: the real gateway, the real sandbox, a database of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { pino, type Logger } from 'pino';
import { migrate } from '../../prisma/migrate.ts';
import { freePort } from '../ops/ports.ts';
import { startSandbox } from '../sandbox/main.ts';
import type { Clock } from '../src/clock.ts';
import { readEnv, type Env } from '../src/env.ts';
import { startGateway, type Gateway } from '../src/main.ts';
import { templatesAtCarrier } from '../src/notices/wordings/templates.ts';
import { caller, type Caller } from './play/http.ts';
import type { Places } from './play/people.ts';

export interface World extends Places {
  env: Env;
  running: Gateway;
  http: Caller;
  close(): Promise<void>;
}

export const PASSWORD = 'a-password-of-tests';

/** A fresh database of the kind that `TEST_DB` names: an embedded file, or one on the server of `TEST_MYSQL_URL`. */
export async function freshDatabase(dataDir: string): Promise<{ url: string; drop(): Promise<void> }> {
  if (process.env.TEST_DB !== 'mysql')
    return { url: `file:${join(dataDir, 'gridline.db')}`, drop: async () => undefined };
  const server = process.env.TEST_MYSQL_URL;
  if (!server) throw new Error('TEST_DB=mysql needs TEST_MYSQL_URL, e.g. mysql://root@127.0.0.1:3306/');
  const name = `gridline_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  const drop = async (): Promise<void> => {
    const connection = await createConnection(server);
    await connection.query(`DROP DATABASE IF EXISTS \`${name}\``);
    await connection.end();
  };
  return { url: url.toString(), drop };
}

export async function startWorld(
  options: {
    clock?: Clock;
    log?: Logger;
    environment?: Record<string, string>;
    /** False: sweeps run by `running.sweeps.turn` alone, for a clock that is moved by hand. */
    byCron?: boolean;
  } = {},
): Promise<World> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gridline-'));
  const database = await freshDatabase(dataDir);
  const [port, sandboxPort] = [await freePort(), await freePort()];
  process.env.DEMONSTRATION_PASSWORD = PASSWORD;
  const env = readEnv({
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    // Stories happen at any hour of the real clock; those about the night name their own hours.
    QUIET_HOURS: 'off',
    ...options.environment,
  });
  const log = options.log ?? pino({ level: process.env.TEST_LOG ?? 'silent' });
  await migrate({ databaseUrl: env.databaseUrl, log: () => undefined });
  const running = await startGateway(env, { log, clock: options.clock, byCron: options.byCron });
  const sandbox = await startSandbox(sandboxOptions(env, log));
  const gateway = `http://127.0.0.1:${port}`;
  return {
    env,
    running,
    gateway,
    sandbox: `http://127.0.0.1:${sandboxPort}`,
    password: PASSWORD,
    http: caller(gateway),
    async close() {
      await running.close();
      await sandbox.close();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export function sandboxOptions(
  env: Env,
  log: Parameters<typeof startSandbox>[0]['log'],
): Parameters<typeof startSandbox>[0] {
  return {
    port: env.sandboxPort,
    host: '127.0.0.1',
    gatewayOrigin: `http://127.0.0.1:${env.port}`,
    keys: env.keys,
    aliyun: env.aliyun,
    kannel: env.kannel,
    uplinksBy: env.smsProviders[0],
    wechat: env.wechat,
    smsNumber: '10639000',
    hotline: '9630000',
    templates: templatesAtCarrier(env.aliyun.templates),
    log,
  };
}
