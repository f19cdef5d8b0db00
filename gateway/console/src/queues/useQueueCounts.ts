import { staffApi } from '@gridline/shared/staffApi.ts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api/call.ts';

/** Counts of the navigation; events refresh them, the interval is for when no event comes through. */
export function useQueueCounts() {
  return useQuery({
    queryKey: ['queues'],
    queryFn: () => call(staffApi.queues, {}),
    refetchInterval: 60_000,
  });
}
