/** Brings a district's own data into Gridline: `npm run district -- <folder> [--dry-run]`. */
import { existsSync } from 'node:fs';
import type { CoverageReport } from '@gridline/shared/areaApi.ts';
import { insert, put, update, type Write } from '../src/db/change.ts';
import type { Database } from '../src/db/database.ts';
import { newId } from '../src/db/ids.ts';
import { checkCoverage } from '../src/areas/coverage/check.ts';
import { coverageLines } from '../src/areas/coverage/reportLines.ts';
import { composeWrites, newcomers } from '../src/areas/importDistrict/compose.ts';
import { readFolder } from '../src/areas/importDistrict/folder.ts';
import { problemLines, type Problem } from '../src/areas/importDistrict/problems.ts';
import { checkReferences } from '../src/areas/importDistrict/references.ts';
import { reportLines } from '../src/areas/importDistrict/report.ts';
import { readStanding } from '../src/areas/importDistrict/standing.ts';
import { makeFieldPrivacy, type FieldPrivacy } from '../src/privacy/fields.ts';
import { ATLAS_VERSION } from '../src/routing/atlasKeeper.ts';
import { SEEDED } from '../src/seedOnce.ts';
import { newPassword } from '../src/staff/newPassword.ts';
import { hashPassword } from '../src/staff/signIn.ts';
import { PlainError } from './plainError.mjs';
import { say, step } from './progress.mjs';
import { withDatabase } from './withDatabase.ts';

export interface Brought {
  /** Nothing was changed when there are any. */
  problems: Problem[];
  report: string[];
  warnings: string[];
  /** Of people who were not staff before; known only now. */
  passwords: { username: string; name: string; password: string }[];
}

interface Given {
  db: Database;
  privacy: FieldPrivacy;
  folder: string;
  now: Date;
  dryRun: boolean;
}

/**
 * Reads, checks and, unless it is a dry run, commits the folder as one change; running gateways notice within 5 s.
 * @throws StaleRow when somebody else imported meanwhile
 */
export async function bringDistrict({ db, privacy, folder, now, dryRun }: Given): Promise<Brought> {
  const { parts, problems: unreadable } = readFolder(folder);
  const settings = await db.read.setting.findMany({ where: { key: { in: [ATLAS_VERSION, SEEDED] } } });
  const known = new Map(settings.map(({ key, value }) => [key, value]));
  const standing = await readStanding(db, now);
  const fit = checkReferences(parts, standing);
  const problems = [...unreadable, ...fit.problems];
  const coverage = parts.areas && checkCoverage(parts.areas.map(({ value }) => value));
  const warnings = [...fit.warnings, ...(coverage ? faultLines(coverage) : [])];
  const found = { problems, report: reportLines(parts, standing), warnings };
  if (dryRun || problems.length > 0) return { ...found, passwords: [] };
  const passwords = newcomers(parts, standing).map(({ username, name }) => ({
    username,
    name,
    password: newPassword(10),
  }));
  const hashes = await Promise.all(
    passwords.map(async ({ username, password }) => [username, await hashPassword(password)] as const),
  );
  const auditId = newId();
  await db.submit({
    key: { table: 'AuditEntry', column: 'id', value: auditId },
    writes: [
      nextVersion(known.get(ATLAS_VERSION)),
      // The demonstration district is for empty databases only, and this one no longer is.
      ...(known.has(SEEDED) ? [] : [put('Setting', { key: SEEDED, value: now.toISOString() })]),
      insert('AuditEntry', {
        id: auditId,
        at: now,
        action: 'district-import',
        subject: folder.slice(-100),
        detail: found.report.join('；').slice(0, 500),
      }),
      ...composeWrites({ parts, standing, now, privacy, coverage, passwordHashes: new Map(hashes) }),
    ],
  });
  return { ...found, passwords };
}

/** Nothing where the areas are seamless and disjoint. */
function faultLines(coverage: CoverageReport): string[] {
  return Object.keys(coverage.counts).length > 0 ? coverageLines(coverage) : [];
}

/** Refused when the version is another than the one that was checked against. */
export function nextVersion(current: string | undefined): Write {
  const value = newId();
  if (current === undefined) return insert('Setting', { key: ATLAS_VERSION, value });
  return update('Setting', { where: { key: ATLAS_VERSION, value: current }, set: { value }, expect: 1 });
}

function print({ problems, report, warnings, passwords }: Brought, dryRun: boolean): void {
  for (const line of report) say(`  ${line}`);
  for (const line of warnings) say(`  注意：${line}`);
  if (problems.length > 0) {
    const lines = problemLines(problems).join('\n');
    throw new PlainError(
      'district_broken',
      `有 ${problems.length} 处不对，什么都没有改，请改好再试。`,
      lines,
    );
  }
  if (dryRun) return say('这只是试一遍，什么都没有改。去掉 --dry-run 就会导入。');
  say('已导入，正在运行的网关 5 秒内生效。');
  if (passwords.length === 0) return;
  say('新人员的密码只显示这一次，请转交本人：');
  for (const { username, name, password } of passwords) say(`  ${username}\t${password}\t${name}`);
}

/** `process.argv`: the folder, and `--dry-run` for a report only. */
export async function main(): Promise<void> {
  const [folder, ...more] = process.argv.slice(2).filter((argument) => argument !== '--dry-run');
  const dryRun = process.argv.includes('--dry-run');
  if (!folder || more.length > 0 || !existsSync(folder))
    throw new PlainError(
      'folder_missing',
      '请写明数据所在的文件夹：npm run district -- <文件夹> [--dry-run]',
    );
  await withDatabase({ migrated: !dryRun }, async (db, env) => {
    const privacy = makeFieldPrivacy(env.keys);
    const given = { db, privacy, folder, now: new Date(), dryRun };
    print(await step(dryRun ? '检查' : '检查并导入', () => bringDistrict(given)), dryRun);
  });
}
