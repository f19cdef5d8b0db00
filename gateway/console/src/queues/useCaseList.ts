import type { ResponseOf } from '@gridline/shared/endpoint.ts';
import type { Queue } from '@gridline/shared/queues.ts';
import { staffApi } from '@gridline/shared/staffApi.ts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../api/call.ts';

export type ListedCase = ResponseOf<typeof staffApi.cases>['cases'][number];

/** A part of the triage list. */
export type Only = 'unrouted' | 'decision';

/** One list, page after page; what is on screen stays while a changed search is fetched. */
export function useCaseList(queue: Queue, q: string, only: Only | undefined) {
  return useInfiniteQuery({
    queryKey: ['cases', queue, q, only],
    queryFn: ({ pageParam, signal }) =>
      call(staffApi.cases, { query: { queue, q, only, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  });
}
