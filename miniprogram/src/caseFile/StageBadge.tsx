import type { CaseSummary } from '@gridline/shared/complaint.ts';
import { RESIDENT_STAGE_LABELS } from '@gridline/shared/labels.ts';
import { Text } from '@tarojs/components';

type Props = Pick<CaseSummary, 'stage' | 'overdue' | 'reopened'>;

export function StageBadge({ stage, overdue, reopened }: Props) {
  const look = stage === 'closed' ? ' badge-ask' : '';
  return (
    <>
      <Text className={`badge${look}`}>{RESIDENT_STAGE_LABELS[stage]}</Text>
      {overdue && <Text className="badge badge-late">已超期</Text>}
      {reopened > 0 && <Text className="badge badge-ask">重办第 {reopened} 次</Text>}
    </>
  );
}
