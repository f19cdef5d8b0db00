/** The seeded district, made once: every dialogue starts from a copy of it. */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../../prisma/migrate.ts';
import { openDatabase } from '../../src/db/database.ts';
import { readEnv } from '../../src/env.ts';
import { makeFieldPrivacy } from '../../src/privacy/fields.ts';
import { seedOnce } from '../../src/seedOnce.ts';
import { freshDatabase, PASSWORD } from '../world.ts';
import { cloneTables } from './cloneTables.ts';

export interface Copy {
  dataDir: string;
  databaseUrl: string;
  drop(): Promise<void>;
}

export interface Template {
  copy(): Promise<Copy>;
  drop(): Promise<void>;
}

/** In memory where there is such a folder: what a dialogue writes is wanted for seconds. */
const FOLDER = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const folderOfOwn = (): string => mkdtempSync(join(FOLDER, 'gridline-dialogue-'));

/** On the database that TEST_DB names: a file that is copied, or a database whose rows are. */
export async function makeTemplate(seededAt: Date): Promise<Template> {
  const dataDir = folderOfOwn();
  const database = await freshDatabase(dataDir);
  process.env.DEMONSTRATION_PASSWORD = PASSWORD;
  await migrate({ databaseUrl: database.url, log: () => undefined });
  const { keys } = readEnv({ DATA_DIR: dataDir, DATABASE_URL: database.url });
  const db = await openDatabase(database.url);
  await seedOnce({ db, privacy: makeFieldPrivacy(keys), now: seededAt, dataDir });
  await db.close();
  const clones = database.url.startsWith('file:') ? null : cloneTables(database.url);
  return {
    async copy() {
      const folder = folderOfOwn();
      cpSync(dataDir, folder, { recursive: true });
      const clone = await clones?.take();
      return {
        dataDir: folder,
        databaseUrl: clone?.url ?? `file:${join(folder, 'gridline.db')}`,
        async drop() {
          clone?.giveBack();
          rmSync(folder, { recursive: true, force: true });
        },
      };
    },
    async drop() {
      await clones?.drop();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
