/** At which level of the area tree a case stands, and who that is. 0 is the district. */
import { codesOfPath, levelOfPath } from '@gridline/shared/areaPath.ts';
import { isUp as isUpBy } from '@gridline/shared/conditions.ts';
import type { CaseFile } from '../db/generated/mysql/client.ts';
import type { DistrictAtlas } from '../routing/districtAtlas.ts';
import { gridNameOf } from './names.ts';

type Standing = Pick<CaseFile, 'level' | 'areaPath'>;

/** The owner's own level until it goes up; never below the owner. */
export function levelOf({ level, areaPath }: Standing): number {
  const own = Math.max(0, levelOfPath(areaPath));
  return level === null ? own : Math.min(level, own);
}

/** Does a level above the owner have it, so that nobody below decides? */
export function isUp(row: Standing & Pick<CaseFile, 'escalatedBy'>): boolean {
  return isUpBy({ ...row, level: levelOf(row) });
}

/** One up, at most the district. */
export function levelAbove(row: Standing): number {
  return Math.max(0, levelOf(row) - 1);
}

/** Name of the area that has it in hand, as residents and staff read it. */
export function nameInHand(row: Standing, atlas: DistrictAtlas): string {
  return gridNameOf(atlas, codesOfPath(row.areaPath)[levelOf(row)] ?? null) ?? '上一级';
}
