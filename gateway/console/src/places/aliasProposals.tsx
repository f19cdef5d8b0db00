import { routingApi, type AliasProposalView } from '@gridline/shared/routingApi.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Space } from 'antd';
import { Link } from 'react-router-dom';
import { call } from '../api/call.ts';
import { sentenceOf } from '../api/problem.ts';

/** What residents keep calling a place, found in corrections; nothing is shown while there is none. */
export function AliasProposals({ mayDecide }: { mayDecide: boolean }) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const found = useQuery({
    queryKey: ['aliasProposals'],
    queryFn: () => call(routingApi.aliasProposals, {}),
  });
  const decide = useMutation({
    mutationFn: ({ id, approve }: { id: string; approve: boolean }) =>
      call(routingApi.decideAlias, { params: { id }, body: { approve } }),
    onSuccess: (_, { approve }) => {
      void message.success(approve ? '已加为别名，5 秒内生效' : '以后不再建议');
      void queries.invalidateQueries({ queryKey: ['places'] });
    },
    onError: (error) => void message.warning(sentenceOf(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['aliasProposals'] }),
  });
  return found.data?.proposals.map((proposal) => (
    <Alert
      key={proposal.id}
      type="info"
      style={{ marginBottom: 8 }}
      data-testid={`alias-${proposal.phrase}`}
      message={<Words proposal={proposal} />}
      action={
        mayDecide && (
          <Space>
            <Button
              size="small"
              type="primary"
              onClick={() => decide.mutate({ id: proposal.id, approve: true })}
              data-testid="alias-approve"
            >
              采用
            </Button>
            <Button size="small" onClick={() => decide.mutate({ id: proposal.id, approve: false })}>
              不采用
            </Button>
          </Space>
        )
      }
    />
  ));
}

function Words({
  proposal: { phrase, placeName, gridName, support, caseNumbers },
}: {
  proposal: AliasProposalView;
}) {
  return (
    <>
      有 {support} 次把“<b>{phrase}</b>”改到了“<b>{placeName}</b>”{gridName && `（${gridName}）`}
      ，要不要加为别名？案件：
      {caseNumbers.slice(0, 5).map((number) => (
        <Link key={number} to={`/cases/${number}`} className="digits" style={{ marginRight: 8 }}>
          {number}
        </Link>
      ))}
    </>
  );
}
