/** Which migrations are still to be applied, and when it would be wrong to go on. Pure. */

/** One folder of migrations: its name and the text of its migration.sql. */
export interface Migration {
  /** `<yyyymmddhhmmss>_<what>`; they are applied in the order of their names. */
  name: string;
  sql: string;
  /** SHA-256 of the file, lower-case hex, as Prisma computes it. */
  checksum: string;
}

/** A row of Prisma's own table `_prisma_migrations`, as far as it decides anything. */
export interface AppliedRow {
  name: string;
  checksum: string;
  startedAt: string;
  finished: boolean;
  rolledBack: boolean;
}

/** Migrating is impossible or unsafe; the message is one sentence that says what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
  constructor(
    readonly code: MigrationErrorCode,
    message: string,
  ) {
    super(message);
  }
}

export type MigrationErrorCode =
  | 'database_url_invalid'
  | 'database_unreachable'
  | 'database_denied'
  | 'database_refused'
  | 'migration_changed'
  | 'migration_failed'
  | 'migration_interrupted'
  | 'migration_lease_lost';

/** Whether every migration is applied as it is, so that nothing need be locked or written. */
export function isUpToDate(migrations: Migration[], rows: AppliedRow[]): boolean {
  const live = rows.filter((row) => !row.rolledBack);
  return (
    live.every((row) => row.finished) &&
    migrations.every((migration) =>
      live.some((row) => row.name === migration.name && row.checksum === migration.checksum),
    )
  );
}

/**
 * The migrations to apply, in order. Ask only while holding the lease: without it an unfinished row may be
 * another process at work.
 * @throws MigrationError `migration_interrupted` or `migration_changed`.
 */
export function pendingMigrations(migrations: Migration[], rows: AppliedRow[]): Migration[] {
  const live = rows.filter((row) => !row.rolledBack);
  const open = live.find((row) => !row.finished);
  if (open) throw interrupted(open, live);
  const applied = new Map(live.map((row) => [row.name, row]));
  const changed = migrations.find(
    ({ name, checksum }) => (applied.get(name)?.checksum ?? checksum) !== checksum,
  );
  if (changed) {
    throw new MigrationError(
      'migration_changed',
      `Migration ${changed.name} was changed after this database applied it: restore its migration.sql as it was and put the change into a new migration.`,
    );
  }
  return migrations.filter((migration) => !applied.has(migration.name));
}

/** What to do about a migration that stopped half-way where the database cannot take back CREATE and ALTER. */
export function remedyFor(name: string, first: boolean): string {
  return first
    ? `this database was new, so drop it, create it again and start again`
    : `restore the backup taken before it and start again, or undo its changes by hand and then run UPDATE _prisma_migrations SET rolled_back_at = CURRENT_TIMESTAMP(3) WHERE migration_name = '${name}' AND finished_at IS NULL`;
}

function interrupted(open: AppliedRow, live: AppliedRow[]): MigrationError {
  const first = live.every((row) => !row.finished);
  return new MigrationError(
    'migration_interrupted',
    `Migration ${open.name}, begun at ${open.startedAt} UTC, did not finish and may have left some tables half made: ${remedyFor(open.name, first)}.`,
  );
}
