/** A subscription message: one accepted permission is one message; without one the next channel takes over. */
import { update } from '../db/change.ts';
import { StaleRow } from '../db/change.ts';
import { cutText } from '@gridline/shared/text.ts';
import { beijingDate, beijingClock } from '@gridline/shared/time.ts';
import type { Notice } from '../db/generated/mysql/client.ts';
import type { House } from '../house.ts';
import type { Outcome } from '../providers/ports.ts';
import type { Channels } from './channels.ts';
import type { Purpose } from './templates.ts';

/** What a resident reads in the two-word field of the message; at most five characters (`phrase`). */
const PHRASES: Partial<Record<Purpose, string>> = {
  filed: '已收到',
  triage: '已收到',
  askPlace: '请补充地点',
  placed: '地点已记',
  dispatched: '已派单',
  accepted: '正在办理',
  sentBack: '正在改派',
  escalated: '已上报',
  extended: '已延期',
  suspended: '暂缓办理',
  declined: '未受理',
  merged: '已合并',
  withdrawn: '已撤回',
  survey: '请您评价',
  reopened: '重新办理',
  thanks: '已评价',
};

export async function sendByWechat(house: House, channels: Channels, notice: Notice): Promise<Outcome> {
  if (!notice.openidCipher) return { kind: 'refused', code: 'no_openid', reason: '没有微信' };
  const openid = house.privacy.decrypt(notice.openidCipher);
  const openidIndex = house.privacy.index(`wechat:${openid}`);
  if (!(await takePermission(house, openidIndex, channels.wechatTemplateId))) {
    return { kind: 'refused', code: 'no_permission', reason: '没有可用的订阅许可' };
  }
  const params = JSON.parse(notice.params) as { number?: string };
  const now = house.clock.now();
  const outcome = await channels.wechat.sendSubscribe({
    openid,
    templateId: channels.wechatTemplateId,
    page: params.number ? `pages/case/index?number=${params.number}` : 'pages/report/index',
    data: {
      character_string1: { value: params.number ?? '-' },
      phrase2: { value: PHRASES[notice.purpose as Purpose] ?? '有新进展' },
      thing3: { value: cutText(notice.text.replace(/[\s]+/g, ' '), 20) },
      time4: { value: `${beijingDate(now)} ${beijingClock(now).padStart(5, '0')}` },
    },
  });
  if (outcome.kind === 'refused' && outcome.code === '43101')
    await forgetPermission(house, openidIndex, channels.wechatTemplateId);
  return outcome;
}

/** Takes one permission from the ledger, or tells that there is none. */
async function takePermission(house: House, openidIndex: string, templateId: string): Promise<boolean> {
  for (;;) {
    const ledger = await house.db.read.subscription.findUnique({
      where: { openidIndex_templateId: { openidIndex, templateId } },
    });
    if (!ledger || ledger.remaining < 1) return false;
    const { id, remaining } = ledger;
    try {
      await house.db.submit({
        writes: [
          update('Subscription', { where: { id, remaining }, set: { remaining: remaining - 1 }, expect: 1 }),
        ],
      });
      return true;
    } catch (error) {
      if (!(error instanceof StaleRow)) throw error;
    }
  }
}

async function forgetPermission(house: House, openidIndex: string, templateId: string): Promise<void> {
  await house.db.submit({
    writes: [update('Subscription', { where: { openidIndex, templateId }, set: { remaining: 0 } })],
  });
}
