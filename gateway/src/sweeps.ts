/**
 * Work that comes round by itself. A sweep is safe to run twice and on any number of processes (law 5); in one
 * process it never overlaps itself. `wake` runs what new work may have come to, at once.
 */
import { schedule } from 'node-cron';
import type { Logger } from 'pino';

export interface Sweep {
  name: string;
  /** Cron with seconds. */
  cron: string;
  /** Whose hours `cron` names; left out: the machine's. */
  timezone?: string;
  /** Also run when somebody wakes the house. */
  onWake: boolean;
  /** Returns how much it did; while it did something it is run again. */
  run(): Promise<number>;
}

export interface Sweeps {
  wake(): void;
  /** Resolves when nothing is running and nothing waits to run. */
  settled(): Promise<void>;
  /** No new turns; resolves when the running ones have ended. */
  stop(): Promise<void>;
}

export function startSweeps(given: {
  sweeps: readonly Sweep[];
  log: Logger;
  failed: (name: string) => void;
}): Sweeps {
  const { sweeps, log, failed } = given;
  const runs = new Map<string, { again: boolean; done: Promise<void> }>();
  let stopping = false;

  const start = (sweep: Sweep): void => {
    if (stopping) return;
    const running = runs.get(sweep.name);
    if (running) {
      running.again = true;
      return;
    }
    const state = { again: false, done: Promise.resolve() };
    runs.set(sweep.name, state);
    state.done = turns(sweep, state).finally(() => runs.delete(sweep.name));
  };

  const turns = async (sweep: Sweep, state: { again: boolean }): Promise<void> => {
    do {
      state.again = false;
      try {
        while ((await sweep.run()) > 0 && !stopping);
      } catch (error) {
        failed(sweep.name);
        log.error({ err: error, sweep: sweep.name }, 'a sweep failed and will come round again');
      }
    } while (state.again && !stopping);
  };

  const tasks = sweeps.map((sweep) => {
    const zone = sweep.timezone === undefined ? {} : { timezone: sweep.timezone };
    return schedule(sweep.cron, () => start(sweep), { suppressMissedWarning: true, ...zone });
  });
  return {
    wake: () => {
      for (const sweep of sweeps) if (sweep.onWake) start(sweep);
    },
    async settled() {
      while (runs.size > 0) await Promise.all([...runs.values()].map((run) => run.done));
    },
    async stop() {
      stopping = true;
      for (const task of tasks) await task.stop();
      await Promise.all([...runs.values()].map((run) => run.done));
    },
  };
}
