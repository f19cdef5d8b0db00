import { DatePicker, Segmented } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import styles from './figures.module.css';
import { daysOf, PERIOD_LABELS, PERIODS, type Days, type Period } from './period.ts';

const CHOICES = [
  ...PERIODS.map((value) => ({ value, label: PERIOD_LABELS[value] })),
  { value: 'own' as const, label: '自选' },
];

/** A named period, or any two days. */
export function PeriodPicker({ days, onChange }: { days: Days; onChange: (days: Days) => void }) {
  const [named, setNamed] = useState<Period | 'own'>('days30');

  function choose(next: Period | 'own') {
    setNamed(next);
    if (next !== 'own') onChange(daysOf(next, new Date()));
  }

  return (
    <div className={styles.period}>
      <Segmented options={CHOICES} value={named} onChange={choose} data-testid="figures-period" />
      <DatePicker.RangePicker
        value={[dayjs(days.first), dayjs(days.last)]}
        allowClear={false}
        onChange={(picked) => {
          if (!picked?.[0] || !picked[1]) return;
          setNamed('own');
          onChange({ first: picked[0].format('YYYY-MM-DD'), last: picked[1].format('YYYY-MM-DD') });
        }}
        data-testid="figures-days"
      />
    </div>
  );
}
