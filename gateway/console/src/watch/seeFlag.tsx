import { watchApi } from '@gridline/shared/watchApi.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Space } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { sentenceOf } from '../api/problem.ts';

/** Says what it was; nothing leaves the list without a word. */
export function SeeFlag({ id }: { id: string }) {
  const [note, setNote] = useState('');
  const queries = useQueryClient();
  const { message } = App.useApp();
  const see = useMutation({
    mutationFn: () => call(watchApi.seeFlag, { params: { id }, body: { note } }),
    onSuccess: () => void message.success('已记下'),
    onError: (error) => void message.warning(sentenceOf(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['flags'] }),
  });
  return (
    <Space.Compact style={{ width: '100%' }}>
      <Input
        size="small"
        placeholder="看了案件，写一句结果"
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        onPressEnter={() => note.trim() && see.mutate()}
        data-testid="flag-note"
      />
      <Button
        size="small"
        type="primary"
        disabled={!note.trim()}
        loading={see.isPending}
        onClick={() => see.mutate()}
        data-testid="flag-seen"
      >
        核查过了
      </Button>
    </Space.Compact>
  );
}
