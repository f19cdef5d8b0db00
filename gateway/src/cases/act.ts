/** A member of staff acts on a case: what is named in words or by number is looked up, then the one door is used. */
import type { Action } from '@gridline/shared/workflow.ts';
import type { CaseFile } from '../db/generated/mysql/client.ts';
import { badRequest } from '../errors.ts';
import type { House } from '../house.ts';
import { gridOf } from '../routing/reading/options.ts';
import { placeById } from '../routing/evidence/placeMeant.ts';
import { route } from '../routing/route.ts';
import type { Viewer } from '../staff/sight.ts';
import { advance } from './advance.ts';
import { readRedaction } from './redaction.ts';
import { personOf } from './views/staffCase.ts';
import { withDecline } from './declining.ts';
import { withTakeOver } from './hands/takeOver.ts';
import type { ActionInput } from './verbs/verb.ts';

export async function act(
  house: House,
  given: { row: CaseFile; action: Action; viewer: Viewer; version: number; input: ActionInput },
): Promise<CaseFile> {
  const { row, action, viewer, version } = given;
  const input = await lookedUp(house, { row, action, viewer, input: placedBy(house, action, given.input) });
  const done = await advance(house, { caseId: row.id, action, person: personOf(viewer), version, input });
  if (action === 'redact') await emptyLog(house);
  return done;
}

/** The correction holds whether this succeeds or not: while another process reads the file, its log goes later. */
async function emptyLog({ db, log }: House): Promise<void> {
  await db
    .emptyLog()
    .catch((error: unknown) => log.warn({ err: error }, 'the log of the file was not emptied'));
}

/** Who is named by user name, and a case that is named by number, as the verb needs them. */
async function lookedUp(
  house: House,
  given: { row: CaseFile; action: Action; viewer: Viewer; input: ActionInput },
): Promise<ActionInput> {
  const { row, action, viewer, input } = given;
  if (action === 'handOver') return withTakeOver(house, row, input);
  if (action === 'redact' && input.seq !== undefined)
    return { ...input, redaction: await readRedaction(house, { row, seq: input.seq }) };
  if (action === 'decline') return withDecline(house, { row, role: viewer.role, input });
  return input;
}

/** A place of the gazetteer becomes its grid; so do words for a place, and their point, when routing is sure of them. */
function placedBy(house: House, action: Action, input: ActionInput): ActionInput {
  if (action !== 'locate' && action !== 'rezone') return input;
  if (action === 'locate' && input.placeId) return chosen(house, { ...input, placeId: input.placeId });
  if (input.gridCode || input.point || !input.placeText) return input;
  const routing = route({ text: input.placeText, placeText: '', point: null }, house.atlas());
  if (!routing.gridCode)
    throw badRequest('place_unknown', '地名库里没有确切的这个地方，请写得更具体，或在地图上点选。');
  const point =
    action === 'locate' && routing.point ? { ...routing.point, crs: 'wgs84' as const } : undefined;
  return { ...input, gridCode: routing.gridCode, point };
}

function chosen(house: House, input: ActionInput & { placeId: string }): ActionInput {
  const atlas = house.atlas();
  const place = placeById(input.placeId, atlas);
  const gridCode = input.gridCode ?? (place && gridOf(place, atlas.areas));
  if (!place || !gridCode)
    throw badRequest('place_unknown', '地名库里没有这个地方，或它不在任何网格内，请重新选择或在地图上点选。');
  return { ...input, gridCode, placeText: input.placeText || place.row.name };
}
