/** `npm run areas -- check [file|edition|inForce]`: the coverage check alone, of the division in force unless said otherwise; nothing is changed. */
import type { CoverageReport } from '@gridline/shared/areaApi.ts';
import type { Border } from '../src/areas/border.ts';
import { checkCoverage } from '../src/areas/coverage/check.ts';
import { coverageLines } from '../src/areas/coverage/reportLines.ts';
import { divisionLines } from '../src/areas/importBorders/divisionLines.ts';
import { problemLines } from '../src/areas/importDistrict/problems.ts';
import type { Database } from '../src/db/database.ts';
import { readArguments, type AreasArguments } from './areasArguments.ts';
import { writeFaults } from './areasImport.ts';
import { checkDivision, readFiles, type Progress } from './bringBorders.ts';
import { isFile, mustExist } from './mustExist.ts';
import { PlainError } from './plainError.mjs';
import { say } from './progress.mjs';
import { startBar } from './progressBar.ts';
import { withDatabase } from './withDatabase.ts';

const IN_FORCE = 'inForce';

interface Checked {
  coverage: CoverageReport;
  lines: string[];
  /** Of the files themselves. */
  problems: number;
}

/** Ends with an error where something must be set right, so that scripts notice. */
export async function checkAreas(args: readonly string[]): Promise<void> {
  const given = readArguments(args);
  const [only = IN_FORCE, ...others] = given.named;
  const isEdition = others.length === 0 && !isFile(only) && /^(inForce|[0-9a-f-]{36})$/.test(only);
  if (!isEdition) mustExist(given.named);
  const bar = startBar();
  let checked: Checked;
  try {
    checked = isEdition
      ? await withDatabase({ migrated: false }, (db) =>
          checkEdition({ db, edition: only, given, progress: bar.at }),
        )
      : await checkFiles(given, bar.at);
  } finally {
    bar.done();
  }
  for (const line of [...checked.lines, ...coverageLines(checked.coverage)]) say(`  ${line}`);
  writeFaults(given.faults, checked.coverage);
  const wrong = checked.coverage.fatal + checked.problems;
  if (wrong > 0) throw new PlainError('coverage_faults', `有 ${wrong} 处必须改。`);
}

async function checkFiles(given: AreasArguments, progress: Progress): Promise<Checked> {
  const division = await readFiles(given, progress);
  const { areas, problems } = division;
  const coverage = checkDivision(areas, given, progress);
  const lines = [...(areas.length > 0 ? divisionLines(division) : []), ...problemLines(problems)];
  return { coverage, lines, problems: problems.length };
}

/** @throws PlainError `edition_unknown` */
export async function checkEdition(given: {
  db: Database;
  edition: string;
  given: AreasArguments;
  progress: Progress;
}): Promise<Checked> {
  const { db, progress } = given;
  const edition = await db.read.edition.findFirst({
    where: given.edition === IN_FORCE ? { effectiveFrom: { lte: new Date() } } : { id: given.edition },
    orderBy: [{ effectiveFrom: 'desc' }, { id: 'desc' }],
  });
  if (!edition) throw new PlainError('edition_unknown', `没有这一版：${given.edition}。`);
  progress(0, '读取区域');
  const rows = await db.read.area.findMany({ where: { editionId: edition.id }, orderBy: { code: 'asc' } });
  const areas = rows.map((row) => ({ ...row, border: JSON.parse(row.border) as Border | null }));
  const { toleranceSquareMetres } = given.given;
  const coverage = checkCoverage(areas, {
    toleranceSquareMetres,
    progress: (share) => progress(0.1 + 0.9 * share, '检查覆盖'),
  });
  const lines = [`“${edition.name}”：区域 ${areas.length} 个，网格 ${coverage.grids} 个。`];
  return { coverage, lines, problems: 0 };
}
