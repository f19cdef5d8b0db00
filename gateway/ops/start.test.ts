/** The start as a newcomer meets it: the process, what it prints, how it ends. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './ports.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'gridline-start-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the start with these variables alone; `stopAt`: a text at which the process is asked to stop. */
function start(given: NodeJS.ProcessEnv, stopAt?: string): Promise<Ended> {
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...given };
  const child = spawn(process.execPath, ['gateway/ops/run.mjs', 'gateway/ops/start.ts'], { env });
  const ended = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    ended.out += chunk.toString();
    if (stopAt && ended.out.includes(stopAt)) child.kill('SIGTERM');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    ended.err += chunk.toString();
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...ended })));
}

const ports = async (): Promise<{ PORT: string; SANDBOX_PORT: string }> => ({
  PORT: String(await freePort()),
  SANDBOX_PORT: String(await freePort()),
});

const listen = (): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '0.0.0.0', () => resolve(server));
  });

test('a start says where to go and with which password, the next one the same; asked to stop, it ends well', async () => {
  const wanted = await ports();
  const first = await start(wanted, 'Ctrl-C');
  expect(first).toMatchObject({ code: 0, err: '' });
  for (const path of ['/m/', '/console/', '/sandbox/', '/openapi.json']) {
    expect(first.out).toContain(`http://127.0.0.1:${wanted.PORT}${path}`);
  }
  const password = /password: (\S+)/.exec(first.out)?.[1];
  expect(password).toBeDefined();
  const second = await start(wanted, 'Ctrl-C');
  expect(second.code).toBe(0);
  expect(second.out).toContain(`password: ${password}`);
  expect(second.out).not.toContain('migration');
});

describe('what stands in the way is said in one sentence', () => {
  const sentence = async (given: NodeJS.ProcessEnv): Promise<string> => {
    const { code, err } = await start({ ...(await ports()), ...given });
    expect(code).toBe(1);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    return err;
  };

  test.each(['PORT', 'SANDBOX_PORT'])('%s in use', async (variable) => {
    const server = await listen();
    const { port } = server.address() as AddressInfo;
    expect(await sentence({ [variable]: String(port) })).toMatch(
      new RegExp(`^Port ${port} is in use: .*${variable}=`),
    );
    server.close();
  });

  test('a DATABASE_URL that is none', async () => {
    expect(await sentence({ DATABASE_URL: 'postgres://there' })).toMatch(
      /^DATABASE_URL is not understood: write/,
    );
  });

  test('a database that does not answer', async () => {
    const port = await freePort();
    expect(await sentence({ DATABASE_URL: `mysql://a:b@127.0.0.1:${port}/c` })).toContain(
      `127.0.0.1:${port}`,
    );
  });

  test('a key missing in production', async () => {
    expect(await sentence({ NODE_ENV: 'production' })).toMatch(/is missing.*: set /);
  });
});
