/** A clock that stands still until it is moved; what was asked of it for a moment is done when that moment comes. */
import type { Clock } from '../../src/clock.ts';

interface Timer {
  at: number;
  work: () => void;
}

export interface VirtualClock extends Clock {
  /** Milliseconds since 1970. */
  time(): number;
  /** Never backwards. Does not run timers. */
  moveTo(time: number): void;
  /** As the sandbox's `after`: returns what calls it off. */
  after(milliseconds: number, work: () => void): () => void;
  /** Does what is due by now, in order; tells how many things that were. */
  runDue(): number;
  /** When the next thing is due, `null` when nothing is. */
  nextDue(): number | null;
}

export function makeVirtualClock(start: number): VirtualClock {
  let time = start;
  let timers: Timer[] = [];
  return {
    now: () => new Date(time),
    time: () => time,
    moveTo: (target) => {
      time = Math.max(time, target);
    },
    after: (milliseconds, work) => {
      const timer = { at: time + milliseconds, work };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    runDue: () => {
      const due = timers.filter(({ at }) => at <= time).sort((a, b) => a.at - b.at);
      timers = timers.filter((one) => !due.includes(one));
      for (const { work } of due) work();
      return due.length;
    },
    nextDue: () => (timers.length === 0 ? null : Math.min(...timers.map(({ at }) => at))),
  };
}
