import type { AppliedRow, Migration } from './migrationPlan.ts';

/** How long a lease lasts unless renewed: what a start waits after another was killed. */
export const LEASE_MS = 15_000;

/** A database as the migrations see it. All methods throw MigrationError alone. */
export interface MigrationStore {
  /** Rows of `_prisma_migrations`; none when there is no such table yet. */
  rows(): Promise<AppliedRow[]>;
  /** Makes Prisma's table and the lease's, where missing. */
  prepare(): Promise<void>;
  /** Takes or renews the one lease under this token for LEASE_MS; false when another holds it. */
  takeLease(token: string): Promise<boolean>;
  /** Gives the lease back, if it is still this token's. */
  releaseLease(token: string): Promise<void>;
  /**
   * Runs one migration and records it, provided the token still holds the lease.
   * @throws MigrationError `migration_lease_lost` or `migration_failed`.
   */
  apply(migration: Migration, token: string): Promise<void>;
  close(): Promise<void>;
}
