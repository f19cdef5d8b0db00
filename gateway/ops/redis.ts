/** A private Redis for benches: own folder, own port on 127.0.0.1, persistence as it comes, gone at the end. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PlainError } from './plainError.mjs';
import { freePort } from './ports.ts';

const START_MS = 20_000;
const POLL_MS = 50;
const PLACES = ['/usr/bin', '/usr/sbin', '/usr/local/bin', '/opt/homebrew/bin'];

export interface PrivateRedis {
  port: number;
  stop(): Promise<void>;
}

function program(): string | null {
  const places = [...(process.env.PATH ?? '').split(':'), ...PLACES];
  return places.map((place) => join(place, 'redis-server')).find((path) => existsSync(path)) ?? null;
}

/** Whether a server can be started here. */
export const hasRedis = (): boolean => program() !== null;

/**
 * Starts an empty server and waits until it answers.
 * @throws PlainError when it does not
 */
export async function startRedis(): Promise<PrivateRedis> {
  const server = program();
  if (!server) throw new PlainError('redis_missing', 'Redis is not installed here: install redis-server.');
  const folder = mkdtempSync(join(tmpdir(), 'gridline-redis-'));
  const port = await freePort();
  const child = spawn(server, ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder], {
    stdio: 'ignore',
  });
  const atExit = (): void => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', atExit);
  const stop = async (): Promise<void> => {
    await end(child);
    process.removeListener('exit', atExit);
    rmSync(folder, { recursive: true, force: true });
  };
  const until = Date.now() + START_MS;
  while (!(await answers(port))) {
    if (child.exitCode !== null || Date.now() > until) {
      await stop();
      throw new PlainError('redis_failed', 'The private Redis did not start.');
    }
    await sleep(POLL_MS);
  }
  return { port, stop };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => socket.write('PING\r\n'));
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data.toString().startsWith('+PONG'));
    });
    socket.once('error', () => resolve(false));
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}
