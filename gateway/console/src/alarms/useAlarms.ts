import { conversationApi } from '@gridline/shared/conversationApi.ts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { takesCalls } from '../session/access.ts';
import { useStaff } from '../session/session.ts';

/** Events bring alarms at once; the interval is for when no event comes through. */
const LOOK_MS = 10_000;

/** Alarms nobody has seen to, the newest first. */
export function useAlarms() {
  const desk = takesCalls(useStaff().role);
  const found = useQuery({
    queryKey: ['alarms', 'open'],
    queryFn: () => call(conversationApi.alarms, { query: { state: 'open' } }),
    enabled: desk,
    refetchInterval: LOOK_MS,
  });
  return found.data?.alarms ?? [];
}
