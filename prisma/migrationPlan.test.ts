import {
  isUpToDate,
  MigrationError,
  pendingMigrations,
  type AppliedRow,
  type Migration,
} from './migrationPlan.ts';

const file = (name: string, checksum = `sum-${name}`): Migration => ({ name, checksum, sql: '' });
const row = (name: string, changes: Partial<AppliedRow> = {}): AppliedRow => ({
  name,
  checksum: `sum-${name}`,
  startedAt: '2026-11-22 08:00:00.000',
  finished: true,
  rolledBack: false,
  ...changes,
});
const names = (migrations: Migration[]): string[] => migrations.map(({ name }) => name);

test('an empty database gets everything, in order', () => {
  expect(names(pendingMigrations([file('1_a'), file('2_b')], []))).toEqual(['1_a', '2_b']);
  expect(isUpToDate([file('1_a')], [])).toBe(false);
});

test('what is applied is not applied again', () => {
  expect(names(pendingMigrations([file('1_a'), file('2_b')], [row('1_a')]))).toEqual(['2_b']);
  expect(isUpToDate([file('1_a')], [row('1_a')])).toBe(true);
});

test('migrations of a newer program do no harm to an older one', () => {
  expect(pendingMigrations([file('1_a')], [row('1_a'), row('2_b')])).toEqual([]);
  expect(isUpToDate([file('1_a')], [row('1_a'), row('2_b')])).toBe(true);
});

test('a migration that was rolled back is applied anew', () => {
  const rows = [row('1_a'), row('2_b', { finished: false, rolledBack: true })];
  expect(names(pendingMigrations([file('1_a'), file('2_b')], rows))).toEqual(['2_b']);
});

function refusal(migrations: Migration[], rows: AppliedRow[]): MigrationError {
  try {
    pendingMigrations(migrations, rows);
  } catch (error) {
    if (error instanceof MigrationError) return error;
  }
  throw new Error('It was not refused.');
}

test('an interrupted first migration says: drop the new database', () => {
  const rows = [row('1_a', { finished: false })];
  expect(isUpToDate([file('1_a')], rows)).toBe(false);
  const { code, message } = refusal([file('1_a')], rows);
  expect(code).toBe('migration_interrupted');
  expect(message).toMatch(/^Migration 1_a, begun at 2026-11-22 08:00:00.000 UTC, did not finish/);
  expect(message).toContain('this database was new, so drop it');
});

test('an interrupted later migration says: restore the backup', () => {
  const { code, message } = refusal(
    [file('1_a'), file('2_b')],
    [row('1_a'), row('2_b', { finished: false })],
  );
  expect(code).toBe('migration_interrupted');
  expect(message).toContain('restore the backup');
});

test('a migration changed after it was applied is refused', () => {
  expect(isUpToDate([file('1_a', 'other')], [row('1_a')])).toBe(false);
  const { code, message } = refusal([file('1_a', 'other')], [row('1_a')]);
  expect(code).toBe('migration_changed');
  expect(message).toContain('1_a was changed');
});
