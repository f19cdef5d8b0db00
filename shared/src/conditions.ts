/** Conditions of the workflow's table beyond stage and role: whether one holds, and the sentence where it does not. */
import { levelOfPath } from './areaPath.ts';
import type { Actor, CaseFacts, Condition, RefusalCode, Verdict } from './workflow.ts';

/** 首接负责: with this sendBack of a case the level above decides (裁定), and that binds. */
export const SEND_BACK_LIMIT = 2;

/** Roles that work on a case for a unit. */
export const FIELD = ['handler', 'gridWorker', 'gridLeader'] as const;

/** Why the condition does not hold, or `null` where it does. */
export function broken(condition: Condition, facts: CaseFacts, actor: Actor): Verdict | null {
  switch (condition) {
    case 'ofUnit':
      if (!(FIELD as readonly string[]).includes(actor.role)) return null;
      if (actor.unitCode !== null && actor.unitCode === facts.unitCode) return null;
      return refuse('not_your_unit', '这件案件不是派给您单位的。');
    case 'independent':
      if (actor.id !== null && facts.handlerIds.includes(actor.id))
        return refuse('not_independent', '办理人不能核实自己办的案件，请由他人核实结案。');
      if (actor.unitCode !== null && actor.unitCode === facts.unitCode)
        return refuse('not_independent', '承办单位不能核实本单位办的案件，请由他人核实结案。');
      return null;
    case 'hasGrid':
      return facts.gridCode ? null : refuse('grid_unknown', '还不知道属于哪个网格，请先确定地点。');
    case 'hasCategory':
      return facts.categoryCode ? null : refuse('category_unknown', '还没有确定类别，请先立案定类。');
    case 'notSuspended':
      return facts.suspended ? refuse('case_suspended', '案件正在挂账，恢复办理后才能做这一步。') : null;
    case 'suspended':
      return facts.suspended ? null : refuse('case_not_suspended', '案件没有挂账。');
    case 'maySendBack':
      return facts.sentBack < SEND_BACK_LIMIT ? null : refuse('send_back_limit', NO_MORE_SENDING_BACK);
    case 'decider':
      if (facts.sentBack < SEND_BACK_LIMIT || decides(actor, facts)) return null;
      return refuse('not_decider', ONLY_THE_LEVEL_ABOVE);
  }
}

const NO_MORE_SENDING_BACK =
  '这件案件已经退过两次、由上级裁定，不能再退。请继续办理；确有困难的，请写明做过什么后上报，或联系作出裁定的上级。';
const ONLY_THE_LEVEL_ABOVE =
  '这件案件已经退过两次，只能由上一级的督导或管理员裁定派给谁。您可以把意见写在内部备注里，或联系上级尽快裁定。';

/** A supervisor or admin whose area holds the case and lies no deeper than the level that has it in hand. */
function decides({ role, areaPath }: Actor, facts: CaseFacts): boolean {
  if (areaPath === undefined || (role !== 'supervisor' && role !== 'admin')) return false;
  return facts.areaPath.startsWith(areaPath) && levelOfPath(areaPath) <= facts.level;
}

/** The reason is a sentence for the page. */
export function refuse(code: RefusalCode, reason: string): Verdict {
  return { ok: false, code, reason };
}
