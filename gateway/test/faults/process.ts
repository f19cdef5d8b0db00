/** Starts and kills gateways as operating systems do. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { until } from '../play/http.ts';
import { freePort } from '../../ops/ports.ts';
import { type World } from '../world.ts';

const FILE = fileURLToPath(new URL('gatewayProcess.ts', import.meta.url));

export interface GatewayProcess {
  /** SIGKILL, at once. */
  kill(): Promise<void>;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
}

/** Resolves when the process says it is ready. */
export async function spawnGateway(environment: Record<string, string>): Promise<GatewayProcess> {
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', FILE], {
    env: {
      PATH: process.env.PATH ?? '',
      TEST_LOG: process.env.TEST_LOG ?? 'silent',
      QUIET_HOURS: 'off',
      ...environment,
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
    return child.exitCode;
  };
  await until(
    'the gateway process to be ready',
    async () => {
      if (child.exitCode !== null) throw new Error(`the gateway ended with ${child.exitCode}`);
      return fetch(`http://127.0.0.1:${environment.PORT}/readyz`).then(
        (answer) => answer.ok,
        () => false,
      );
    },
    60,
  );
  return { kill: async () => void (await end('SIGKILL')), stop: () => end('SIGTERM') };
}

/** A second gateway on the database, the folder and the stand-in world of a first. */
export async function spawnBeside({ env }: World): Promise<GatewayProcess & { origin: string }> {
  const port = await freePort();
  const running = await spawnGateway({
    PORT: String(port),
    SANDBOX_PORT: String(env.sandboxPort),
    HOST: '127.0.0.1',
    DATA_DIR: env.dataDir,
    DATABASE_URL: env.databaseUrl,
  });
  return { ...running, origin: `http://127.0.0.1:${port}` };
}
