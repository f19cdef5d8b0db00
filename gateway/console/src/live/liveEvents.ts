import { API_BASE } from '../api/call.ts';
import type { CallNews } from './calls.ts';

interface Listeners {
  token: string;
  onCall: (news: CallNews) => void;
  /** Something changed in the lists. */
  onQueues: () => void;
  /** A resident wrote, or somebody took a conversation over or handed it back. */
  onConversations: () => void;
  /** An alarm came up, or somebody saw to one. */
  onAlarms: () => void;
  /** `true` each time the stream (re)opens: whatever was missed meanwhile has to be fetched. */
  onConnected: (connected: boolean) => void;
}

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * Listens to the gateway's events until the returned function is called. The browser re-opens a
 * dropped stream by itself but gives up after an error status; then we come back, ever more slowly.
 */
export function listen(listeners: Listeners): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = FIRST_WAIT_MS;

  function open(): void {
    source = new EventSource(`${API_BASE}/staff/events?token=${encodeURIComponent(listeners.token)}`);
    source.addEventListener('open', () => {
      wait = FIRST_WAIT_MS;
      listeners.onConnected(true);
    });
    source.addEventListener('call', (event: MessageEvent<string>) =>
      listeners.onCall(JSON.parse(event.data) as CallNews),
    );
    source.addEventListener('queues', () => listeners.onQueues());
    source.addEventListener('conversations', () => listeners.onConversations());
    source.addEventListener('alarms', () => listeners.onAlarms());
    source.addEventListener('error', () => {
      listeners.onConnected(false);
      if (source?.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(open, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    });
  }

  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
