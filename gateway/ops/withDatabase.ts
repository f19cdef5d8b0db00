/** Opens the database of the environment for a command of the operator, and explains what can go wrong with it. */
import { StaleRow } from '../src/db/change.ts';
import { openDatabase, type Database } from '../src/db/database.ts';
import { EnvError, readEnv, type Env } from '../src/env.ts';
import { migrate, MigrationError } from '../../prisma/migrate.ts';
import { PlainError } from './plainError.mjs';
import { say } from './progress.mjs';

/**
 * @param given.migrated false leaves the tables as they are, for work that only looks
 * @throws PlainError with a sentence in Chinese
 */
export async function withDatabase<T>(
  given: { migrated: boolean },
  work: (db: Database, env: Env) => Promise<T>,
): Promise<T> {
  try {
    const env = readEnv(process.env);
    if (given.migrated) await migrate({ databaseUrl: env.databaseUrl, log: (line) => say(`  ${line}`) });
    const db = await openDatabase(env.databaseUrl);
    try {
      await mustBePrepared(db);
      return await work(db, env);
    } finally {
      await db.close();
    }
  } catch (error) {
    throw explained(error);
  }
}

async function mustBePrepared(db: Database): Promise<void> {
  try {
    await db.read.setting.findFirst();
  } catch (error) {
    const sentence = '数据库连不上，或者还没有建好：请核对 DATABASE_URL，再运行 npm run migrate。';
    throw new PlainError('database_unprepared', sentence, String(error).split('\n').at(-1));
  }
}

function explained(error: unknown): unknown {
  if (error instanceof StaleRow)
    return new PlainError(error.code, '导入期间有别人改动了同样的数据，什么都没有改，请再执行一次。');
  if (error instanceof EnvError || error instanceof MigrationError)
    return new PlainError(error.code, error.message);
  return error;
}
