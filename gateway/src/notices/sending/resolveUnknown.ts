/**
 * Notices whose fate is not known: the connection broke after the request was out, or the process that sent
 * was killed before it could write the outcome. The provider that may have sent it is asked for the truth; only
 * where it has none and patience ends is the message sent a second time, never a third, and the log says which.
 */
import type { Notice } from '../../db/generated/mysql/client.ts';
import { StaleRow, update } from '../../db/change.ts';
import type { House } from '../../house.ts';
import { fromPhoneCipher } from '../address.ts';
import type { Channels } from './channels.ts';
import { nextChannel } from './settle.ts';
import { amendLast, perhapsSent, triesOf, writeTries, type Try } from './tries.ts';

const BATCH = 60;
const AT_ONCE = 10;
const AGAIN_SECONDS = 15;
/** A resident never gets the same message more often. */
const MOST_TIMES = 2;

export async function resolveUnknown(house: House, channels: Channels): Promise<number> {
  let handled = 0;
  for (const state of ['unknown', 'sending'] as const) {
    const { leaseSeconds } = channels;
    const now = house.clock.now();
    const claim = await house.db.claimNotices({ state, claimed: 'unknown', now, leaseSeconds, limit: BATCH });
    const queue = [...claim.notices];
    const work = async (): Promise<void> => {
      for (let next = queue.shift(); next; next = queue.shift())
        await resolveOne(house, channels, {
          notice: state === 'sending' ? orphaned(next, channels) : next,
          token: claim.token,
        });
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    handled += claim.notices.length;
  }
  return handled;
}

/** Its process is gone and wrote nothing: what it meant to do is taken for a try of unknown end. */
function orphaned(notice: Notice, { leaseSeconds }: Channels): Notice {
  const { leaseUntil, createdAt, provider } = notice;
  const sentAt = leaseUntil ? new Date(leaseUntil.getTime() - leaseSeconds * 1000) : createdAt;
  if (notice.channel !== 'sms') return { ...notice, sentAt };
  const lost: Try = {
    at: sentAt.toISOString(),
    provider: provider ?? '',
    outcome: 'unknown',
    code: 'no_word',
  };
  return { ...notice, sentAt, tries: writeTries([...triesOf(notice), lost]) };
}

async function resolveOne(
  house: House,
  channels: Channels,
  { notice, token }: { notice: Notice; token: string },
): Promise<void> {
  const set = await verdict(house, channels, notice);
  const release = { leaseToken: null, leaseUntil: null };
  const row = update('Notice', {
    where: { id: notice.id, leaseToken: token },
    set: { tries: notice.tries, ...set, ...release },
    expect: 1,
  });
  try {
    await house.db.submit({ writes: [row] });
  } catch (error) {
    if (!(error instanceof StaleRow)) throw error;
  }
  if (set.state === 'pending') house.wake();
}

async function verdict(house: House, channels: Channels, notice: Notice): Promise<Partial<Notice>> {
  const now = house.clock.now();
  if (notice.channel === 'callBack') return { state: 'pending', due: now };
  // WeChat keeps no record that could be asked; the next channel tells the resident for sure.
  if (notice.channel === 'wechat') return nextChannel(notice, '微信没有答复是否已发', now);
  const since = notice.sentAt ?? notice.createdAt;
  const tries = triesOf(notice);
  const provider = notice.provider ?? channels.sms[0]?.name ?? '';
  const amended = (outcome: Try['outcome']) => ({
    tries: writeTries(amendLast(tries, provider, { outcome })),
  });
  const truth = await lookUp(house, channels, { notice, provider, since });
  if (truth === 'sent') return { state: 'sent', sentAt: since, error: null, ...amended('sent') };
  if (truth === 'notSent')
    return { state: 'pending', due: now, attempts: 1, sentAt: null, ...amended('notSent') };
  if (now.getTime() < since.getTime() + channels.unknownPatienceSeconds * 1000)
    return { state: 'unknown', due: new Date(now.getTime() + AGAIN_SECONDS * 1000), sentAt: since };
  const log = {
    notice: notice.id,
    provider,
    tries: tries.map(({ at, provider: by, outcome }) => ({ at, by, outcome })),
  };
  if (perhapsSent(tries) >= MOST_TIMES) {
    house.log.warn(
      log,
      'no provider can tell whether this notice was sent: it was handed over twice and is not again',
    );
    return nextChannel(notice, UNCERTAIN, now);
  }
  house.log.warn(
    log,
    'the provider cannot tell whether this notice was sent: it is sent again and may arrive twice',
  );
  return { state: 'pending', due: now, attempts: 1, error: '运营商无法确认是否已发，补发一次' };
}

/** Written where two tries ended without a word; `views.ts` shows it as it is. */
export const UNCERTAIN = '发了两次都没有应答，不能确定是否送达';

async function lookUp(
  house: House,
  channels: Channels,
  given: { notice: Notice; provider: string; since: Date },
): Promise<'sent' | 'notSent' | 'unknown'> {
  const { notice, provider, since } = given;
  const phone = fromPhoneCipher(house, notice.phoneCipher);
  if (!phone) return 'notSent';
  const port = channels.sms.find(({ name }) => name === provider);
  // A provider that was taken out of the settings can no longer be asked.
  return port ? port.lookUp({ noticeId: notice.id, phone, sentAt: since }) : 'unknown';
}
