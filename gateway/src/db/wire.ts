/** The bursting way to the database: plain portable SQL over mysql2, or libSQL for the embedded file. */
import type { Cell } from './tables.ts';

export type Fault = 'duplicate' | 'transient' | 'lost' | 'other';

export interface Run {
  /** Runs one statement; `affected` counts matched rows of an UPDATE. */
  (sql: string, values?: readonly Cell[]): Promise<{ rows: Record<string, unknown>[]; affected: number }>;
}

export interface Wire {
  readonly dialect: 'mysql' | 'sqlite';
  /** How many transactions may usefully run at once. */
  readonly flushers: number;
  /** All or nothing; rolls back when `work` throws. No retry: `transaction.ts` does that. */
  transaction<T>(work: (run: Run) => Promise<T>): Promise<T>;
  query(sql: string, values?: readonly Cell[]): Promise<Record<string, unknown>[]>;
  classify(error: unknown): Fault;
  /** `INSERT` prefix and suffix that leave existing rows alone. */
  insertIgnore: { head: string; tail: string };
  /** Suffix that replaces the given columns when the primary key exists. */
  replaceTail(primaryKey: string, columns: readonly string[]): string;
  /** What was overwritten must not stay on the disk: of the embedded file the log is written into it, and emptied. */
  emptyLog?(): Promise<void>;
  close(): Promise<void>;
}
