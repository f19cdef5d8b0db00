/** A fresh seeded house with its stand-in world, whose time stands still until it is moved. */
import { pino } from 'pino';
import { startSandbox } from '../../sandbox/main.ts';
import { readEnv } from '../../src/env.ts';
import type { House } from '../../src/house.ts';
import { startGateway } from '../../src/main.ts';
import { caller, type Caller } from '../play/http.ts';
import type { Places } from '../play/people.ts';
import { freePort } from '../../ops/ports.ts';
import { PASSWORD, sandboxOptions } from '../world.ts';
import { nextDue, soon } from './nextDue.ts';
import type { Template } from './template.ts';
import { makeVirtualClock, type VirtualClock } from './virtualClock.ts';

/** Where nothing is known to be due, sweeps look after so long. */
const LONGEST_STEP = 6 * 3600_000;
/** What the house holds back for seconds only: parts of a split message, a first retry, a late receipt. */
const MOMENT = 31_000;
const MOST_STEPS = 20_000;

export interface Instance extends Places {
  house: House;
  clock: VirtualClock;
  world: Caller;
  /** Does what is due now, and what follows from it, until nothing is. */
  settle(): Promise<void>;
  /**
   * Moves the clock to `time`, stopping wherever something is due, and at least every six hours.
   * @param least what comes due within so many milliseconds is done at one stop, for thousands of cases at once
   */
  advanceTo(time: number, least?: number): Promise<void>;
  /** To rest: what is held for seconds only, or until `by`, comes due; the clock moves by as much as that needs. */
  rest(by?: number): Promise<void>;
  /** Part of the address that carriers push to. */
  webhookSecret: string;
  /** What the house logged as an error. */
  errors: string[];
  close(): Promise<void>;
}

export async function openInstance(template: Template, start: number): Promise<Instance> {
  const clock = makeVirtualClock(start);
  const errors: string[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => void errors.push(line) });
  const copy = await template.copy();
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const env = readEnv({
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    HOST: '127.0.0.1',
    DATA_DIR: copy.dataDir,
    DATABASE_URL: copy.databaseUrl,
  });
  const sandbox = await startSandbox({ ...sandboxOptions(env, log), now: clock.now, after: clock.after });
  const running = await startGateway(env, { log, clock, byCron: false });
  const { house, sweeps } = running;

  const settleBy = async (work: () => Promise<void>): Promise<void> => {
    do {
      await sandbox.settled();
      await work();
      await sandbox.settled();
    } while (clock.runDue() > 0);
  };
  /** What messages and steps bring about; what only time brings about is for `turn`. */
  const settle = (): Promise<void> =>
    settleBy(async () => {
      sweeps.wake();
      await sweeps.settled();
    });
  /** Moves from one due moment to the next, as `next` tells them, while they are not after `limit`. */
  const stepThrough = async (limit: number, next: () => Promise<number | null>, least = 1): Promise<void> => {
    await settle();
    for (let steps = 0; steps < MOST_STEPS; steps++) {
      const [inHouse, inWorld] = [await next(), clock.nextDue()];
      const due = earliest(inHouse, inWorld);
      if (due === null || due > limit) return;
      clock.moveTo(Math.min(limit, Math.max(due, clock.time() + least)));
      await (due === inHouse ? settleBy(sweeps.turn) : settle());
    }
    throw new Error(`the house found no rest in ${MOST_STEPS} steps`);
  };
  return {
    house,
    clock,
    errors,
    gateway: `http://127.0.0.1:${port}`,
    sandbox: `http://127.0.0.1:${sandboxPort}`,
    password: PASSWORD,
    webhookSecret: env.keys.webhookSecret,
    world: caller(`http://127.0.0.1:${sandboxPort}`),
    settle,
    async advanceTo(time, least) {
      const next = async (): Promise<number | null> =>
        earliest(await nextDue(house, clock.now()), clock.time() + LONGEST_STEP);
      await stepThrough(time, next, least);
      clock.moveTo(time);
      await settleBy(sweeps.turn);
    },
    rest: (by = 0) => stepThrough(Math.max(by, clock.time() + MOMENT), () => soon(house, clock.now())),
    async close() {
      await sandbox.settled();
      await running.close();
      await sandbox.close();
      await copy.drop();
    },
  };
}

function earliest(...times: (number | null)[]): number | null {
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.min(...known);
}
