/**
 * The only state machine of the product: its words, and who may do what now. The table itself is
 * workflowTable.ts; the gateway enforces it, the pages draw their buttons from it. Pure functions.
 */
import { broken, refuse, SEND_BACK_LIMIT } from './conditions.ts';
import { STAGES, type Stage } from './stages.ts';
import { OPEN, WORKFLOW } from './workflowTable.ts';

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
  'arrive',
  'askExtend',
  'askSuspend',
  'denyAsk',
  'giveBack',
  'assist',
  'acceptPart',
  'finishPart',
  'returnPart',
  'dropPart',
  'handOver',
  'unmerge',
  'vote',
  'dissent',
  'silence',
  'review',
  'mark',
  'redact',
] as const;
export type Action = (typeof ACTIONS)[number];

/** What an action must be given; the names are the fields of the action's request. */
export type Need = 'reason' | 'note' | 'categoryCode' | 'place' | 'unitCode' | 'until' | 'intoNumber' | 'seq';

/**
 * Conditions beyond stage and role.
 * - `ofUnit`: a handler acts only for the unit the case was dispatched to.
 * - `ofUnitOrLeader`: the same, or the grid leader or supervisor of the area it lies in.
 * - `ofPart`: a handler acts only for a unit that has an unfinished part of it (协办).
 * - `partsDone`: no assisting unit still works on a part.
 * - `independent`: neither handled the case, nor belongs to a unit that did, nor reports to who did, nor is a grid
 *   worker or leader of the same area as who did (采办分离, 核查独立).
 * - `hasGrid`: the owning grid is known.
 * - `hasCategory`: the category is known.
 * - `notSuspended` / `suspended`: the clock runs / is stopped (挂账).
 * - `maySendBack`: it was not yet sent back `SEND_BACK_LIMIT` times (首接负责).
 * - `decider`: once it was, or while it waits after being sent up, only a supervisor or admin of the level that has it
 *   in hand dispatches it (裁定).
 * - `mayDecline`: what was done again, sent up or waits for a decision is turned away by such a one only, and by nobody
 *   of the handling side. `mayMerge`: what was sent up or waits for a decision is merged by such a one only.
 * - `inHand`: a supervisor or admin of the level that has it in hand, or of one above.
 * - `above`: a supervisor or admin of a level above the one that has it in hand, who neither asked nor handles it.
 * - `mayExtend`: it was not extended yet: once in a case's life.
 * - `nothingAsked` / `asked`: no request, or a request, waits for the level above.
 * - `hasAbove`: there is a level above the one that has it in hand.
 * - `cameUp`: a unit below could not solve it and sent it up. `mayGiveBack`: it was not given back yet.
 * - `dissatisfied`: the resident says solved but dissatisfied, and nobody has looked at it yet.
 */
export type Condition =
  | 'ofUnit'
  | 'independent'
  | 'hasGrid'
  | 'hasCategory'
  | 'notSuspended'
  | 'suspended'
  | 'maySendBack'
  | 'decider'
  | 'mayDecline'
  | 'mayMerge'
  | 'ofUnitOrLeader'
  | 'ofPart'
  | 'partsDone'
  | 'inHand'
  | 'above'
  | 'mayExtend'
  | 'nothingAsked'
  | 'asked'
  | 'hasAbove'
  | 'cameUp'
  | 'mayGiveBack'
  | 'dissatisfied';

export { SEND_BACK_LIMIT, STAGES, WORKFLOW };
export type { Stage };

export interface Rule {
  readonly action: Action;
  readonly from: readonly Stage[];
  /** `null`: the stage stays. */
  readonly to: Stage | null;
  readonly by: readonly Role[];
  readonly needs: readonly Need[];
  readonly conditions: readonly Condition[];
}

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
  /** Codes of all units that had it in hand or assisted, ever. */
  handlerUnits: readonly string[];
  /** Codes of assisting units whose part is not finished. */
  openParts: readonly string[];
  /** What waits for the answer of the level above, and who asked. */
  asked: { kind: 'extend' | 'suspend'; by: string | null } | null;
  /** How many times it was done again, ever. */
  reopened: number;
  /** How many times it was extended, ever. */
  extended: number;
  /** The unit that sent it up, while the level above has not decided. */
  escalatedBy: string | null;
  /** How many times a level above gave it back, ever. */
  givenBack: number;
  /** Solved but dissatisfied, and no supervisor has looked. */
  dissatisfied: boolean;
}

/** Who wants to act. `unitCode` is the unit a member of staff belongs to, if any. */
export interface Actor {
  role: Role;
  id: string | null;
  unitCode: string | null;
  /** Path of the area a member of staff works for; '' is bound to none. */
  areaPath?: string;
  /** Ids of those a member of staff reports to, the nearest first. */
  reportsTo?: readonly string[];
  /** Ids of grid workers and grid leaders of the very same area. */
  gridMates?: readonly string[];
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
  | 'not_decider'
  | 'parts_open'
  | 'not_above'
  | 'extended_before'
  | 'asked_before'
  | 'nothing_asked'
  | 'no_level_above'
  | 'not_escalated'
  | 'given_back_before'
  | 'nothing_to_review';

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
