/**
 * Place names from a file and into one: `npm run places -- import <csv|xlsx> [--dry-run] [--replace] [--crs gcj02]`,
 * `npm run places -- export <csv>`.
 */
import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { CRS, type Crs } from '@gridline/shared/place.ts';
import { StaleRow } from '../src/db/change.ts';
import { openDatabase, type Database } from '../src/db/database.ts';
import { EnvError, readEnv } from '../src/env.ts';
import { problemLines } from '../src/areas/importDistrict/problems.ts';
import { bringPlaces } from '../src/routing/importPlaces/bringPlaces.ts';
import { csvHeader, csvLine } from '../src/routing/importPlaces/placeFile.ts';
import { migrate, MigrationError } from '../../prisma/migrate.ts';
import { PlainError } from './plainError.mjs';
import { say, step } from './progress.mjs';

const USAGE = `用法：
  npm run places -- import <CSV 或 XLSX 文件> [--dry-run] [--merge|--replace] [--crs wgs84|cgcs2000|gcj02|bd09]
  npm run places -- export <CSV 文件>
不写 --replace 时只新增和更新，文件里没有的地名保留。`;

interface Wanted {
  verb: 'import' | 'export';
  file: string;
  dryRun: boolean;
  replace: boolean;
  crs: Crs;
}

/** @throws PlainError with how it is used */
function readArguments(args: string[]): Wanted {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        replace: { type: 'boolean', default: false },
        merge: { type: 'boolean', default: false },
        crs: { type: 'string', default: 'wgs84' },
      },
    });
    const [verb, file, ...more] = positionals;
    const named = values.crs.toLowerCase();
    const crs = named === 'cgcs2000' ? 'wgs84' : CRS.find((one) => one === named);
    const both = values.replace && values.merge;
    if ((verb === 'import' || verb === 'export') && file && more.length === 0 && crs && !both)
      return { verb, file, dryRun: values['dry-run'], replace: values.replace, crs };
  } catch (error) {
    throw new PlainError('arguments_wrong', USAGE, error instanceof Error ? error.message : '');
  }
  throw new PlainError('arguments_wrong', USAGE);
}

async function bring(db: Database, { file, crs, replace, dryRun }: Wanted): Promise<void> {
  if (!existsSync(file)) throw new PlainError('file_missing', `没有这个文件：${file}`);
  const manner = replace ? 'replace' : 'merge';
  const { problems, report } = await bringPlaces({ db, file, crs, manner, dryRun, now: new Date(), step });
  if (problems.length > 0)
    throw new PlainError(
      'places_broken',
      `有 ${problems.length} 处不对，什么都没有改，请改好再试。`,
      problemLines(problems).join('\n'),
    );
  for (const line of report) say(`  ${line}`);
  say(
    dryRun ? '这只是试一遍，什么都没有改。去掉 --dry-run 就会导入。' : '已导入，正在运行的网关 5 秒内生效。',
  );
}

/** Written beside and moved into place, so that a file is whole or not there. */
export async function exportPlaces(db: Database, file: string): Promise<number> {
  const draft = `${file}.${process.pid}.part`;
  const handle = await open(draft, 'w');
  let count = 0;
  try {
    await handle.write(csvHeader());
    for await (const page of db.placePages()) {
      await handle.write(page.map(csvLine).join(''));
      count += page.length;
    }
    await handle.sync();
    await handle.close();
    await rename(draft, file);
    return count;
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(draft, { force: true });
    throw error;
  }
}

function explained(error: unknown): unknown {
  if (error instanceof StaleRow)
    return new PlainError(error.code, '导入期间有别人改动了地名或区域，什么都没有改，请再执行一次。');
  if (error instanceof EnvError || error instanceof MigrationError)
    return new PlainError(error.code, error.message);
  return error;
}

export async function main(): Promise<void> {
  const wanted = readArguments(process.argv.slice(2));
  try {
    const { databaseUrl } = readEnv(process.env);
    // What changes nothing leaves the tables as they are, too.
    if (wanted.verb === 'import' && !wanted.dryRun)
      await migrate({ databaseUrl, log: (line) => say(`  ${line}`) });
    const db = await openDatabase(databaseUrl);
    try {
      await db.read.setting.findFirst().catch((error: unknown) => {
        const sentence = '数据库连不上，或者还没有建好：请核对 DATABASE_URL，再运行 npm run migrate。';
        throw new PlainError('database_unprepared', sentence, String(error).split('\n').at(-1));
      });
      if (wanted.verb === 'import') return await bring(db, wanted);
      const count = await step('导出', () => exportPlaces(db, wanted.file));
      say(`已把 ${count} 条地名写到 ${wanted.file}（WGS-84 坐标）。`);
    } finally {
      await db.close();
    }
  } catch (error) {
    throw explained(error);
  }
}
