/** One step on a draft: the workflow judges, the verb changes the row, the history records it. */
import { ACTION_LABELS } from '@gridline/shared/labels.ts';
import { ruleOf, judge, type Action, type Need, type Stage } from '@gridline/shared/workflow.ts';
import type { CaseEvent, CaseFile } from '../db/generated/mysql/client.ts';
import { badRequest, Refusal } from '../errors.ts';
import { dropOrphans, movePartClocks } from './hands/caseParts.ts';
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
import { dissent, merge, silence, unmerge, vote, type Lead } from './verbs/members.ts';
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
  /** The newest round in which the resident was asked; 0 before the first. */
  round?: number;
  /** The row's `level` before the unit that may get it back sent it up. */
  levelBefore: number | null;
  /** The case it is merged into, or shall be. */
  lead?: Lead;
  /** Those merged into it. */
  members?: readonly CaseFile[];
}

export const NO_PAST: Past = { result: '', suspendedAt: null, levelBefore: null };

const VERBS: Record<Exclude<Action, keyof typeof BY_PAST>, Verb> = {
  register,
  decline,
  locate,
  classify,
  dispatch,
  accept,
  sendBack,
  contact,
  refuse,
  rate,
  reopen,
  withdraw,
  escalate,
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
  review,
  mark,
  redact,
};

const NO_LEAD: Lead = { row: null, round: 0 };

/** Verbs that need something of the past. */
const BY_PAST = {
  resolve: ({ members }: Past) => resolve(members),
  verify: ({ result, members, round = 0 }: Past) => verify(result, { members, asked: round }),
  lapse: ({ round = 0 }: Past) => lapse(round),
  resume: ({ suspendedAt }: Past, { now }: VerbGiven) => resume(suspendedAt ?? now),
  giveBack: ({ levelBefore }: Past) => giveBack(levelBefore),
  merge: ({ lead = NO_LEAD }: Past) => merge(lead),
  unmerge: ({ lead = NO_LEAD }: Past) => unmerge(lead),
  vote: ({ lead = NO_LEAD }: Past) => vote(lead),
  dissent: ({ lead = NO_LEAD }: Past) => dissent(lead),
  silence: ({ lead = NO_LEAD }: Past) => silence(lead),
  urge: ({ lead = NO_LEAD }: Past) => urge(lead.row),
  supplement: ({ lead = NO_LEAD }: Past) => supplement(lead.row),
} as const satisfies Partial<Record<Action, (past: Past, given: VerbGiven) => Verb>>;

function verbOf(action: Action, given: VerbGiven, past: Past): Verb {
  return isByPast(action) ? BY_PAST[action](past, given) : VERBS[action];
}

function isByPast(action: Action): action is keyof typeof BY_PAST {
  return Object.hasOwn(BY_PAST, action);
}

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

/** Assisting units' parts go with the case: dropped where it leaves their stages, later where its last day moved. */
function partsFollow(
  draft: Draft,
  action: Action,
  { to, resolveDue, given }: { to: Stage; resolveDue: Date | null; given: VerbGiven },
  told: Told,
): Told {
  movePartClocks(draft, resolveDue, given.atlas.life.calendar);
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
