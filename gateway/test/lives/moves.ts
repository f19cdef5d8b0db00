/** What can happen to a case at random: who does what with what, chosen by numbers alone, so that a life can be replayed. */
import fc from 'fast-check';

export interface Move {
  /** Minutes that pass before it. */
  minutes: number;
  /** True: it happens to the other case, which this one may share. */
  other: boolean;
  /** Which of the people. */
  who: number;
  /** Which of what is allowed to them; or of everything, when `bold`. */
  which: number;
  /** True: tries what may not be allowed. */
  bold: boolean;
  /** Chooses among places, units, times. */
  option: number;
}

/** A minute, an hour, days: what lies between two steps of a case. */
const minutes = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 90 }) },
  { weight: 3, arbitrary: fc.integer({ min: 90, max: 1440 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1440, max: 9 * 1440 }) },
);

export const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.record({
    minutes,
    other: fc.integer({ min: 0, max: 2 }).map((n) => n === 0),
    who: fc.nat(10_000),
    which: fc.nat(10_000),
    bold: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
    option: fc.nat(10_000),
  }),
  { minLength: 25, maxLength: 50 },
);
