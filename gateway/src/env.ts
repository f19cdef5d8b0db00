/** Configuration: read once, checked, and turned into one object. Every refusal says what to do. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { STANDARD_SETTINGS, type NoticeSettings } from '@gridline/shared/noticeApi.ts';
import { EnvError } from './envError.ts';
import { readSmsSettings, type SmsSettings } from './envSms.ts';

export { EnvError } from './envError.ts';

const keysSchema = z.object({
  /** 32 bytes, base64: encrypts phone numbers and names. */
  fieldKey: z.string().length(44),
  /** 32 bytes, base64: blind index and signed links. */
  indexKey: z.string().length(44),
  /** Unguessable segment of the carriers' webhook paths. */
  webhookSecret: z.string().min(16),
  /** Shared with the switchboard: HMAC of its events. */
  ctiSecret: z.string().min(16),
});
export type Keys = z.infer<typeof keysSchema>;

export interface Env extends SmsSettings {
  production: boolean;
  port: number;
  host: string;
  sandboxPort: number;
  /** Whether the stand-in world runs beside the gateway. */
  sandbox: boolean;
  dataDir: string;
  databaseUrl: string;
  keys: Keys;
  /** Where the gateway is seen from outside, without a trailing slash. */
  publicUrl: string;
  /** How many proxies stand before the gateway, each of which adds the address it was asked from; 0: none. */
  trustedProxies: number;
  logLevel: string;
  wechat: {
    origin: string;
    appid: string;
    secret: string;
    pushToken: string;
    /** Of the encrypted push mode; `null`: pushes come in the clear. */
    encodingAesKey: string | null;
    templateId: string;
    /** True: the template is a long-term one (政务民生): one acceptance, any number of messages. */
    longTerm: boolean;
  };
  storage:
    | { kind: 'local' }
    | {
        kind: 's3';
        endpoint: string;
        region: string;
        bucket: string;
        accessKeyId: string;
        secretAccessKey: string;
      };
  carrierAddresses: string[];
  /** Seconds after which a message nobody can tell the fate of is sent a second time. */
  unknownPatienceSeconds: number;
  /** Seconds after which a sent message is said to have no receipt. */
  receiptPatienceSeconds: number;
  /** Seconds that a claimed message or notice belongs to one process; more than a provider may take. */
  leaseSeconds: number;
  /** When notices go, until staff set it in the console. */
  notices: NoticeSettings;
}

const WECHAT_SANDBOX = {
  appid: 'wx0000000000000000',
  secret: 'sandbox-secret',
  pushToken: 'sandboxtoken',
  templateId: 'progress-template',
};

/** Reads the environment. Outside production missing keys are made once and kept in `<DATA_DIR>/keys.json`. */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  const production = source.NODE_ENV === 'production';
  const port = portOf(source, 'PORT', 7080);
  const sandboxPort = portOf(source, 'SANDBOX_PORT', 7081);
  const sandbox = source.SANDBOX ? source.SANDBOX !== 'off' : !production;
  if (production && source.SANDBOX && sandbox)
    throw new EnvError('SANDBOX must be off in production: remove SANDBOX or set SANDBOX=off.');
  const dataDir = resolve(source.DATA_DIR ?? '.data');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const sandboxOrigin = source.SANDBOX_ORIGIN ?? `http://127.0.0.1:${sandboxPort}`;
  const publicUrl = (source.PUBLIC_URL ?? `http://127.0.0.1:${port}`).replace(/\/$/, '');
  const outside = (name: string, stand: string): string => {
    const value = source[name];
    if (value) return value;
    if (production)
      throw new EnvError(`${name} is missing: set it in the environment before starting in production.`);
    return stand;
  };
  return {
    production,
    port,
    host: source.HOST ?? '0.0.0.0',
    sandboxPort,
    sandbox,
    dataDir,
    databaseUrl: databaseUrlOf(source, dataDir),
    keys: readKeys(source, dataDir, production),
    publicUrl,
    trustedProxies: proxiesOf(source),
    logLevel: source.LOG_LEVEL ?? 'info',
    ...readSmsSettings(source, { production, sandboxOrigin, publicUrl }),
    wechat: {
      origin: source.WECHAT_ORIGIN ?? (production ? 'https://api.weixin.qq.com' : sandboxOrigin),
      appid: outside('WECHAT_APPID', WECHAT_SANDBOX.appid),
      secret: outside('WECHAT_SECRET', WECHAT_SANDBOX.secret),
      pushToken: outside('WECHAT_PUSH_TOKEN', WECHAT_SANDBOX.pushToken),
      encodingAesKey: aesKeyOf(source.WECHAT_ENCODING_AES_KEY),
      templateId: outside('WECHAT_TEMPLATE_ID', WECHAT_SANDBOX.templateId),
      longTerm: source.WECHAT_LONG_TERM === '1' || source.WECHAT_LONG_TERM === 'true',
    },
    storage: storageOf(source),
    carrierAddresses: (source.CARRIER_ADDRESSES ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
    unknownPatienceSeconds: secondsOf(source, 'UNKNOWN_PATIENCE_SECONDS', 600, 1),
    receiptPatienceSeconds: secondsOf(source, 'RECEIPT_PATIENCE_SECONDS', 86_400, 1),
    leaseSeconds: secondsOf(source, 'LEASE_SECONDS', 60),
    notices: { ...STANDARD_SETTINGS, quiet: quietOf(source.QUIET_HOURS) },
  };
}

