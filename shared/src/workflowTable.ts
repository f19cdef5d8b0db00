/** The table of the state machine: which action moves a case from which stage to which, by whom, and what it needs. */
import { FIELD } from './conditions.ts';
import { STAGES, type Stage } from './stages.ts';
import type { Action, Condition, Need, Role, Rule } from './workflow.ts';

/** Stages in which somebody still owes the resident something. */
export const OPEN = ['received', 'registered', 'dispatched', 'handling', 'resolved'] as const;
/** The resident of a merged case still speaks for the own part. */
const OWN = [...OPEN, 'merged'] as const;
const DESK = ['operator', 'supervisor', 'admin'] as const;
const WATCH = ['gridWorker', 'gridLeader', 'operator', 'supervisor'] as const;
const ABOVE = ['supervisor', 'admin'] as const;
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
  rule('decline', ['received', 'registered'], 'declined', DESK, ['reason'], ['mayDecline']),
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
  rule('resolve', ['handling'], 'resolved', FIELD, ['note'], ['ofUnit', 'notSuspended', 'partsDone']),
  rule('verify', ['resolved'], 'closed', [...WATCH, 'system'], [], ['independent']),
  rule('refuse', ['resolved'], 'handling', WATCH, ['reason'], ['independent']),
  rule('rate', ['closed', 'evaluated'], 'evaluated', ['resident']),
  rule('lapse', ['closed'], 'evaluated', ['system']),
  rule('reopen', ['closed', 'evaluated'], 'dispatched', ['resident', 'supervisor', 'admin'], ['reason']),
  rule('withdraw', ['received', 'registered', 'dispatched', 'handling', 'merged'], 'withdrawn', ['resident']),
  rule(
    'merge',
    ['received', 'registered', 'dispatched', 'merged'],
    'merged',
    [...DESK, 'system'],
    ['intoNumber'],
    ['notSuspended', 'mayMerge'],
  ),
  rule(
    'escalate',
    ['registered', 'dispatched', 'handling'],
    'registered',
    [...FIELD, 'supervisor', 'system'],
    ['reason'],
    ['ofUnit', 'notSuspended', 'hasAbove'],
  ),
  rule('urge', OWN, null, ['resident']),
  rule('supplement', OWN, null, ['resident', 'operator', 'system'], ['note']),
  rule('supervise', OPEN, null, ['supervisor', 'admin'], ['note']),
  rule(
    'extend',
    ['dispatched', 'handling'],
    null,
    ABOVE,
    ['reason', 'until'],
    ['notSuspended', 'mayExtend', 'above'],
  ),
  rule('suspend', ['dispatched', 'handling'], null, ABOVE, ['reason', 'until'], ['notSuspended', 'above']),
  rule('resume', ['dispatched', 'handling'], null, ['supervisor', 'admin', 'system'], [], ['suspended']),
  rule('rezone', OPEN, null, ['system', 'supervisor', 'admin'], ['place', 'reason']),
  rule('comment', STAGES, null, STAFF, ['note']),
  rule('arrive', ['handling'], null, FIELD, [], ['ofUnit']),
  rule(
    'askExtend',
    ['dispatched', 'handling'],
    null,
    FIELD,
    ['reason', 'until'],
    ['ofUnit', 'notSuspended', 'mayExtend', 'nothingAsked'],
  ),
  rule(
    'askSuspend',
    ['dispatched', 'handling'],
    null,
    FIELD,
    ['reason', 'until'],
    ['ofUnit', 'notSuspended', 'nothingAsked'],
  ),
  rule('denyAsk', ['dispatched', 'handling'], null, ABOVE, ['reason'], ['asked', 'above']),
  rule('giveBack', ['registered'], 'dispatched', ABOVE, ['note'], ['cameUp', 'mayGiveBack', 'inHand']),
  rule('assist', ['dispatched', 'handling'], null, [...DESK, 'gridLeader'], ['unitCode', 'note']),
  rule('acceptPart', ['dispatched', 'handling'], null, FIELD, [], ['ofPart']),
  rule('finishPart', ['dispatched', 'handling'], null, FIELD, ['note'], ['ofPart']),
  rule('returnPart', ['dispatched', 'handling'], null, FIELD, ['reason'], ['ofPart']),
  rule('dropPart', ['dispatched', 'handling'], null, [...DESK, 'gridLeader'], ['unitCode', 'reason']),
  rule(
    'handOver',
    ['dispatched', 'handling'],
    null,
    [...FIELD, 'supervisor', 'admin', 'system'],
    ['reason'],
    ['ofUnitOrLeader'],
  ),
  rule('unmerge', ['merged'], 'registered', [...DESK, 'system'], ['reason']),
  rule('vote', ['merged'], null, ['resident']),
  rule('dissent', ['merged'], 'dispatched', ['resident'], ['reason']),
  rule('silence', ['merged'], null, ['system']),
  rule('review', ['closed', 'evaluated', 'merged'], null, ABOVE, ['note'], ['dissatisfied']),
  rule('mark', OPEN, null, ['system']),
  rule('redact', STAGES, null, ['admin'], ['seq', 'reason']),
];
