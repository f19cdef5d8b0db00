/** A subscription message: one accepted permission is one message; without one the next channel takes over. */
import { StaleRow, update } from '../db/change.ts';
import { cutText } from '@gridline/shared/text.ts';
import { beijingDate, beijingClock } from '@gridline/shared/time.ts';
import type { Notice } from '../db/generated/mysql/client.ts';
import type { House } from '../house.ts';
import type { Outcome } from '../providers/ports.ts';
import type { Channels } from './channels.ts';
import type { Purpose } from './templates.ts';

/** Headline (`phrase`: at most five characters) and hint (`thing`: at most twenty) of each purpose. */
const WORDINGS: Partial<Record<Purpose, readonly [string, string]>> = {
  filed: ['已收到', '已派${unit}'],
  triage: ['已收到', '正在安排，请放心'],
  askPlace: ['请补充地点', '请点开写上在哪里'],
  placed: ['地点已记', '归${grid}管'],
  dispatched: ['已派单', '已派${unit}'],
  accepted: ['正在办理', '${due}前办好'],
  sentBack: ['正在改派', '时限不变'],
  disputed: ['上级裁定', '由${above}裁定谁办'],
  escalated: ['已上报', '已上报，时限不变'],
  extended: ['已延期', '延到${due}'],
  suspended: ['暂缓办理', '缓到${due}'],
  declined: ['未受理', '点开看原因和去处'],
  merged: ['已合并', '与同一件事一起办'],
  withdrawn: ['已撤回', '已按您的要求撤回'],
  survey: ['请您评价', '办完了，点开评价一下'],
  reopened: ['重新办理', '已退回重办，主管盯着'],
  thanks: ['已评价', '谢谢您的评价'],
};

export async function sendByWechat(house: House, channels: Channels, notice: Notice): Promise<Outcome> {
  if (!notice.openidCipher) return { kind: 'refused', code: 'no_openid', reason: '没有微信' };
  const openid = house.privacy.decrypt(notice.openidCipher);
  const openidIndex = house.privacy.index(`wechat:${openid}`);
  if (!(await takePermission(house, openidIndex, channels.wechatTemplateId))) {
    return { kind: 'refused', code: 'no_permission', reason: '没有可用的订阅许可' };
  }
  const params = JSON.parse(notice.params) as Record<string, string>;
  const [headline, hint] = WORDINGS[notice.purpose as Purpose] ?? ['有新进展', '点开查看'];
  const now = house.clock.now();
  const outcome = await channels.wechat.sendSubscribe({
    openid,
    templateId: channels.wechatTemplateId,
    page: params.number ? `pages/case/index?number=${params.number}` : 'pages/report/index',
    data: {
      character_string1: { value: params.number ?? '-' },
      phrase2: { value: headline },
      thing3: { value: cutText(fill(hint, params), 20) },
      time4: { value: `${beijingDate(now)} ${beijingClock(now).padStart(5, '0')}` },
    },
  });
  if (outcome.kind === 'refused' && outcome.code === '43101')
    await forgetPermission(house, openidIndex, channels.wechatTemplateId);
  return outcome;
}

function fill(wording: string, params: Record<string, string>): string {
  return wording.replace(/\$\{(\w+)\}/g, (_whole, name: string) => params[name] ?? '');
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
