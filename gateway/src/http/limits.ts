/** Rate limits of public entries, per process. A limit is asked with a key: an address, a phone, a name. */
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { tooMany } from '../errors.ts';

/** Counts one use; throws 429 when there were too many. */
export type Limit = (key: string) => Promise<void>;

export function makeLimit(given: { points: number; seconds: number; words?: string }): Limit {
  const { points, seconds, words = '操作太频繁了，请稍等一会儿再试。' } = given;
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  return async (key) => {
    const spent = await limiter.consume(key).then(
      () => true,
      (refused: unknown) => {
        if (refused instanceof Error) throw refused;
        return false;
      },
    );
    if (!spent) throw tooMany(words);
  };
}

/** Counts failures only: a right password never uses up the allowance of a shared address. */
export function makeFailureLimit(given: { points: number; seconds: number }): {
  check: Limit;
  failed: (key: string) => Promise<void>;
} {
  const limiter = new RateLimiterMemory({ points: given.points, duration: given.seconds });
  return {
    async check(key) {
      const state = await limiter.get(key);
      if (state && state.remainingPoints <= 0) throw tooMany('输错太多次了，请过一刻钟再试。');
    },
    failed: async (key) => {
      await limiter.penalty(key);
    },
  };
}
