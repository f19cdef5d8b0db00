import type { ResidentCase } from '@gridline/shared/complaint.ts';
import { isOpen } from '@gridline/shared/workflow.ts';
import { View } from '@tarojs/components';
import { Message } from '../parts/Message';
import { sayLeft, sayTime } from '../words/beijingTime';

type Props = Pick<ResidentCase, 'stage' | 'due' | 'overdue' | 'acceptDue' | 'resolveDue'>;

/** By when, how long still, and plainly when it is late. */
export function Deadlines({ stage, due, overdue, resolveDue }: Props) {
  if (!isOpen(stage) || due === null) return null;
  if (overdue) {
    return (
      <Message id="case-overdue" kind="trouble" title="已经超过期限">
        <View>
          应在 {sayTime(due)} 前完成，{sayLeft(due)}。对不起，让您久等了，您可以“催一催”。
        </View>
      </Message>
    );
  }
  return (
    <Message id="case-due">
      <View>
        这一步最迟 {sayTime(due)}，{sayLeft(due)}。
      </View>
      {resolveDue !== null && Date.parse(resolveDue) > Date.parse(due) && (
        <View>整件事最迟 {sayTime(resolveDue)} 办完。</View>
      )}
    </Message>
  );
}
