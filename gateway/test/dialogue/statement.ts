/** What the lines of a dialogue file say, once read. */

/** When a line happens. `now`: right after the line before it. */
export type When =
  | { kind: 'now' }
  /** The next such moment, Beijing time; the minute that runs now counts. Seconds of the day. */
  | { kind: 'clock'; second: number }
  /** So much later, in seconds. */
  | { kind: 'plus'; seconds: number };

export interface Expectation {
  key: string;
  /** One of these. */
  anyOf: string[];
}

export type Deed =
  /** The clock moves, nothing else. */
  | { kind: 'wait' }
  | { kind: 'up'; phone: string; text: string }
  | { kind: 'down'; phone: string; glob: string }
  | { kind: 'quiet'; phone: string }
  | { kind: 'staff'; action: string; nth: number; words: string | null }
  | { kind: 'fault'; provider: string; fault: string; count: number }
  | { kind: 'repush' }
  | { kind: 'case'; nth: number; expected: Expectation[] }
  | { kind: 'cases'; phone: string; count: string[] }
  /** `since` in seconds of the day; null: from the beginning. */
  | { kind: 'sms'; phone: string; count: string[]; since: number | null }
  | { kind: 'differ'; nth: number; other: number; key: string };

export interface Statement {
  /** From 1. */
  line: number;
  /** As it stands in the file. */
  source: string;
  when: When;
  deed: Deed;
}

export interface Dialogue {
  /** What the first comment says the file shows. */
  title: string;
  statements: Statement[];
}

/** The file cannot be read as a dialogue. */
export class Unreadable extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}
