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
    case 'ofUnitOrLeader':
      return mayHandOver(facts, actor) ? null : refuse('not_your_unit', '这件案件不归您的单位或网格。');
    case 'ofPart':
      if (actor.unitCode !== null && facts.openParts.includes(actor.unitCode)) return null;
      return refuse('not_your_unit', '您的单位没有这件案件的协办任务，或任务已经办完。');
    case 'partsDone':
      return facts.openParts.length === 0 ? null : refuse('parts_open', PARTS_OPEN);
    case 'independent':
      return dependent(facts, actor);
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
      // By the table of duties, after a step of somebody who may decide (`followUp`).
      if (actor.role === 'system' && facts.sentBack < SEND_BACK_LIMIT) return null;
      if (!waitsAbove(facts) || decides(actor, facts)) return null;
      return refuse(
        'not_decider',
        facts.sentBack < SEND_BACK_LIMIT ? ONLY_WHERE_IT_WENT : ONLY_THE_LEVEL_ABOVE,
      );
    case 'mayDecline':
      if (!waitsAbove(facts) && facts.reopened === 0) return null;
      return decides(actor, facts) ? dependent(facts, actor) : refuse('not_decider', NOT_TO_BE_DECLINED);
    case 'mayMerge':
      // Together with its lead it goes along wherever that one goes.
      if (facts.stage === 'merged' || !waitsAbove(facts) || decides(actor, facts)) return null;
      return refuse(
        'not_decider',
        facts.sentBack < SEND_BACK_LIMIT ? ONLY_WHERE_IT_WENT : ONLY_THE_LEVEL_ABOVE,
      );
    case 'inHand':
      return decides(actor, facts) ? null : refuse('not_above', '要由现在牵头的这一级或更上级的督导来做。');
    case 'above':
      return isAbove(actor, facts) ? null : refuse('not_above', ONLY_FROM_ABOVE);
    case 'mayExtend':
      return facts.extended === 0 ? null : refuse('extended_before', '一件案件只能延期一次，已经延过了。');
    case 'nothingAsked':
      return facts.asked ? refuse('asked_before', '已经有一个申请在等上级答复，请等一等。') : null;
    case 'asked':
      return facts.asked ? null : refuse('nothing_asked', '没有等待答复的申请，可能别人已经答复了。');
    case 'hasAbove':
      return facts.level > 0 ? null : refuse('no_level_above', '已经到最上一级，不能再上报。');
    case 'cameUp':
      return facts.escalatedBy ? null : refuse('not_escalated', '这件案件不是下级上报来的，不能交回。');
    case 'mayGiveBack':
      return facts.givenBack === 0 ? null : refuse('given_back_before', '已经交回过一次，请在本级派人办理。');
    case 'dissatisfied':
      return facts.dissatisfied ? null : refuse('nothing_to_review', '这件案件没有等待回看的不满意评价。');
  }
}

const NO_MORE_SENDING_BACK =
  '这件案件已经退过两次、由上级裁定，不能再退。请继续办理；确有困难的，请写明做过什么后上报，或联系作出裁定的上级。';
const ONLY_THE_LEVEL_ABOVE =
  '这件案件已经退过两次，只能由上一级的督导或管理员裁定派给谁。您可以把意见写在内部备注里，或联系上级尽快裁定。';

const ONLY_WHERE_IT_WENT =
  '这件案件已经上报，由现在牵头的这一级决定谁来办。您可以把意见写在内部备注里，或联系那一级的督导。';
const NOT_TO_BE_DECLINED =
  '这件案件办过又没解决，或者已交上级，只有现在牵头这一级、没有经办过它的督导可以不予受理。请继续办理，或写备注请上级决定。';

const PARTS_OPEN = '还有协办单位没有办完，请等协办办完，或请坐席、网格长取消那一份协办，再处置完成。';
const ONLY_FROM_ABOVE = '要由上一级的督导或管理员批准：申请人、办理人和承办单位自己不能批。';

/**
 * 核查独立: who verifies did not handle it, is of no unit that did, reports to nobody who did, and is not one of the
 * two or three people of the same grid who step in for each other.
 */
function dependent(facts: CaseFacts, actor: Actor): Verdict | null {
  if (actor.id !== null && facts.handlerIds.includes(actor.id))
    return refuse('not_independent', '办理人不能核实自己办的案件，请由他人核实结案。');
  if (ofHandlingUnit(facts, actor))
    return refuse('not_independent', '承办单位不能核实本单位办的案件，请由他人核实结案。');
  if (actor.reportsTo?.some((id) => facts.handlerIds.includes(id)))
    return refuse('not_independent', '您归办理人领导，不能核实这件案件，请由他人核实结案。');
  if (actor.gridMates?.some((id) => facts.handlerIds.includes(id)))
    return refuse('not_independent', '办理人是您同一网格的同事，不能由您核实，请由他人核实结案。');
  return null;
}

/** Is this person on the handling side, so that neither verification nor survey is any of their business? */
export function isDependent(facts: CaseFacts, actor: Actor): boolean {
  return dependent(facts, actor) !== null;
}

function ofHandlingUnit(facts: CaseFacts, { unitCode }: Actor): boolean {
  return unitCode !== null && (unitCode === facts.unitCode || facts.handlerUnits.includes(unitCode));
}

/** Those of the unit; the grid leader and supervisors of the area it lies in; the system. */
function mayHandOver(facts: CaseFacts, actor: Actor): boolean {
  if (!(FIELD as readonly string[]).includes(actor.role))
    return actor.role === 'system' || holds(actor, facts);
  if (actor.unitCode !== null && actor.unitCode === facts.unitCode) return true;
  return actor.role === 'gridLeader' && holds(actor, facts);
}

function holds({ areaPath }: Actor, facts: CaseFacts): boolean {
  return areaPath !== undefined && facts.areaPath.startsWith(areaPath);
}

/** Of a level above, or of the district where none is; neither who asked nor who handles. */
function isAbove(actor: Actor, facts: CaseFacts): boolean {
  if (!decides(actor, facts) || ofHandlingUnit(facts, actor)) return false;
  if (actor.id !== null && (actor.id === facts.asked?.by || facts.handlerIds.includes(actor.id)))
    return false;
  const level = levelOfPath(actor.areaPath ?? '');
  return level <= 0 || level < facts.level;
}

/** Sent back twice, or sent up and come back from whom that level had chosen: a level above has it to decide. */
function waitsAbove(facts: CaseFacts): boolean {
  return facts.sentBack >= SEND_BACK_LIMIT || isUp(facts);
}

/** A level above the owner has it, so that nobody below decides. */
export function isUp({
  escalatedBy,
  level,
  areaPath,
}: Pick<CaseFacts, 'escalatedBy' | 'level' | 'areaPath'>): boolean {
  return escalatedBy !== null || level < levelOfPath(areaPath);
}

/** A supervisor or admin whose area holds the case and lies no deeper than the level that has it in hand. */
function decides({ role, areaPath }: Actor, facts: CaseFacts): boolean {
  if (areaPath === undefined || (role !== 'supervisor' && role !== 'admin')) return false;
  return facts.areaPath.startsWith(areaPath) && levelOfPath(areaPath) <= facts.level;
}

/** The reason is a sentence for the page. */
export function refuse(code: RefusalCode, reason: string): Verdict {
  return { ok: false, code, reason };
}
