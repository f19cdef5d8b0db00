/** What the system does to a case whose place the division of today gives to another grid. Pure. */
import type { DistrictAtlas } from '../../routing/districtAtlas.ts';
import { newOwner, survivingPath, type Placed } from './newOwner.ts';
import type { ActionInput } from '../verbs/verb.ts';

/** The input of `rezone`, or `null` when the case has its owner and its path already. */
export function rezoneInput(
  caseFile: Placed,
  given: { atlas: DistrictAtlas; chosen: boolean },
): ActionInput | null {
  const { atlas } = given;
  const { gridCode, reason } = newOwner(caseFile, given);
  const areaPath = gridCode === null ? survivingPath(caseFile.areaPath, atlas) : atlas.areas.pathOf(gridCode);
  if (gridCode === caseFile.gridCode && areaPath === caseFile.areaPath) return null;
  if (gridCode === null) return { ownerless: true, reason: reason || '原来的上级区域已经调整' };
  return { gridCode, reason };
}
