/** Starts the gateway and, outside production, the stand-in world beside it. */
import { pino } from 'pino';
import { migrate, MigrationError } from '../../prisma/migrate.ts';
import { EnvError, readEnv, type Env } from '../src/env.ts';
import { startGateway, type Gateway } from '../src/main.ts';
import { TEMPLATES } from '../src/notices/wordings/templates.ts';
import { templateCodeOf } from '../src/providers/aliyunSms.ts';
import { startSandbox } from '../sandbox/main.ts';
import { whenStopped } from './enter.mjs';
import { PlainError } from './plainError.mjs';
import { claimable, portError, type Wanted } from './ports.ts';
import { say } from './progress.mjs';
import { welcome } from './welcome.ts';

interface Running {
  close(): Promise<void>;
}

/** What explains itself is shown as one sentence. */
function explained(error: unknown): unknown {
  if (error instanceof EnvError || error instanceof MigrationError) {
    return new PlainError(error.code, error.message);
  }
  return error;
}

const gatewayPort = (env: Env): Wanted => ({ port: env.port, host: env.host, variable: 'PORT' });
const sandboxPort = (env: Env): Wanted => ({
  port: env.sandboxPort,
  host: env.host,
  variable: 'SANDBOX_PORT',
});

async function checkPorts(env: Env): Promise<void> {
  await claimable(gatewayPort(env));
  if (!env.sandbox) return;
  if (env.port === env.sandboxPort) {
    throw new PlainError('ports_equal', 'PORT and SANDBOX_PORT are the same: give them different numbers.');
  }
  await claimable(sandboxPort(env));
}

/** Another process may have taken the port since it was checked. */
async function listening<T>(started: Promise<T>, wanted: Wanted): Promise<T> {
  try {
    return await started;
  } catch (error) {
    throw portError(error, wanted) ?? error;
  }
}

/** A terminal is for people: there only warnings are shown, unless LOG_LEVEL asks for more. */
function levelOf(env: Env): string {
  const forPeople = !env.production && process.stdout.isTTY && !process.env.LOG_LEVEL;
  return forPeople ? 'warn' : env.logLevel;
}

/** The wordings that in the real world lie at the carrier under a code each. */
function templatesAt(env: Env): Record<string, string> {
  return Object.fromEntries(
    Object.entries(TEMPLATES).map(([purpose, text]) => [templateCodeOf(env.aliyun.templates, purpose), text]),
  );
}

async function startBoth(env: Env, open: Running[]): Promise<Gateway> {
  const log = pino({ level: levelOf(env) });
  const gateway = await listening(startGateway(env, { log }), gatewayPort(env));
  open.push(gateway);
  if (!env.sandbox) return gateway;
  const { smsNumber, hotline } = gateway.house.district;
  const started = startSandbox({
    port: env.sandboxPort,
    host: env.host,
    gatewayOrigin: `http://127.0.0.1:${gateway.port}`,
    keys: env.keys,
    aliyun: env.aliyun,
    kannel: env.kannel,
    uplinksBy: env.smsProviders[0],
    wechat: env.wechat,
    smsNumber,
    hotline,
    templates: templatesAt(env),
    log,
  });
  open.push(await listening(started, sandboxPort(env)));
  return gateway;
}

/** Runs until the process is asked to stop. */
export async function main(): Promise<void> {
  const open: Running[] = [];
  whenStopped(async () => {
    say('正在停止 Stopping');
    for (const running of open.reverse()) await running.close();
    return 0;
  });
  try {
    const env = readEnv(process.env);
    await checkPorts(env);
    await migrate({ databaseUrl: env.databaseUrl, log: (line) => say(`  ${line}`) });
    const gateway = await startBoth(env, open);
    say(
      welcome({
        gateway:
          env.port === gateway.port || process.env.PUBLIC_URL
            ? env.publicUrl
            : `http://127.0.0.1:${gateway.port}`,
        sandbox: env.sandbox,
        password: gateway.demonstration?.password ?? null,
        production: env.production,
      }),
    );
  } catch (error) {
    throw explained(error);
  }
}