function portOf(source: NodeJS.ProcessEnv, name: string, standard: number): number {
  const value = source[name] ? Number(source[name]) : standard;
  if (Number.isInteger(value) && value >= 0 && value < 65536) return value;
  throw new EnvError(`${name}=${source[name]} is no port: give a number between 1 and 65535.`);
}

function proxiesOf(source: NodeJS.ProcessEnv): number {
  const value = source.TRUST_PROXY;
  if (!value || value === 'false') return 0;
  if (value === 'true') return 1;
  if (/^\d$/.test(value)) return Number(value);
  throw new EnvError(
    `TRUST_PROXY=${value} is not understood: give the number of proxies before the gateway.`,
  );
}

function secondsOf(source: NodeJS.ProcessEnv, name: string, standard: number, least = 12): number {
  const value = source[name] ? Number(source[name]) : standard;
  if (Number.isInteger(value) && value >= least) return value;
  throw new EnvError(`${name}=${source[name]} is too short: give at least ${least} seconds.`);
}

function aesKeyOf(given: string | undefined): string | null {
  if (!given) return null;
  if (/^[A-Za-z0-9]{43}$/.test(given)) return given;
  throw new EnvError(
    'WECHAT_ENCODING_AES_KEY must have 43 letters and digits: copy it from the mini-program console.',
  );
}

/** `22:00-08:00` by Beijing's clock, or `off`. */
function quietOf(given: string | undefined): NoticeSettings['quiet'] {
  if (!given) return STANDARD_SETTINGS.quiet;
  if (given === 'off') return { ...STANDARD_SETTINGS.quiet, on: false };
  const [, from, to] = /^([01]\d:[0-5]\d|2[0-3]:[0-5]\d)-([01]\d:[0-5]\d|2[0-3]:[0-5]\d)$/.exec(given) ?? [];
  if (from && to && from !== to) return { on: true, from, to };
  throw new EnvError(`QUIET_HOURS=${given} is not understood: write 22:00-08:00, or off.`);
}

function databaseUrlOf(source: NodeJS.ProcessEnv, dataDir: string): string {
  const url = source.DATABASE_URL;
  if (!url) return `file:${join(dataDir, 'gridline.db')}`;
  if (/^file:.+/.test(url)) return url;
  if (/^(mysql|mariadb):\/\//.test(url) && URL.canParse(url) && new URL(url).pathname.length > 1) return url;
  throw new EnvError(
    'DATABASE_URL is not understood: write mysql://user:password@host:3306/database, or file:/path/to/file.db, or leave it out.',
  );
}

function storageOf(source: NodeJS.ProcessEnv): Env['storage'] {
  if (!source.S3_ENDPOINT) return { kind: 'local' };
  const {
    S3_ENDPOINT: endpoint,
    S3_BUCKET: bucket,
    S3_ACCESS_KEY_ID: accessKeyId,
    S3_SECRET_ACCESS_KEY: secretAccessKey,
  } = source;
  if (!bucket || !accessKeyId || !secretAccessKey)
    throw new EnvError(
      'S3_ENDPOINT is set, so S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY must be too.',
    );
  return {
    kind: 's3',
    endpoint,
    region: source.S3_REGION ?? 'us-east-1',
    bucket,
    accessKeyId,
    secretAccessKey,
  };
}

function readKeys(source: NodeJS.ProcessEnv, dataDir: string, production: boolean): Keys {
  const given = {
    fieldKey: source.FIELD_KEY,
    indexKey: source.INDEX_KEY,
    webhookSecret: source.WEBHOOK_SECRET,
    ctiSecret: source.CTI_SECRET,
  };
  const parsed = keysSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  if (production) {
    const name = (
      {
        fieldKey: 'FIELD_KEY',
        indexKey: 'INDEX_KEY',
        webhookSecret: 'WEBHOOK_SECRET',
        ctiSecret: 'CTI_SECRET',
      } as Record<string, string>
    )[String(parsed.error.issues[0]?.path[0])];
    throw new EnvError(
      `${name} is missing or malformed: set FIELD_KEY and INDEX_KEY to the output of "openssl rand -base64 32", WEBHOOK_SECRET and CTI_SECRET to that of "openssl rand -hex 16".`,
    );
  }
  const file = join(dataDir, 'keys.json');
  if (!existsSync(file)) {
    const secret = (): string => randomBytes(16).toString('hex');
    const key = (): string => randomBytes(32).toString('base64');
    const made: Keys = { fieldKey: key(), indexKey: key(), webhookSecret: secret(), ctiSecret: secret() };
    try {
      writeFileSync(file, JSON.stringify(made, null, 2), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  const kept = keysSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (kept.success) return kept.data;
  throw new EnvError(
    `${file} is damaged: restore it from your backup; without it stored phone numbers cannot be read.`,
  );
}
