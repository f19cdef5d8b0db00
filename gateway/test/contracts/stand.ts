/** The sandbox and a gateway that only listens, for tests of the wires between them. */
import { pino } from 'pino';
import { startSandbox, type SandboxOptions } from '../../sandbox/main.ts';
import type { TokenStore } from '../../src/providers/ports.ts';
import { startLoopback, type Loopback } from './loopback.ts';

export const ALIYUN = { accessKeyId: 'key-id', accessKeySecret: 'key-secret' };
export const WECHAT = { appid: 'wx0123456789abcdef', secret: 'app-secret', pushToken: 'AAAAA' };
export const KEYS = { webhookSecret: 'webhook-secret-00', ctiSecret: 'cti-secret-000000' };

export interface Stand {
  gateway: Loopback;
  origin: string;
  host: string;
  /** Calls the sandbox's own API and returns the parsed answer. */
  api<T = unknown>(method: string, path: string, body?: unknown): Promise<{ status: number; body: T }>;
  close(): Promise<void>;
}

/** `take` answers what is pushed; without it everything is taken with 200. */
export async function startStand(
  options: Partial<SandboxOptions> & { take?: Parameters<typeof startLoopback>[0] } = {},
): Promise<Stand> {
  const { take, ...more } = options;
  const gateway = await startLoopback(
    take ?? ((_heard, response) => void response.end('{"code":0,"msg":"成功"}')),
  );
  const sandbox = await startSandbox({
    port: 0,
    host: '127.0.0.1',
    gatewayOrigin: gateway.origin,
    keys: KEYS,
    aliyun: ALIYUN,
    wechat: WECHAT,
    smsNumber: '10639000',
    templates: { GRIDLINE_FILED: '已收到，编号${number}。' },
    log: pino({ level: 'silent' }),
    ...more,
  });
  const origin = `http://127.0.0.1:${sandbox.port}`;
  return {
    gateway,
    origin,
    host: `127.0.0.1:${sandbox.port}`,
    api: async <T>(method: string, path: string, body?: unknown) => {
      const response = await fetch(`${origin}/sandbox/api/${path}`, {
        method,
        ...(body !== undefined && {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      });
      return { status: response.status, body: (await response.json()) as T };
    },
    close: async () => {
      await sandbox.close();
      await gateway.close();
    },
  };
}

/** What all processes share of WeChat's token, in memory. */
export function memoryTokens(): TokenStore & { held: Map<string, { value: string; expiresAt: Date }> } {
  const held = new Map<string, { value: string; expiresAt: Date }>();
  const renewing = new Set<string>();
  return {
    held,
    read: async (name) => held.get(name) ?? null,
    write: async (name, value, expiresAt) => {
      held.set(name, { value, expiresAt });
      renewing.delete(name);
    },
    turn: async (name) => !renewing.has(name) && Boolean(renewing.add(name)),
  };
}
