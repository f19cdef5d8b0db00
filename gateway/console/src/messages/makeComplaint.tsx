import { conversationApi } from '@gridline/shared/conversationApi.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { call } from '../api/call.ts';
import { sentenceOf } from '../api/problem.ts';
import type { Message } from './inboundPage.tsx';

/** A message that was left aside by mistake: it is filed as it came, and the resident is told. */
export function MakeComplaint({ message: row }: { message: Message }) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const make = useMutation({
    mutationFn: () => call(conversationApi.makeComplaint, { params: { id: row.id } }),
    onSuccess: ({ number }) => void message.success(`已转成诉求，编号 ${number}`),
    onError: (error) => void message.warning(sentenceOf(error)),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['inbound'] }),
  });
  return (
    <Popconfirm
      title="按原话立成一件诉求，并短信告诉居民？"
      okText="转成诉求"
      cancelText="不转"
      okButtonProps={{ 'data-testid': 'make-complaint-yes' }}
      onConfirm={() => make.mutate()}
    >
      <Button type="link" size="small" loading={make.isPending} data-testid={`make-complaint-${row.id}`}>
        转成诉求
      </Button>
    </Popconfirm>
  );
}
