/** One holder at a time, in order of asking. */
export interface Lock {
  hold<T>(work: () => Promise<T>): Promise<T>;
}

export function makeLock(): Lock {
  let tail: Promise<unknown> = Promise.resolve();
  return {
    hold<T>(work: () => Promise<T>): Promise<T> {
      const turn = tail.then(work, work);
      tail = turn.then(
        () => undefined,
        () => undefined,
      );
      return turn;
    },
  };
}
