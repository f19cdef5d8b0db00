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
  /**
   * Runs every sweep, one after the other, again and again until a whole round had nothing to do: the house at rest
   * for this moment of its clock. Rejects when it does not come to rest.
   */
  turn(): Promise<void>;
  /** No new turns; resolves when the running ones have ended. */
  stop(): Promise<void>;
}

/** A house that is not at rest after so many rounds never will be. */
const MOST_ROUNDS = 500;

export function startSweeps(given: {
  sweeps: readonly Sweep[];
  log: Logger;
  failed: (name: string) => void;
  /** False: nothing comes round by itself, only by `wake` and `turn`; for clocks that are moved by hand. */
  byCron?: boolean;
}): Sweeps {
  const { sweeps, log, failed, byCron = true } = given;
  let done = 0;
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
        for (let handled = await sweep.run(); handled > 0 && !stopping; handled = await sweep.run())
          done += handled;
      } catch (error) {
        failed(sweep.name);
        log.error({ err: error, sweep: sweep.name }, 'a sweep failed and will come round again');
      }
    } while (state.again && !stopping);
  };

  const settled = async (): Promise<void> => {
    while (runs.size > 0) await Promise.all([...runs.values()].map((run) => run.done));
  };
  const scheduled = byCron ? sweeps : [];
  const tasks = scheduled.map((sweep) => {
    const zone = sweep.timezone === undefined ? {} : { timezone: sweep.timezone };
    return schedule(sweep.cron, () => start(sweep), { suppressMissedWarning: true, ...zone });
  });
  return {
    wake: () => {
      for (const sweep of sweeps) if (sweep.onWake) start(sweep);
    },
    settled,
    async turn() {
      for (let round = 1; ; round++) {
        const before = done;
        for (const sweep of sweeps) {
          await settled();
          start(sweep);
        }
        await settled();
        if (done === before) return;
        if (round === MOST_ROUNDS) throw new Error(`sweeps still had work after ${round} rounds`);
      }
    },
    async stop() {
      stopping = true;
      for (const task of tasks) await task.stop();
      await Promise.all([...runs.values()].map((run) => run.done));
    },
  };
}
