/** What became of a notice is written by whoever still holds its lease; a refusal moves it to the next channel. */
import { insertIgnore, StaleRow, update, type Write } from '../../db/change.ts';
import type { Notice } from '../../db/generated/mysql/client.ts';
import { newId } from '../../db/ids.ts';
import type { House } from '../../house.ts';
import { HELD } from './health.ts';
import type { Handed } from './sendBySms.ts';
import { joinTries, triesOf, writeTries, type Try } from './tries.ts';

/** Tries of one channel before the next one takes over. */
const TRIES = 6;
/** Seconds to wait for a carrier's receipt before its truth is asked for. */
const FIRST_LOOK_SECONDS = 30;
/** How long a notice waits for providers that are all left out before another channel tells the resident. */
const HELD_MS = 2 * 3_600_000;

/** @param handed what a provider made of it; of the other channels only the outcome is known */
export async function settle(
  house: House,
  notice: Notice,
  token: string,
  handed: { outcome: Handed['outcome'] } & Partial<Handed>,
): Promise<void> {
  const now = house.clock.now();
  const tries = handed.tries ? { tries: writeTries(handed.tries) } : {};
  const { set, writes } = settled(notice, handed, now);
  const release = { leaseToken: null, leaseUntil: null };
  const row = update('Notice', {
    where: { id: notice.id, leaseToken: token },
    set: { ...set, ...tries, ...release },
    expect: 1,
  });
  try {
    await house.db.submit({ writes: [row, ...writes] });
  } catch (error) {
    if (!(error instanceof StaleRow)) throw error;
    // A receipt was quicker, or the lease ran out and somebody else settles it: only the try is added.
    house.log.warn({ notice: notice.id, outcome: handed.outcome.kind }, 'the notice was settled by another');
    if (handed.tries) await addTries(house, notice.id, { ...handed, tries: handed.tries });
  }
  if (set.state === 'pending') house.wake();
}

/** Beside what others write on the notice at the same moment. */
async function addTries(
  house: House,
  id: string,
  { tries, provider, words }: { tries: Try[] } & Partial<Handed>,
): Promise<void> {
  for (;;) {
    const now = await house.db.read.notice.findUnique({ where: { id } });
    if (!now) return;
    const theirs = now.state === 'delivered' && now.provider === provider;
    const row = update('Notice', {
      where: { id, tries: now.tries },
      set: { ...(theirs && words), tries: writeTries(joinTries(triesOf(now), tries)) },
      expect: 1,
    });
    try {
      await house.db.submit({ writes: [row] });
      return;
    } catch (error) {
      if (!(error instanceof StaleRow)) throw error;
    }
  }
}

function settled(
  notice: Notice,
  handed: { outcome: Handed['outcome'] } & Partial<Handed>,
  now: Date,
): { set: Partial<Notice>; writes: Write[] } {
  const { outcome } = handed;
  const after = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);
  switch (outcome.kind) {
    case 'sent':
      if (notice.channel === 'callBack')
        return { set: { state: 'done', sentAt: now }, writes: [callBack(notice, now)] };
      return {
        set: { state: 'sent', sentAt: now, ...by(handed), providerId: outcome.providerId, error: null },
        writes: [],
      };
    case 'retry': {
      if (notice.attempts >= TRIES) return { set: nextChannel(notice, outcome.reason, now), writes: [] };
      const due = after(outcome.afterSeconds ?? Math.min(600, 2 ** notice.attempts));
      return { set: { state: 'pending', due, error: reasonOf(outcome) }, writes: [] };
    }
    case 'held':
      return { set: held(notice, { ...handed, until: outcome.until }, now), writes: [] };
    case 'unknown':
      return {
        set: {
          state: 'unknown',
          sentAt: now,
          due: after(FIRST_LOOK_SECONDS),
          ...by(handed),
          error: reasonOf(outcome),
        },
        writes: [],
      };
    case 'refused':
      return { set: nextChannel(notice, reasonOf(outcome), now), writes: [] };
  }
}

/** Who has it, and the words that went out there. */
function by({ provider, words }: Partial<Handed>): Partial<Notice> {
  return provider === undefined ? {} : { provider, ...words };
}

/** Waits without losing a try; after hours another channel takes over where there is one. */
function held(notice: Notice, handed: Partial<Handed> & { until: Date }, now: Date): Partial<Notice> {
  const since = handed.tries?.findLast(({ outcome }) => outcome === 'held')?.at;
  const waited = since ? now.getTime() - Date.parse(since) : 0;
  if (waited >= HELD_MS && notice.fallbacks !== '[]') return nextChannel(notice, HELD, now);
  return { state: 'pending', due: handed.until, attempts: Math.max(0, notice.attempts - 1), error: HELD };
}

/** The next channel, due now; without one the notice has failed and lies in the list of what reached nobody. */
export function nextChannel(notice: Notice, reason: string, now: Date): Partial<Notice> {
  const [next, ...rest] = JSON.parse(notice.fallbacks) as string[];
  const error = `${notice.channel}: ${reason}`.slice(0, 300);
  if (!next) return { state: 'failed', error };
  return { state: 'pending', channel: next, fallbacks: JSON.stringify(rest), due: now, attempts: 0, error };
}

function callBack(notice: Notice, now: Date): Write {
  return insertIgnore('CallBackTask', {
    id: newId(),
    noticeId: notice.id,
    caseId: notice.caseId ?? '',
    purpose: notice.purpose === 'survey' ? 'survey' : 'notice',
    phoneCipher: notice.phoneCipher,
    text: notice.text,
    reason: notice.error ?? '来电号码收不到短信',
    state: 'open',
    result: '',
    createdAt: now,
  });
}

function reasonOf(outcome: { code: string; reason: string }): string {
  return `${outcome.code} ${outcome.reason}`.slice(0, 300);
}
