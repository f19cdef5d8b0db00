/** `npm run areas -- import <file> …` */
import { writeFileSync } from 'node:fs';
import type { CoverageReport } from '@gridline/shared/areaApi.ts';
import { coverageLines, spotCollection } from '../src/areas/coverage/reportLines.ts';
import { problemLines, type Problem } from '../src/areas/importDistrict/problems.ts';
import type { Database } from '../src/db/database.ts';
import { readArguments } from './areasArguments.ts';
import { bringBorders, type BroughtBorders } from './bringBorders.ts';
import { mustExist } from './mustExist.ts';
import { PlainError } from './plainError.mjs';
import { say } from './progress.mjs';
import { startBar } from './progressBar.ts';
import { withDatabase } from './withDatabase.ts';

export async function importAreas(args: readonly string[]): Promise<void> {
  const given = readArguments(args);
  mustExist(given.named);
  const bring = async (db: Database | null): Promise<void> => {
    const bar = startBar();
    let brought: BroughtBorders;
    try {
      brought = await bringBorders({ ...given, db, now: new Date(), progress: bar.at });
    } finally {
      bar.done();
    }
    const { report, problems, coverage } = brought;
    for (const line of report) say(`  ${line}`);
    refuseBroken(problems);
    for (const line of coverage ? coverageLines(coverage) : []) say(`  ${line}`);
    if (coverage) writeFaults(given.faults, coverage);
    if (given.effective && coverage) refuseFaulty(coverage);
    conclude(brought.edition, given.dryRun);
  };
  try {
    await withDatabase({ migrated: !given.dryRun }, bring);
  } catch (error) {
    if (!(given.dryRun && error instanceof PlainError && error.code === 'database_unprepared')) throw error;
    say('  还没有数据库，只看文件。');
    await bring(null);
  }
}

function conclude(edition: BroughtBorders['edition'], dryRun: boolean): void {
  if (dryRun) return say('这只是试一遍，什么都没有改。去掉 --dry-run 就会导入。');
  if (!edition) return;
  const { name, effectiveFrom, id } = edition;
  if (effectiveFrom === null) return say(`已存成草案“${name}”（编号 ${id}），还没有生效。`);
  const day = effectiveFrom.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' });
  const when = effectiveFrom <= new Date() ? '正在运行的网关 5 秒内生效' : `${day} 起生效`;
  say(`已导入“${name}”（编号 ${id}），${when}。`);
}

function refuseBroken(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const lines = problemLines(problems).join('\n');
  throw new PlainError('areas_broken', `有 ${problems.length} 处不对，什么都没有改，请改好再试。`, lines);
}

function refuseFaulty({ fatal }: CoverageReport): void {
  if (fatal === 0) return;
  const sentence = `覆盖检查有 ${fatal} 处必须改，不能生效，什么都没有改。不写 --effective 可以先存成草案；官方边界略有出入时，可以用 --tolerance 放宽细碎的上限（平方米）。`;
  throw new PlainError('coverage_faults', sentence);
}

export function writeFaults(path: string | undefined, coverage: CoverageReport): void {
  if (path === undefined) return;
  writeFileSync(path, JSON.stringify(spotCollection(coverage)));
  say(`  毛病的位置写到了 ${path}，可以在地图软件里打开。`);
}
