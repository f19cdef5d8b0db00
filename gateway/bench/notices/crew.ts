/** Processes that work side by side: each says when it is ready, is told to go, and says what it did. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Member {
  /** What it said when it was ready. */
  ready: Record<string, unknown>;
  /** Tells it to go; resolves with what it says when it is done. */
  go(order?: object): Promise<Record<string, unknown>>;
  stop(): Promise<void>;
}

/** @param file beside this one; @param environment the whole of it, beside PATH */
export async function hire(file: string, environment: Record<string, string>): Promise<Member> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    env: { PATH: process.env.PATH ?? '', ...environment },
  });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const ready = await said(child, file);
  return {
    ready,
    go(order = {}) {
      const answer = said(child, file);
      child.send(order);
      return answer;
    },
    async stop() {
      process.removeListener('exit', kill);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}

function said(child: ChildProcess, file: string): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null): void => reject(new Error(`${file} ended with ${code}`));
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.removeListener('exit', onExit);
      resolve(message as Record<string, unknown>);
    });
  });
}

/** In the process that was hired: tells that it is ready, then does each order. */
export function serve(ready: object, work: (order: Record<string, unknown>) => Promise<object>): void {
  process.on('message', (order) => {
    void work(order as Record<string, unknown>).then((done) => process.send?.(done));
  });
  process.send?.(ready);
}
