/** What happens next, in a sentence for the resident. */
import { beijingMoment } from '@gridline/shared/time.ts';
import { awaitsDecision } from '@gridline/shared/workflow.ts';
import type { CaseFile } from '../../db/generated/mysql/client.ts';
import type { DistrictAtlas } from '../../routing/districtAtlas.ts';
import { nameInHand } from '../level.ts';
import { unitNameOf } from '../names.ts';

export function nextSentence(row: CaseFile, atlas: DistrictAtlas, now: Date): string {
  const unit = unitNameOf(atlas, row.unitCode) ?? '办理单位';
  const by = (due: Date | null): string => (due ? `${beijingMoment(due)}前` : '尽快');
  const { resolveDue } = row;
  const late = resolveDue !== null && resolveDue < now;
  const overdue = `本该${by(resolveDue)}办好，已经超期${row.supervised ? '，主管在督办' : ''}`;
  switch (row.stage) {
    case 'received':
    case 'registered':
      if (row.escalatedBy) return `已上报到${nameInHand(row, atlas)}，由它决定怎么办，时限不变。`;
      if (awaitsDecision(row)) return `已交${nameInHand(row, atlas)}裁定由谁办理，时限不变。`;
      return row.triageReason ? '工作人员正在核对，会尽快安排，需要时会联系您。' : '正在安排办理单位。';
    case 'dispatched':
      if (row.suspendedUntil) return `暂缓办理到${beijingMoment(row.suspendedUntil)}。`;
      if (row.reopened > 0)
        return late
          ? `已退回${unit}重新办理，时限不重新计算：${overdue}。`
          : `已退回${unit}重新办理，时限不重新计算，还是${by(resolveDue)}办好。`;
      return `已派给${unit}，${by(row.acceptedAt ? resolveDue : row.acceptDue)}${row.acceptedAt ? '办好' : '签收'}。`;
    case 'handling':
      return row.suspendedUntil
        ? `暂缓办理到${beijingMoment(row.suspendedUntil)}。`
        : late
          ? `${unit}正在办理，${overdue}。`
          : `${unit}正在办理，${by(resolveDue)}办好。`;
    case 'resolved':
      return '已经办完，正在由他人核实。';
    case 'closed':
      return '已办结，请您评价办得好不好。';
    case 'evaluated':
      return '已办结，谢谢您的评价。';
    case 'declined':
      return '这件事不在受理范围，原因见下面的记录。';
    case 'withdrawn':
      return '您已撤回。';
    default:
      return '已并入同一件事，一起办理。';
  }
}
