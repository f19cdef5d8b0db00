/** Starting and stopping the stand-in world: beside the gateway, or as a process of its own. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { z } from 'zod';
import { readEnv } from '../src/env.ts';
import { createApp } from './app.ts';
import type { SandboxOptions } from './options.ts';
import { createWorld } from './world.ts';

export type { SandboxOptions } from './options.ts';

export interface Sandbox {
  port: number;
  /** Resolves when no push to the gateway is under way. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Listens on `host:port` (0: any free port) and resolves when it can be reached. Rejects with the system's
 * error (`EADDRINUSE`) when the port is taken. Never start it beside a gateway that serves real residents.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const world = createWorld(options);
  const answer = createApp(world).callback();
  const server = createServer((request, response) => void answer(request, response));
  server.listen(options.port, options.host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    settled: () => world.pusher.settled(),
    close: async () => {
      world.pusher.clear();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/**
 * A process of its own, configured like the gateway beside it; `GATEWAY_ORIGIN` says where that is,
 * `SANDBOX_TEMPLATES` is a JSON object from template code to text.
 */
export async function main(): Promise<void> {
  const env = readEnv(process.env);
  if (!env.sandbox)
    throw new Error('The sandbox is off: remove SANDBOX=off and do not set NODE_ENV=production.');
  const log = pino({ level: env.logLevel });
  const sandbox = await startSandbox({
    port: env.sandboxPort,
    host: env.host,
    gatewayOrigin: process.env.GATEWAY_ORIGIN ?? `http://127.0.0.1:${env.port}`,
    keys: env.keys,
    aliyun: env.aliyun,
    kannel: env.kannel,
    uplinksBy: env.smsProviders[0],
    wechat: env.wechat,
    smsNumber: process.env.SMS_NUMBER ?? '10639393',
    templates: z.record(z.string(), z.string()).parse(JSON.parse(process.env.SANDBOX_TEMPLATES ?? '{}')),
    log,
  });
  log.info({ port: sandbox.port }, 'sandbox is listening');
}
