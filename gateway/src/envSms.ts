/** Settings of the providers of text messages: which there are, in which order, and how each is reached. */
import { z } from 'zod';
import { EnvError } from './envError.ts';

const SMS_PROVIDERS = ['aliyun', 'kannel'] as const;
export type SmsProvider = (typeof SMS_PROVIDERS)[number];

export interface SmsSettings {
  /** Providers of text messages, the one tried first first. */
  smsProviders: readonly SmsProvider[];
  aliyun: {
    endpoint: string;
    protocol: 'HTTP' | 'HTTPS';
    accessKeyId: string;
    accessKeySecret: string;
    signName: string;
    templates: Record<string, string>;
  };
  kannel: {
    /** Of smsbox, without a trailing slash. */
    origin: string;
    username: string;
    password: string;
    /** The number residents see and answer to. */
    from: string;
    /** Put in 【】 before every text; empty: the carrier does that. */
    signName: string;
    /** Where Kannel reaches us with its receipts, without a trailing slash. */
    callbackOrigin: string;
  };
}

interface Given {
  production: boolean;
  /** Where the stand-in world answers, used outside production. */
  sandboxOrigin: string;
  publicUrl: string;
}

type Source = NodeJS.ProcessEnv;

export function readSmsSettings(source: Source, given: Given): SmsSettings {
  const smsProviders = orderOf(source.SMS_PROVIDERS);
  return {
    smsProviders,
    aliyun: aliyunOf(source, given, smsProviders.includes('aliyun')),
    kannel: kannelOf(source, given, smsProviders.includes('kannel')),
  };
}

function orderOf(text = 'aliyun'): SmsProvider[] {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const known = names.map((name) => SMS_PROVIDERS.find((provider) => provider === name));
  const wrong = names.find((_name, index) => !known[index]);
  if (wrong)
    throw new EnvError(
      `SMS_PROVIDERS names "${wrong}", which is not known: give ${SMS_PROVIDERS.join(', ')}, or both in the order they are to be tried.`,
    );
  const order = known.filter((provider) => provider !== undefined);
  if (order.length === 0 || new Set(order).size < order.length)
    throw new EnvError(
      'SMS_PROVIDERS must name at least one provider, each once: for example aliyun,kannel.',
    );
  return order;
}

function aliyunOf(
  source: Source,
  { production, sandboxOrigin }: Given,
  used: boolean,
): SmsSettings['aliyun'] {
  const text = (name: string, stand: string): string => setting(source, name, production && used, stand);
  return {
    endpoint:
      source.ALIYUN_SMS_ENDPOINT ?? (production ? 'dysmsapi.aliyuncs.com' : new URL(sandboxOrigin).host),
    protocol: production && !source.ALIYUN_SMS_ENDPOINT?.startsWith('127.') ? 'HTTPS' : 'HTTP',
    accessKeyId: text('ALIYUN_ACCESS_KEY_ID', 'sandbox-key'),
    accessKeySecret: text('ALIYUN_ACCESS_KEY_SECRET', 'sandbox-secret'),
    signName: text('ALIYUN_SIGN_NAME', '网格直通'),
    templates: templatesOf(source, production && used),
  };
}

function kannelOf(source: Source, given: Given, used: boolean): SmsSettings['kannel'] {
  const must = given.production && used;
  const text = (name: string, stand: string): string => setting(source, name, must, stand);
  return {
    origin: originOf('KANNEL_ORIGIN', text('KANNEL_ORIGIN', given.sandboxOrigin)),
    username: text('KANNEL_USERNAME', 'gridline'),
    password: text('KANNEL_PASSWORD', 'sandbox-secret'),
    from: text('KANNEL_FROM', '10639000'),
    signName: source.KANNEL_SIGN_NAME ?? '',
    callbackOrigin: originOf('KANNEL_CALLBACK_ORIGIN', source.KANNEL_CALLBACK_ORIGIN ?? given.publicUrl),
  };
}

function setting(source: Source, name: string, must: boolean, stand: string): string {
  const value = source[name];
  if (value) return value;
  if (must)
    throw new EnvError(`${name} is missing: set it in the environment before starting in production.`);
  return stand;
}

function originOf(name: string, value: string): string {
  if (/^https?:\/\//.test(value) && URL.canParse(value)) return value.replace(/\/+$/, '');
  throw new EnvError(`${name}=${value} is no address: write it like http://127.0.0.1:13013.`);
}

function templatesOf(source: Source, must: boolean): Record<string, string> {
  if (!source.ALIYUN_TEMPLATES) {
    if (must)
      throw new EnvError(
        'ALIYUN_TEMPLATES is missing: give a JSON object from purpose to template code, see the README.',
      );
    return {};
  }
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(source.ALIYUN_TEMPLATES));
  } catch {
    throw new EnvError(
      'ALIYUN_TEMPLATES is not a JSON object of purpose to template code: mend it as the README shows.',
    );
  }
}
