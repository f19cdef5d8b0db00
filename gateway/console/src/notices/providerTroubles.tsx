import { staffApi } from '@gridline/shared/staffApi.ts';
import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { call } from '../api/call.ts';
import { dayAndTime } from '../text/time.ts';
import { useNow } from '../text/useNow.ts';

const LOOK_MS = 20_000;
const PROVIDERS: Readonly<Record<string, string>> = { aliyun: '阿里云短信', kannel: '短信网关' };

/** Which provider of text messages is left out now, and what one refuses: somebody has to see to it. */
export function ProviderTroubles() {
  const now = useNow();
  const { data } = useQuery({
    queryKey: ['provider-troubles'],
    queryFn: () => call(staffApi.failedNotices, { query: {} }),
    refetchInterval: LOOK_MS,
  });
  return (
    <>
      {data?.providers.map((provider) => (
        <Alert
          key={provider.name}
          type={provider.out ? 'error' : 'warning'}
          showIcon
          data-testid={`provider-${provider.name}`}
          message={`${PROVIDERS[provider.name] ?? provider.name}：${provider.reason}`}
          description={`${dayAndTime(provider.since, now)}起。${provider.out ? '短信改走别的通道或等它恢复，恢复后自动发出。' : '这类短信它不接受，请处理后再看。'}`}
        />
      ))}
    </>
  );
}
