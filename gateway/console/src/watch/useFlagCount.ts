import { watchApi } from '@gridline/shared/watchApi.ts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api/call.ts';

/** How many nobody has looked at yet; asked only where the page is. */
export function useFlagCount(enabled: boolean) {
  return useQuery({
    queryKey: ['flags', 'count'],
    queryFn: async () => (await call(watchApi.flags, { query: {} })).open,
    enabled,
    refetchInterval: 180_000,
  });
}
