/** Borders from files become an edition: read, checked and, unless it is a dry run, committed as one change. */
import type { CoverageReport } from '@gridline/shared/areaApi.ts';
import { readAreaFile } from '../src/areas/borderFiles/readAreaFile.ts';
import { checkCoverage } from '../src/areas/coverage/check.ts';
import { composeEdition } from '../src/areas/importBorders/composeEdition.ts';
import { divisionLines } from '../src/areas/importBorders/divisionLines.ts';
import { readDivision, type Division, type DivisionArea } from '../src/areas/importBorders/readDivision.ts';
import { readHouseholds, readLeaders } from '../src/areas/importBorders/sideTables.ts';
import { inForceFrom } from '../src/areas/importDistrict/compose.ts';
import type { Problem } from '../src/areas/importDistrict/problems.ts';
import { insert, put, type Write } from '../src/db/change.ts';
import type { Database } from '../src/db/database.ts';
import { newId } from '../src/db/ids.ts';
import { ATLAS_VERSION } from '../src/routing/atlasKeeper.ts';
import { SEEDED } from '../src/seedOnce.ts';
import type { AreasArguments } from './areasArguments.ts';
import { nextVersion } from './district.ts';
import { PlainError } from './plainError.mjs';

/** Hears how far the work is, 0 … 1, and what it is at. */
export type Progress = (share: number, title: string) => void;

export interface BroughtBorders {
  /** Nothing was changed when there are any. */
  problems: Problem[];
  report: string[];
  /** `null` where the files could not be read as a division. */
  coverage: CoverageReport | null;
  /** `null` where nothing was changed. */
  edition: { id: string; name: string; effectiveFrom: Date | null } | null;
}

/** Reads files and the tables beside them; nothing of the database. */
export async function readFiles(given: AreasArguments, progress: Progress): Promise<Division> {
  const { named, crs, object, householdsTable, staffTable } = given;
  const files = [];
  for (const [at, path] of named.entries()) {
    progress((0.2 * at) / named.length, '读取文件');
    files.push(await readAreaFile(path, { crs, object }));
  }
  const households = householdsTable === undefined ? undefined : await readHouseholds(householdsTable);
  const leaders = staffTable === undefined ? undefined : await readLeaders(staffTable);
  progress(0.2, '排成各级');
  return readDivision(files, { ...given, households, leaders });
}

export function checkDivision(
  areas: readonly DivisionArea[],
  { toleranceSquareMetres }: AreasArguments,
  progress: Progress,
): CoverageReport {
  return checkCoverage(areas, {
    toleranceSquareMetres,
    progress: (share) => progress(0.3 + 0.6 * share, '检查覆盖'),
  });
}

/**
 * @param given.db `null` for a dry run before there is a database: leaders are not looked up then
 * @returns no edition either when it is to take effect though its check has fatal faults
 * @throws StaleRow when somebody else changed the reference data meanwhile
 */
export async function bringBorders(
  given: AreasArguments & { db: Database | null; now: Date; progress?: Progress },
): Promise<BroughtBorders> {
  const { db, now, dryRun, progress = () => undefined } = given;
  const division = await readFiles(given, progress);
  const standing = db ? await readStanding(db, now) : null;
  const effectiveFrom = dayOf(given.effective, { now, since: standing?.since ?? null });
  const problems = [
    ...division.problems,
    ...(standing ? unknownLeaders(division.areas, standing.staffIds) : []),
  ];
  const report = division.areas.length > 0 ? divisionLines(division) : [];
  if (problems.length > 0) return { problems, report, coverage: null, edition: null };
  const coverage = checkDivision(division.areas, given, progress);
  const refused = effectiveFrom !== null && coverage.fatal > 0;
  if (dryRun || refused || !db || !standing) return { problems, report, coverage, edition: null };
  progress(0.9, '写入');
  const name = given.editionName ?? `${now.toLocaleDateString('zh-CN', { timeZone: 'Asia/Shanghai' })} 导入`;
  const edition = { id: newId(), name, effectiveFrom };
  const auditId = newId();
  await db.submit({
    key: { table: 'AuditEntry', column: 'id', value: auditId },
    writes: [
      ...takingEffect(effectiveFrom, now, standing.settings),
      insert('AuditEntry', {
        id: auditId,
        at: now,
        action: 'areas-import',
        subject: name.slice(0, 100),
        detail: report.join('；').slice(0, 500),
      }),
      ...composeEdition({ ...edition, ...standing, createdAt: now, report: coverage, areas: division.areas }),
    ],
  });
  return { problems, report, coverage, edition };
}

interface Standing {
  since: Date | null;
  settings: ReadonlyMap<string, string>;
  staffIds: ReadonlyMap<string, string>;
  leaderIds: ReadonlyMap<string, string>;
}

async function readStanding({ read }: Database, now: Date): Promise<Standing> {
  const edition = await read.edition.findFirst({
    where: { effectiveFrom: { lte: now } },
    orderBy: [{ effectiveFrom: 'desc' }, { id: 'desc' }],
  });
  const led = await read.area.findMany({
    where: { editionId: edition?.id ?? '', leaderId: { not: null } },
    select: { code: true, leaderId: true },
  });
  const staff = await read.staff.findMany({ select: { id: true, username: true } });
  const settings = await read.setting.findMany({ where: { key: { in: [ATLAS_VERSION, SEEDED] } } });
  return {
    since: edition?.effectiveFrom ?? null,
    settings: new Map(settings.map(({ key, value }) => [key, value])),
    staffIds: new Map(staff.map(({ id, username }) => [username.toLowerCase(), id])),
    leaderIds: new Map(led.map(({ code, leaderId }) => [code, leaderId ?? ''])),
  };
}

function unknownLeaders(areas: readonly DivisionArea[], known: ReadonlyMap<string, string>): Problem[] {
  return areas.flatMap(({ leader, origin }) =>
    leader === null || known.has(leader.toLowerCase())
      ? []
      : [{ ...origin, sentence: `负责人 ${leader} 不在人员里。` }],
  );
}

/** A day begins at midnight in China. One that is here already begins now. */
function dayOf(effective: string | undefined, given: { now: Date; since: Date | null }): Date | null {
  const { now, since } = given;
  if (effective === undefined) return null;
  if (effective === 'now') return inForceFrom(now, since);
  const day = new Date(/^\d{4}-\d\d-\d\d$/.test(effective) ? `${effective}T00:00:00+08:00` : effective);
  if (Number.isNaN(day.getTime()))
    throw new PlainError('argument_wrong', '--effective 要写成 now 或日期，例如 2026-01-01。');
  if (since && day < since)
    throw new PlainError('edition_too_early', '生效日期早于现行版本的生效日期，这一版永远不会生效。');
  return day;
}

/** What is in force at once is seen by every process within 5 s. */
function takingEffect(from: Date | null, now: Date, settings: ReadonlyMap<string, string>): Write[] {
  if (!from || from > now) return [];
  return [
    nextVersion(settings.get(ATLAS_VERSION)),
    // The demonstration district is for empty databases only, and this one no longer is.
    ...(settings.has(SEEDED) ? [] : [put('Setting', { key: SEEDED, value: now.toISOString() })]),
  ];
}
