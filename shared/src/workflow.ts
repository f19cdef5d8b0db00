/**
 * The only state machine of the product: which action moves a case from which stage to which, who may
 * do it and what must be given. The gateway enforces this table; the pages draw their buttons from it.
 * Pure data and pure functions.
 */
import { broken, FIELD, refuse, SEND_BACK_LIMIT } from './conditions.ts';

/** The seven links (环节) in order, then the three ways out beside them. */
export const STAGES = [
  'received',
  'registered',
  'dispatched',
  'handling',
  'resolved',
  'closed',
  'evaluated',
  'declined',
  'withdrawn',
  'merged',
] as const;
export type Stage = (typeof STAGES)[number];

export const ROLES = [
  'resident',
  'operator',
  'gridWorker',
  'gridLeader',
  'handler',
  'supervisor',
  'admin',
  'system',
] as const;
export type Role = (typeof ROLES)[number];

/** Roles a member of staff can hold. */
export const STAFF_ROLES = [
  'operator',
  'gridWorker',
  'gridLeader',
  'handler',
  'supervisor',
  'admin',
] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

export const ACTIONS = [
  'register',
  'decline',
  'locate',
  'classify',
  'dispatch',
  'accept',
  'sendBack',
  'contact',
  'resolve',
  'verify',
  'refuse',
  'rate',
  'lapse',
  'reopen',
  'withdraw',
  'merge',
  'escalate',
  'urge',
  'supplement',
  'supervise',
  'extend',
  'suspend',
  'resume',
  'rezone',
  'comment',
] as const;
export type Action = (typeof ACTIONS)[number];

/** What an action must be given; the names are the fields of the action's request. */
export type Need = 'reason' | 'note' | 'categoryCode' | 'place' | 'unitCode' | 'until' | 'intoNumber';

/**
 * Conditions beyond stage and role.
 * - `ofUnit`: a handler acts only for the unit the case was dispatched to.
 * - `independent`: neither handled the case nor belongs to the handling unit (采办分离, 核查独立).
 * - `hasGrid`: the owning grid is known.
 * - `hasCategory`: the category is known.
 * - `notSuspended` / `suspended`: the clock runs / is stopped (挂账).
 * - `maySendBack`: it was not yet sent back `SEND_BACK_LIMIT` times (首接负责).
 * - `decider`: once it was, only a supervisor or admin of the level that has it in hand dispatches it (裁定).
 */
export type Condition =
  | 'ofUnit'
  | 'independent'
  | 'hasGrid'
  | 'hasCategory'
  | 'notSuspended'
  | 'suspended'
  | 'maySendBack'
  | 'decider';

export { SEND_BACK_LIMIT };

export interface Rule {
  readonly action: Action;
  readonly from: readonly Stage[];
  /** `null`: the stage stays. */
  readonly to: Stage | null;
  readonly by: readonly Role[];
  readonly needs: readonly Need[];
  readonly conditions: readonly Condition[];
}

const OPEN = ['received', 'registered', 'dispatched', 'handling', 'resolved'] as const;
const DESK = ['operator', 'supervisor', 'admin'] as const;
const WATCH = ['gridWorker', 'gridLeader', 'operator', 'supervisor'] as const;
const STAFF = ['operator', 'gridWorker', 'gridLeader', 'handler', 'supervisor', 'admin'] as const;

function rule(
  action: Action,
  from: readonly Stage[],
  to: Stage | null,
  by: readonly Role[],
  needs: readonly Need[] = [],
  conditions: readonly Condition[] = [],
): Rule {
  return { action, from, to, by, needs, conditions };
}

