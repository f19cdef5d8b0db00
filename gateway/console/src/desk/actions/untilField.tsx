import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { fromBeijing } from '../../text/time.ts';

const WALL = 'YYYY-MM-DDTHH:mm:ss';
const BEIJING_MINUTES = 8 * 60;
const END_OF_WORK = 'T17:30:00';

interface UntilFieldProps {
  id?: string;
  value?: string;
  onChange?: (iso: string | undefined) => void;
  testId?: string;
}

/** A time to come, picked on the wall clock of Beijing whatever zone the computer is set to. */
export function UntilField({ id, value, onChange, testId = 'field-until' }: UntilFieldProps) {
  const today = dayjs().startOf('day');
  const presets = [1, 3, 5, 10].map((days) => ({
    label: `${days} 天后`,
    value: dayjs(`${today.add(days, 'day').format('YYYY-MM-DD')}${END_OF_WORK}`),
  }));
  return (
    <DatePicker
      id={id}
      value={value ? wallOf(value) : null}
      onChange={(picked) => onChange?.(picked ? fromBeijing(picked.format(WALL)) : undefined)}
      showTime={{ format: 'HH:mm', minuteStep: 10 }}
      format="YYYY-MM-DD HH:mm"
      presets={presets}
      disabledDate={(date) => date.isBefore(today)}
      data-testid={testId}
      style={{ width: 240 }}
    />
  );
}

function wallOf(iso: string): dayjs.Dayjs {
  const shift = BEIJING_MINUTES + new Date(iso).getTimezoneOffset();
  return dayjs(iso).add(shift, 'minute');
}
