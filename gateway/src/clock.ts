/** The clock of the house: rooms are given one, tests move theirs. Beijing has no summer time. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
