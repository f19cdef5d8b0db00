/**
 * Long work in slices: a generator that yields often. One code, two ways to run it: to its end at once, or with
 * pauses in which the process answers others.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';

export type Slices<T> = Generator<undefined, T, undefined>;

/** Nobody waits longer than about this for an answer while work is done gently. */
const SLICE_MS = 6;

/** For tests and the command line, where nobody else waits. */
export function atOnce<T>(work: Slices<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/**
 * Lets every other event have its turn between slices.
 * @param sliceMs how long to go on without a pause; 0 pauses wherever the work allows it
 */
export async function gently<T>(work: Slices<T>, sliceMs = SLICE_MS): Promise<T> {
  for (;;) {
    const until = performance.now() + sliceMs;
    do {
      const step = work.next();
      if (step.done) return step.value;
    } while (performance.now() < until);
    await nextTurn();
  }
}

/** Does something with each number below `count`, yielding after every `size` of them. */
export function* forEachBelow(count: number, size: number, work: (index: number) => void): Slices<void> {
  for (let from = 0; from < count; from += size) {
    const to = Math.min(count, from + size);
    for (let index = from; index < to; index++) work(index);
    yield;
  }
}
