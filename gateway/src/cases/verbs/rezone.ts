/**
 * 网格调整: another grid has the case in hand now. By the system after a re-division, by a supervisor with a reason.
 * The unit goes on with it (首接负责), no limit moves, and figures stay with the grid of the day.
 */
import { toWgs84 } from '@gridline/shared/place.ts';
import { cutText } from '@gridline/shared/text.ts';
import { badRequest } from '../../errors.ts';
import type { DistrictAtlas } from '../../routing/districtAtlas.ts';
import { REASON_STORED, type Draft } from '../draft.ts';
import { gridNameOf } from '../names.ts';
import { isGrid, pointOf, survivingPath } from '../placing/newOwner.ts';
import type { ActionInput, Told, Verb } from './verb.ts';
import { stillUnhandled } from './waitsFor.ts';

export const rezone: Verb = (draft, { input, atlas, person }) => {
  const { row } = draft;
  const before = row.gridCode;
  const told = input.ownerless ? toNobody(draft, { input, atlas }) : toGrid(draft, { input, atlas });
  if (person.role !== 'system' && row.gridCode === before)
    throw badRequest('grid_same', '这件案件已经归这个网格管，请选择别的网格。');
  return told;
};

interface Given {
  input: ActionInput;
  atlas: DistrictAtlas;
}

function toGrid({ row }: Draft, { input, atlas }: Given): Told {
  const before = row.gridCode;
  const code = input.gridCode ?? (input.point && atlas.areas.ownerOf(toWgs84(input.point))?.code);
  if (!code || !isGrid(atlas, code))
    throw badRequest('place_unknown', '这个地点不在任何网格内，请换一个地点或在地图上点选。');
  const areaPath = atlas.areas.pathOf(code);
  Object.assign(row, { gridCode: code, areaPath, pathOfDay: row.pathOfDay || areaPath });
  const [from, to] = [gridNameOf(atlas, before), gridNameOf(atlas, code)];
  if (before === null)
    row.triageReason = stillToSort(row.stage) ? `已归${to}管，请继续分拨。` : stillUnhandled(row);
  const point = pointOf(row);
  const byPoint = point !== null && atlas.areas.ownerOf(point)?.code === code;
  return {
    note: from === to ? '' : from === null ? `由${to}管` : `由${from}改为${to}管`,
    internalNote: input.reason,
    data: { gridCode: code, before, byPoint, areaPath: row.pathOfDay },
  };
}

function toNobody({ row }: Draft, { input, atlas }: Given): Told {
  const before = row.gridCode;
  const from = gridNameOf(atlas, before);
  Object.assign(row, { gridCode: null, areaPath: survivingPath(row.areaPath, atlas) });
  const data = { gridCode: null, before };
  if (from === null) return { internalNote: input.reason, data };
  const why = `原属${from}。${input.reason}，请确定由哪个网格管。`;
  const waits = stillUnhandled(row);
  row.triageReason = waits
    ? `${cutText(why, REASON_STORED - waits.length - 1)} ${waits}`
    : cutText(row.triageReason ? `${why} ${row.triageReason}` : why, REASON_STORED);
  return { note: `原由${from}管，正在确定新的网格`, internalNote: input.reason, data };
}

function stillToSort(stage: string): boolean {
  return stage === 'received' || stage === 'registered';
}
