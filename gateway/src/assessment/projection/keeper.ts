/** Keeps the figures up with the histories: a sweep brings lines and sums; whoever reads brings the newest lines first. */
import type { House } from '../../house.ts';
import { makeBringer } from './bring.ts';
import { sumUpOne } from './sumUp.ts';

export interface FigureKeeper {
  /** The sweep's turn: all there is, unless another process does it. @returns how much was done */
  turn(): Promise<number>;
  /** The newest events have their lines when it resolves; a district that still catches up goes on without waiting. */
  fresh(): Promise<void>;
}

const TURN_SECONDS = 15;
/** Batches a reader waits for; what is more belongs to a first run on an old database. */
const BATCHES = 2;

export function makeFigureKeeper(house: Pick<House, 'db' | 'clock'>): FigureKeeper {
  const bringer = makeBringer(house);
  let running: Promise<unknown> = Promise.resolve();
  let next: Promise<void> | null = null;
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const done = running.then(work, work);
    running = done;
    return done;
  };
  const few = async (): Promise<void> => {
    next = null;
    for (let batch = 0; batch < BATCHES && (await bringer.batch()) > 0; batch++);
  };
  return {
    async turn() {
      const now = house.clock.now();
      if (!(await house.db.takeTurn({ name: 'figures', now, leaseSeconds: TURN_SECONDS }))) return 0;
      let done = 0;
      const until = performance.now() + TURN_SECONDS * 1000;
      const step = async (): Promise<number> =>
        (await alone(() => bringer.batch())) || (await sumUpOne(house));
      for (let handled = await step(); handled > 0; handled = await step()) {
        done += handled;
        if (performance.now() > until) break;
      }
      return done;
    },
    // Whoever asks while a look waits for its turn shares it; one that has begun may have missed the newest event.
    fresh: () => (next ??= alone(few)),
  };
}
