/** What WeChat tells afterwards of a message it took: it was delivered, or it was not and the next channel takes over. */
import { update } from '../../db/change.ts';
import type { House } from '../../house.ts';
import { nextChannel } from './settle.ts';

/** @returns false when no notice bears that id (yet): the event may be quicker than the answer to the sending. */
export async function settleWechat(
  house: House,
  event: { messageId: string; errorCode: number; at: Date },
): Promise<boolean> {
  const notice = await house.db.read.notice.findFirst({
    where: { providerId: event.messageId, channel: 'wechat' },
  });
  if (!notice) return false;
  if (notice.state !== 'sent') return true;
  const set =
    event.errorCode === 0
      ? { state: 'delivered', deliveredAt: event.at, error: null }
      : nextChannel(notice, `微信没有送到（${event.errorCode}）`, house.clock.now());
  await house.db.submit({
    writes: [update('Notice', { where: { id: notice.id, state: 'sent', channel: 'wechat' }, set })],
  });
  if (set.state === 'pending') house.wake();
  return true;
}
