import {
  DECLINE_LABELS,
  DECLINE_REASONS,
  DECLINE_WORDS,
  type DeclineReason,
} from '@gridline/shared/reasons.ts';
import { peopleApi } from '@gridline/shared/peopleApi.ts';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { call } from '../api/call.ts';

interface SelectGiven {
  id?: string;
  value?: string;
  onChange?: (value: string) => void;
  placeholder: string;
}

/** Colleagues of a unit who are at work, by user name. */
export function ColleagueSelect({ unitCode, ...given }: SelectGiven & { unitCode: string | null }) {
  const { data, isPending } = useQuery({
    queryKey: ['colleagues', unitCode],
    queryFn: async () =>
      (await call(peopleApi.colleagues, { query: { unit: unitCode ?? undefined } })).colleagues,
  });
  return (
    <Select
      {...given}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      loading={isPending}
      options={data?.map(({ username, name, away }) => ({
        value: username,
        label: away ? `${name}（请假）` : name,
        disabled: away,
      }))}
      data-testid="field-toStaff"
    />
  );
}

export function DeclineReasonSelect(given: SelectGiven) {
  return (
    <Select
      {...given}
      allowClear
      options={DECLINE_REASONS.map((code) => ({ value: code, label: DECLINE_LABELS[code] }))}
      data-testid="field-reasonCode"
    />
  );
}

/** What the resident reads for a reason of the list; '' where it is told in own words. */
export function wordsFor(code: string | undefined): string {
  return code !== undefined && code in DECLINE_WORDS ? DECLINE_WORDS[code as DeclineReason].why : '';
}
