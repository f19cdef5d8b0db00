import { staffApi, type CallerCard } from '@gridline/shared/staffApi.ts';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { call } from '../api/call.ts';
import { takesCalls } from '../session/access.ts';
import { useSession } from '../session/session.ts';
import { keyOf, withCall, type CallNews } from './calls.ts';
import { listen } from './liveEvents.ts';

interface Live {
  connected: boolean;
  calls: readonly CallerCard[];
  dismiss: (card: CallerCard) => void;
}

const LiveContext = createContext<Live | null>(null);

/** Everything whose truth may change while it is looked at. */
const CHANGING = [
  'queues',
  'cases',
  'case',
  'callBacks',
  'notices',
  'inbound',
  'conversations',
  'alarms',
  'reminders',
];
const TALKING = ['conversations', 'transcript', 'inbound'];

/** A call that ended stays long enough to be logged; then whoever took it has it in the form. */
const LINGER_MS = 30_000;

/** In a busy hour changes come many a second; the lists are fetched once for all of a moment's. */
const GATHER_MS = 1_500;

export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error('useLive is for pages inside LiveProvider');
  return live;
}

/** Keeps lists and calls fresh by the gateway's events while somebody is signed in. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const session = useSession();
  const token = session?.token;
  const phones = session ? takesCalls(session.staff.role) : false;
  const queries = useQueryClient();
  const [connected, setConnected] = useState(true);
  const [calls, setCalls] = useState<readonly CallerCard[]>([]);
  // Put away by this person: further news of these calls is not shown again.
  const putAway = useRef(new Set<string>());

  useEffect(() => {
    if (!token) return;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      waiting = undefined;
      for (const key of CHANGING) void queries.invalidateQueries({ queryKey: [key] });
    };
    const refreshSoon = () => {
      waiting ??= setTimeout(refresh, GATHER_MS);
    };
    const stop = listen({
      token,
      onCall: (news) => {
        if (!phones || putAway.current.has(keyOf(news))) return;
        setCalls((known) => withCall(known, news));
        if (news.state === 'ended')
          setTimeout(() => setCalls((known) => withoutEnded(known, news)), LINGER_MS);
      },
      onQueues: refreshSoon,
      onConversations: () => {
        for (const key of TALKING) void queries.invalidateQueries({ queryKey: [key] });
      },
      onAlarms: () => void queries.invalidateQueries({ queryKey: ['alarms'] }),
      onConnected: (now) => {
        setConnected(now);
        if (!now) return;
        refresh();
        if (phones) {
          void ringingNow().then((now) => setCalls(now.filter((card) => !putAway.current.has(keyOf(card)))));
        }
      },
    });
    return () => {
      stop();
      clearTimeout(waiting);
      setCalls([]);
    };
  }, [token, phones, queries]);

  const live = useMemo<Live>(
    () => ({
      connected,
      calls,
      dismiss: (card) => {
        putAway.current.add(keyOf(card));
        setCalls((known) => known.filter((other) => keyOf(other) !== keyOf(card)));
      },
    }),
    [connected, calls],
  );
  return <LiveContext.Provider value={live}>{children}</LiveContext.Provider>;
}

function withoutEnded(calls: readonly CallerCard[], news: CallNews): CallerCard[] {
  return calls.filter((card) => card.state !== 'ended' || keyOf(card) !== keyOf(news));
}

/** Calls that began while we were not listening; without an answer there are none to show. */
async function ringingNow(): Promise<CallerCard[]> {
  const answer = await call(staffApi.calls, {}).catch(() => ({ calls: [] }));
  return answer.calls;
}
