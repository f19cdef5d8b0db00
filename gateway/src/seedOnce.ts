/** The demonstration district, put into an empty database once, however many processes start at the same time. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seedDistrict, type SeedRow } from '../../prisma/seed/insert.ts';
import type { Border } from './areas/border.ts';
import { checkCoverage } from './areas/coverage/check.ts';
import type { Insert } from './db/change.ts';
import type { Database } from './db/database.ts';
import { newId } from './db/ids.ts';
import type { Table } from './db/tables.ts';
import type { FieldPrivacy } from './privacy/fields.ts';
import { newPassword } from './staff/newPassword.ts';
import { hashPassword } from './staff/signIn.ts';

/** The setting that says this database has a district: the demonstration's or its own. */
export const SEEDED = 'seeded';

interface Given {
  db: Database;
  privacy: FieldPrivacy;
  now: Date;
  dataDir: string;
}

/** @returns the password of the demonstration accounts, `null` when this instance does not know it. */
export async function seedOnce({ db, privacy, now, dataDir }: Given): Promise<string | null> {
  const file = join(dataDir, 'demonstration-password');
  const known = existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
  if (await db.read.setting.findUnique({ where: { key: SEEDED } })) return known;
  const password = known ?? process.env.DEMONSTRATION_PASSWORD ?? newPassword(8);
  const passwordHash = await hashPassword(password);
  const writes: Insert[] = [
    { kind: 'insert', table: 'Setting', row: { key: SEEDED, value: now.toISOString() }, ignore: false },
  ];
  await seedDistrict({
    insert: async (table: string, rows: readonly SeedRow[]) => {
      writes.push(
        ...rows.map((row): Insert => ({ kind: 'insert', table: table as Table, row, ignore: false })),
      );
    },
    now,
    newId,
    hashPassword: () => passwordHash,
    encryptPhone: (phone) => privacy.encrypt(phone),
    indexPhone: (phone) => privacy.index(`phone:${phone}`),
  });
  checkDivision(writes);
  const made = await db.submit({ key: { table: 'Setting', column: 'key', value: SEEDED }, writes });
  if (made === 'repeated') return known;
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
  return password;
}

/** The demonstration's division is checked like any other before it is released. */
function checkDivision(writes: readonly Insert[]): void {
  const areas = writes.filter(({ table }) => table === 'Area').map(({ row }) => row as unknown as SeededArea);
  const report = checkCoverage(areas.map((area) => ({ ...area, border: JSON.parse(area.border) as Border })));
  for (const { table, row } of writes) if (table === 'Edition') row.report = JSON.stringify(report);
}

interface SeededArea {
  code: string;
  name: string;
  level: number;
  parentCode: string | null;
  path: string;
  border: string;
}
