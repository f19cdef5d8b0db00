/** Brings a gazetteer's file in: read, checked, compared, and all of it committed as one change, or nothing. */
import { editionInForce } from '../../areas/editions.ts';
import { basename } from 'node:path';
import type { Crs } from '@gridline/shared/place.ts';
import { buildAreaIndex } from '../../areas/areaIndex.ts';
import type { Problem, Tell } from '../../areas/importDistrict/problems.ts';
import { insert } from '../../db/change.ts';
import type { Database } from '../../db/database.ts';
import type { PlaceName } from '../../db/generated/mysql/client.ts';
import { newId } from '../../db/ids.ts';
import { ATLAS_VERSION } from '../atlasKeeper.ts';
import { readAreaRows } from '../districtAtlas.ts';
import { newVersion } from '../editPlaces.ts';
import { checkGrids, planImport, writesOf, type Manner } from './plan.ts';
import { readCells } from './placeFile.ts';
import { readPlaceTable } from './placeTable.ts';
import { reportLines } from './report.ts';

export interface BroughtPlaces {
  /** Nothing was changed when there are any. */
  problems: Problem[];
  report: string[];
}

/**
 * @param given.step shows a piece of the work while it goes on
 * @throws StaleRow when somebody else edited meanwhile; the file system's error when there is no such file
 */
export async function bringPlaces(given: {
  db: Database;
  file: string;
  crs: Crs;
  manner: Manner;
  dryRun: boolean;
  now: Date;
  step: <T>(title: string, work: () => Promise<T>) => Promise<T>;
}): Promise<BroughtPlaces> {
  const { db, file, crs, manner, dryRun, now, step } = given;
  const problems: Problem[] = [];
  const tell: Tell = (row, sentence) => problems.push({ file: basename(file), row, sentence });
  const rows = await step('读取文件', async () =>
    readPlaceTable({ records: await readCells(file, tell), crs, tell }),
  );
  const version = await db.read.setting.findUnique({ where: { key: ATLAS_VERSION } });
  const plan = await step('与现有的地名对照', async () => {
    const areas = buildAreaIndex(await readAreaRows(db, await editionInForce(db, now)));
    checkGrids(rows, areas, tell);
    const standing = problems.length > 0 ? [] : await readStanding(db);
    const planned = planImport(
      rows.map(({ value }) => value),
      { standing, areas, manner },
    );
    return { planned, report: problems.length > 0 ? [] : reportLines(planned, areas) };
  });
  if (dryRun || problems.length > 0) return { problems, report: plan.report };
  await step('写入数据库', async () => {
    const auditId = newId();
    await db.submit({
      key: { table: 'AuditEntry', column: 'id', value: auditId },
      writes: [
        newVersion(version?.value),
        insert('AuditEntry', {
          id: auditId,
          at: now,
          action: `places-${manner}`,
          subject: basename(file).slice(-100),
          detail: plan.report.join('；').slice(0, 500),
        }),
        ...writesOf(plan.planned),
      ],
    });
  });
  return { problems, report: plan.report };
}

async function readStanding(db: Database): Promise<PlaceName[]> {
  const rows: PlaceName[] = [];
  for await (const page of db.placePages()) rows.push(...page);
  return rows;
}
