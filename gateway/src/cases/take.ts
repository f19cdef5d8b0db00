/** One step on a draft: the workflow judges, the verb changes the row, the history records it. */
import { ACTION_LABELS } from '@gridline/shared/labels.ts';
import { ruleOf, judge, type Action, type Need, type Stage } from '@gridline/shared/workflow.ts';
import type { CaseEvent } from '../db/generated/mysql/client.ts';
import { badRequest, Refusal } from '../errors.ts';
import { dropOrphans, movePartClocks } from './caseParts.ts';
import { factsOf, record, type Draft } from './draft.ts';
import { askExtend, askSuspend, denyAsk } from './verbs/asking.ts';
import { extend, resume, review, supervise, suspend } from './verbs/authority.ts';
import { lapse, rate, refuse, reopen, verify } from './verbs/closing.ts';
import { classify, comment, decline, dispatch, locate, register } from './verbs/desk.ts';
import { accept, arrive, attachPhotos, contact, resolve, sendBack } from './verbs/field.ts';
import { withMaterials } from './verbs/materials.ts';
import { handOver } from './verbs/handOver.ts';
import { escalate, giveBack } from './verbs/levels.ts';
import { mark } from './verbs/mark.ts';
import { dissent, merge, silence, unmerge, vote } from './verbs/members.ts';
import { acceptPart, assist, dropPart, finishPart, returnPart } from './verbs/parts.ts';
import { redact } from './verbs/redact.ts';
import { rezone } from './verbs/rezone.ts';
import { supplement, urge, withdraw } from './verbs/resident.ts';
import type { ActionInput, Told, Verb, VerbGiven } from './verbs/verb.ts';

/** What some verbs need of the case's past. */
export interface Past {
  /** Words of the newest resolution. */
  result: string;
  suspendedAt: Date | null;
  /** The row's `level` before the unit that may get it back sent it up. */
  levelBefore: number | null;
}

export const NO_PAST: Past = { result: '', suspendedAt: null, levelBefore: null };

const VERBS: Record<Exclude<Action, 'verify' | 'resume' | 'giveBack'>, Verb> = {
  register,
  decline,
  locate,
  classify,
  dispatch,
  accept,
  sendBack,
  contact,
  resolve,
  refuse,
  rate,
  lapse,
  reopen,
  withdraw,
  merge,
  escalate,
  urge,
  supplement,
  supervise,
  extend,
  suspend,
  rezone,
  comment,
  arrive,
  askExtend,
  askSuspend,
  denyAsk,
  assist,
  acceptPart,
  finishPart,
  returnPart,
  dropPart,
  handOver,
  unmerge,
  vote,
  dissent,
  silence,
  review,
  mark,
  redact,
};

/** Which kind of photo comes with which action; `supplement` attaches its own. */
const PHOTOS: Partial<Record<Action, 'before' | 'after'>> = {
  accept: 'before',
  arrive: 'before',
  contact: 'before',
  resolve: 'after',
  finishPart: 'after',
  verify: 'after',
};

/** Takes the step or throws a `Refusal` that says why not (409 `stage_not_allowed`, 403 for who, 400 for what is missing). */
export function take(draft: Draft, action: Action, given: VerbGiven, past: Past): CaseEvent {
  const verdict = judge(action, factsOf(draft.row, draft.parts), given.person);
  if (!verdict.ok)
    throw new Refusal(
      verdict.code,
      verdict.code === 'role_not_allowed' || verdict.code.startsWith('not_') ? 403 : 409,
      verdict.reason,
    );
  for (const need of ruleOf(action).needs)
    if (!has(given.input, need)) throw badRequest(`${need}_required`, NEED_SENTENCES[need]);
  const verb = verbOf(action, given, past);
  const kind = PHOTOS[action];
  if (kind) attachPhotos(draft, given, kind);
  withMaterials(draft, action, given);
  const resolveDue = draft.row.resolveDue;
  const told = partsFollow(draft, action, { to: verdict.to, resolveDue, given }, verb(draft, given));
  return record(draft, { action, to: verdict.to, person: given.person, at: given.now, ...told });
}

function verbOf(action: Action, { now }: VerbGiven, past: Past): Verb {
  if (action === 'verify') return verify(past.result);
  if (action === 'resume') return resume(past.suspendedAt ?? now);
  if (action === 'giveBack') return giveBack(past.levelBefore);
  return VERBS[action];
}

/** Assisting units' parts go with the case: dropped where it leaves their stages, later where its last day moved. */
function partsFollow(
  draft: Draft,
  action: Action,
  { to, resolveDue, given }: { to: Stage; resolveDue: Date | null; given: VerbGiven },
  told: Told,
): Told {
  movePartClocks(draft, resolveDue, { all: action === 'resume' });
  const why = `案件已${ACTION_LABELS[action]}，协办取消`;
  const droppedParts = dropOrphans(draft, { to, now: given.now, why });
  return droppedParts.length === 0 ? told : { ...told, data: { ...told.data, droppedParts } };
}

const NEED_SENTENCES: Record<Need, string> = {
  reason: '请写明原因。',
  note: '请写几句说明。',
  categoryCode: '请选择类别。',
  place: '请填写地点或在地图上点选。',
  unitCode: '请选择承办单位。',
  until: '请选择时间。',
  intoNumber: '请填写要并入的案件编号。',
  seq: '请选择要更正的是哪一步。',
};

function has(input: ActionInput, need: Need): boolean {
  if (need === 'place') return Boolean(input.ownerless ?? input.gridCode ?? input.point);
  if (need === 'seq') return input.seq !== undefined;
  return Boolean(input[need]?.trim());
}
