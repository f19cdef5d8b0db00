/** Pushes to the gateway as the outside world does them: again and again until it is answered with 2xx. */
import { randomUUID } from 'node:crypto';
import { keep } from './bounded.ts';
import type { After, SandboxOptions } from './options.ts';

export interface Push {
  kind: 'sms-up' | 'sms-report' | 'wechat-event' | 'cti-event';
  /** What it is about, to be shown: a sequence id, a call id. */
  about: string;
  /** Left out: POST with the body. */
  method?: 'GET';
  /** Path at the gateway, or a whole address; made anew for each attempt, because signatures carry a time. */
  path: () => string;
  headers?: () => Record<string, string>;
  body: string;
  done?: (state: 'delivered' | 'given-up') => void;
}

/** One push as `GET /sandbox/api/pushes` shows it. */
export interface PushShown {
  id: string;
  kind: Push['kind'];
  about: string;
  state: 'waiting' | 'delivered' | 'given-up';
  attempts: number;
  /** The gateway's last answer; `null` when it gave none. */
  status: number | null;
  /** How long that answer took; carriers expect it within 700 ms. */
  milliseconds: number | null;
  at: Date;
}

export interface Pusher {
  /** Resolves after the first attempt; further ones follow by themselves. */
  push(push: Push): Promise<PushShown>;
  /** The same, after a while. */
  later(push: Push, milliseconds: number): void;
  list(): readonly PushShown[];
  /** Resolves when no attempt is under way. */
  settled(): Promise<void>;
  /** Forgets everything and stops all that is under way. */
  clear(): void;
}

/** Carriers wait 1, 5, 10, 30, 60 minutes; here a developer waits. Some two minutes in all. */
const WAITS = [300, 700, 1_500, 3_000, 5_000, 5_000, 10_000, 10_000, 20_000, 30_000, 30_000];
const ANSWER_TIMEOUT = 5_000;
const MOST = 1_000;

const byTimers: After = (milliseconds, work) => {
  const timer = setTimeout(work, milliseconds);
  return () => clearTimeout(timer);
};

export function createPusher(options: Pick<SandboxOptions, 'gatewayOrigin' | 'log' | 'after'>): Pusher {
  const { after = byTimers } = options;
  const shown: PushShown[] = [];
  const waiting = new Set<() => void>();
  const underWay = new Set<Promise<void>>();
  let stop = new AbortController();

  const wait = (milliseconds: number, work: () => void): void => {
    const callOff = after(milliseconds, () => {
      waiting.delete(callOff);
      work();
    });
    waiting.add(callOff);
  };

  const attempt = (push: Push, view: PushShown, signal: AbortSignal): Promise<void> => {
    const one = attemptOnce(push, view, signal).finally(() => underWay.delete(one));
    underWay.add(one);
    return one;
  };

  const attemptOnce = async (push: Push, view: PushShown, signal: AbortSignal): Promise<void> => {
    const started = performance.now();
    view.attempts += 1;
    view.status = await post(options.gatewayOrigin, push, signal);
    view.milliseconds = Math.round(performance.now() - started);
    if (signal.aborted) return;
    const next = WAITS[view.attempts - 1];
    if (view.status !== null && view.status >= 200 && view.status < 300) view.state = 'delivered';
    else if (next === undefined) view.state = 'given-up';
    else wait(next, () => void attempt(push, view, signal));
    if (view.state === 'waiting') return;
    if (view.state === 'given-up') {
      options.log.warn({ kind: push.kind, status: view.status }, 'the gateway did not take a push');
    }
    push.done?.(view.state);
  };

  const push = async (push: Push): Promise<PushShown> => {
    const view: PushShown = {
      id: randomUUID(),
      kind: push.kind,
      about: push.about,
      state: 'waiting',
      attempts: 0,
      status: null,
      milliseconds: null,
      at: new Date(),
    };
    keep(shown, view, MOST);
    await attempt(push, view, stop.signal);
    return view;
  };

  return {
    push,
    later: (item, milliseconds) => wait(milliseconds, () => void push(item)),
    list: () => shown,
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    clear: () => {
      stop.abort();
      stop = new AbortController();
      for (const callOff of waiting) callOff();
      waiting.clear();
      shown.length = 0;
    },
  };
}

/** The status of the answer, or `null` when there was none. */
async function post(origin: string, push: Push, signal: AbortSignal): Promise<number | null> {
  try {
    const response = await fetch(new URL(push.path(), origin), {
      ...(push.method === 'GET'
        ? {}
        : {
            method: 'POST',
            // One that is kept may be closed by the other side in the very moment it is used.
            headers: { connection: 'close', 'content-type': 'application/json', ...push.headers?.() },
            body: push.body,
          }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_TIMEOUT)]),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return null;
  }
}