export const WORKFLOW: readonly Rule[] = [
  rule('register', ['received'], 'registered', [...DESK, 'system'], ['categoryCode']),
  rule('decline', ['received', 'registered'], 'declined', DESK, ['reason']),
  rule(
    'locate',
    ['received', 'registered', 'dispatched'],
    null,
    [...DESK, 'gridLeader', 'resident', 'system'],
    ['place'],
  ),
  rule('classify', ['received', 'registered'], null, [...DESK, 'gridLeader'], ['categoryCode']),
  rule(
    'dispatch',
    ['registered'],
    'dispatched',
    [...DESK, 'gridLeader', 'system'],
    ['unitCode'],
    ['hasGrid', 'hasCategory', 'decider'],
  ),
  rule('accept', ['dispatched'], 'handling', FIELD, [], ['ofUnit', 'notSuspended']),
  rule(
    'sendBack',
    ['dispatched', 'handling'],
    'registered',
    FIELD,
    ['reason'],
    ['ofUnit', 'notSuspended', 'maySendBack'],
  ),
  rule('contact', ['dispatched', 'handling'], null, [...FIELD, 'operator'], ['note'], ['ofUnit']),
  rule('resolve', ['handling'], 'resolved', FIELD, ['note'], ['ofUnit', 'notSuspended']),
  rule('verify', ['resolved'], 'closed', WATCH, [], ['independent']),
  rule('refuse', ['resolved'], 'handling', WATCH, ['reason'], ['independent']),
  rule('rate', ['closed', 'evaluated'], 'evaluated', ['resident']),
  rule('lapse', ['closed'], 'evaluated', ['system']),
  rule('reopen', ['closed', 'evaluated'], 'dispatched', ['resident', 'supervisor', 'admin'], ['reason']),
  rule('withdraw', ['received', 'registered', 'dispatched', 'handling'], 'withdrawn', ['resident']),
  rule('merge', ['received', 'registered', 'dispatched'], 'merged', DESK, ['intoNumber']),
  rule(
    'escalate',
    ['registered', 'dispatched', 'handling'],
    'registered',
    [...FIELD, 'supervisor', 'system'],
    ['reason'],
    ['ofUnit', 'notSuspended'],
  ),
  rule('urge', OPEN, null, ['resident']),
  rule('supplement', OPEN, null, ['resident', 'operator', 'system'], ['note']),
  rule('supervise', OPEN, null, ['supervisor', 'admin'], ['note']),
  rule(
    'extend',
    ['dispatched', 'handling'],
    null,
    ['supervisor', 'admin'],
    ['reason', 'until'],
    ['notSuspended'],
  ),
  rule(
    'suspend',
    ['dispatched', 'handling'],
    null,
    ['supervisor', 'admin'],
    ['reason', 'until'],
    ['notSuspended'],
  ),
  rule('resume', ['dispatched', 'handling'], null, ['supervisor', 'admin', 'system'], [], ['suspended']),
  rule('rezone', OPEN, null, ['system', 'supervisor', 'admin'], ['place', 'reason']),
  rule('comment', STAGES, null, STAFF, ['note']),
];

/** What the table needs to know of the case. */
export interface CaseFacts {
  stage: Stage;
  unitCode: string | null;
  gridCode: string | null;
  categoryCode: string | null;
  /** Ids of all staff who accepted or resolved it, ever. */
  handlerIds: readonly string[];
  suspended: boolean;
  /** How many times a unit has sent it back, ever. */
  sentBack: number;
  /** `/a/b/c/` of the owner, '' if unknown. */
  areaPath: string;
  /** Level of the area tree that has it in hand, 0 the district. */
  level: number;
}

/** Who wants to act. `unitCode` is the unit a member of staff belongs to, if any. */
export interface Actor {
  role: Role;
  id: string | null;
  unitCode: string | null;
  /** Path of the area a member of staff works for; '' is bound to none. */
  areaPath?: string;
}

export type Verdict = { ok: true; rule: Rule; to: Stage } | { ok: false; code: RefusalCode; reason: string };

export type RefusalCode =
  | 'stage_not_allowed'
  | 'role_not_allowed'
  | 'not_your_unit'
  | 'not_independent'
  | 'grid_unknown'
  | 'category_unknown'
  | 'case_suspended'
  | 'case_not_suspended'
  | 'send_back_limit'
  | 'not_decider';

/** The rule of an action at a stage; every action has one row. */
export function ruleOf(action: Action): Rule {
  const found = WORKFLOW.find((row) => row.action === action);
  if (!found) throw new Error(`workflow has no row for ${action}`);
  return found;
}

/** May this actor do this action on this case now? The reason of a refusal is a sentence for the page. */
export function judge(action: Action, facts: CaseFacts, actor: Actor): Verdict {
  const row = ruleOf(action);
  if (!row.by.includes(actor.role)) return refuse('role_not_allowed', '您的岗位不能做这一步。');
  if (!row.from.includes(facts.stage))
    return refuse('stage_not_allowed', '案件现在的环节不能做这一步，请刷新后再看。');
  for (const condition of row.conditions) {
    const refusal = broken(condition, facts, actor);
    if (refusal) return refusal;
  }
  return { ok: true, rule: row, to: row.to ?? facts.stage };
}

/** All actions this actor may take now, in the table's order. */
export function allowedActions(facts: CaseFacts, actor: Actor): Action[] {
  return WORKFLOW.filter((row) => judge(row.action, facts, actor).ok).map((row) => row.action);
}

/** Does it wait for the binding decision of the level above (裁定)? */
export function awaitsDecision({ stage, sentBack }: { stage: string; sentBack: number }): boolean {
  return stage === 'registered' && sentBack >= SEND_BACK_LIMIT;
}

/** Stages in which somebody still owes the resident something. */
export function isOpen(stage: Stage): boolean {
  return (OPEN as readonly Stage[]).includes(stage);
}
