import { Segmented } from 'antd';
import type { Only } from './useCaseList.ts';
import { useQueueCounts } from './useQueueCounts.ts';

interface TriagePartsProps {
  value: Only | undefined;
  onChange: (only: Only | undefined) => void;
}

/** All that waits, or only what has no unit in the duty table, or what waits for a binding decision. */
export function TriageParts({ value, onChange }: TriagePartsProps) {
  const { data } = useQueueCounts();
  return (
    <Segmented<Only | 'all'>
      data-testid="triage-parts"
      value={value ?? 'all'}
      onChange={(chosen) => onChange(chosen === 'all' ? undefined : chosen)}
      options={[
        { value: 'all', label: '全部' },
        { value: 'unrouted', label: `无单位 ${data?.unrouted ?? ''}` },
        { value: 'decision', label: `待裁定 ${data?.decisions ?? ''}` },
      ]}
    />
  );
}
