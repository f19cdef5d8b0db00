/** What became of a notice is written by whoever still holds its lease; a refusal moves it to the next channel. */
import { insertIgnore, StaleRow, update, type Write } from '../db/change.ts';
import type { Notice } from '../db/generated/mysql/client.ts';
import { newId } from '../db/ids.ts';
import type { House } from '../house.ts';
import type { Outcome } from '../providers/ports.ts';

/** Tries of one channel before the next one takes over. */
const TRIES = 6;
/** Seconds to wait for a carrier's receipt before its truth is asked for. */
const FIRST_LOOK_SECONDS = 30;

export async function settle(house: House, notice: Notice, token: string, outcome: Outcome): Promise<void> {
  const now = house.clock.now();
  const { set, writes } = settled(notice, outcome, now);
  const release = { leaseToken: null, leaseUntil: null };
  const row = update('Notice', {
    where: { id: notice.id, leaseToken: token },
    set: { ...set, ...release },
    expect: 1,
  });
  try {
    await house.db.submit({ writes: [row, ...writes] });
  } catch (error) {
    if (!(error instanceof StaleRow)) throw error;
    // A receipt was quicker, or the lease ran out and somebody else settles it.
    house.log.warn({ notice: notice.id, outcome: outcome.kind }, 'the notice was settled by another');
  }
  if (set.state === 'pending') house.wake();
}

function settled(notice: Notice, outcome: Outcome, now: Date): { set: Partial<Notice>; writes: Write[] } {
  switch (outcome.kind) {
    case 'sent':
      if (notice.channel === 'callBack')
        return { set: { state: 'done', sentAt: now }, writes: [callBack(notice, now)] };
      return { set: { state: 'sent', sentAt: now, providerId: outcome.providerId, error: null }, writes: [] };
    case 'retry': {
      if (notice.attempts >= TRIES) return { set: nextChannel(notice, outcome.reason, now), writes: [] };
      const seconds = outcome.afterSeconds ?? Math.min(600, 2 ** notice.attempts);
      return {
        set: { state: 'pending', due: new Date(now.getTime() + seconds * 1000), error: reasonOf(outcome) },
        writes: [],
      };
    }
    case 'unknown':
      return {
        set: {
          state: 'unknown',
          sentAt: now,
          due: new Date(now.getTime() + FIRST_LOOK_SECONDS * 1000),
          error: reasonOf(outcome),
        },
        writes: [],
      };
    case 'refused':
      return { set: nextChannel(notice, reasonOf(outcome), now), writes: [] };
  }
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
