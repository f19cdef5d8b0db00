import { areaApi, type EditionView } from '@gridline/shared/areaApi.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, DatePicker, Popconfirm, Space } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { sentenceOf } from '../api/problem.ts';
import { fromBeijing } from '../text/time.ts';

/** A draft gets its day or is thrown away; a planned edition becomes a draft again. */
export function EditionActions({ edition }: { edition: EditionView }) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [day, setDay] = useState<Dayjs | null>(null);
  const { id, version, state } = edition;
  const done = (words: string) => async (): Promise<void> => {
    void message.success(words);
    await queries.invalidateQueries({ queryKey: ['editions'] });
    await queries.invalidateQueries({ queryKey: ['edition', id] });
  };
  const release = useMutation({
    mutationFn: (at: Dayjs) =>
      call(areaApi.releaseEdition, {
        params: { id },
        body: { version, effectiveFrom: fromBeijing(at.format('YYYY-MM-DDTHH:mm:00')) },
      }),
    onSuccess: done('生效时间已定'),
  });
  const withdrawal = useMutation({
    mutationFn: (discard: boolean) =>
      call(areaApi.withdrawEdition, { params: { id }, body: { version, discard } }),
    onSuccess: done('已办好'),
  });
  if (state !== 'draft' && state !== 'planned') return null;
  const error = release.error ?? withdrawal.error;
  return (
    <>
      {error && <Alert type="warning" showIcon message={sentenceOf(error)} style={{ marginBottom: 8 }} />}
      <Space style={{ marginBottom: 12 }}>
        {state === 'draft' && (
          <>
            <DatePicker
              showTime={{ format: 'HH:mm' }}
              format="YYYY-MM-DD HH:mm"
              value={day}
              onChange={setDay}
            />
            <Button
              type="primary"
              disabled={!day}
              loading={release.isPending}
              onClick={() => day && release.mutate(day)}
              data-testid="edition-release"
            >
              定为这时生效
            </Button>
            <Popconfirm title="作废以后不能找回。" onConfirm={() => withdrawal.mutate(true)}>
              <Button danger>作废草案</Button>
            </Popconfirm>
          </>
        )}
        {state === 'planned' && (
          <Popconfirm title="撤回成草案，到时不生效。" onConfirm={() => withdrawal.mutate(false)}>
            <Button data-testid="edition-withdraw">撤回</Button>
          </Popconfirm>
        )}
      </Space>
    </>
  );
}
