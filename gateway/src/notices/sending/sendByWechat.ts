/** A subscription message: one accepted permission is one message; without one the next channel takes over. */
import type { Notice } from '../../db/generated/mysql/client.ts';
import type { House } from '../../house.ts';
import type { Outcome } from '../../providers/ports.ts';
import type { Channels } from './channels.ts';
import { forgetPermissions, givePermissionBack, takePermission } from '../quota.ts';
import { paramsOf } from '../wordings/wordings.ts';
import { wechatFields } from '../wordings/wechatWords.ts';

/** WeChat: the person refused, or the permissions are used up. */
const NO_PERMISSION = '43101';
/** WeChat: a field breaks its limit; its message names the field. */
const BAD_FIELD = '47003';

export async function sendByWechat(house: House, channels: Channels, notice: Notice): Promise<Outcome> {
  if (!notice.openidCipher) return { kind: 'refused', code: 'no_openid', reason: '没有微信' };
  const openid = house.privacy.decrypt(notice.openidCipher);
  const templateId = channels.wechatTemplateId;
  const whose = { openidIndex: house.privacy.index(`wechat:${openid}`), templateId };
  if (!(await takePermission(house, whose)))
    return { kind: 'refused', code: 'no_permission', reason: '没有可用的微信订阅许可' };
  const params = paramsOf(notice);
  const outcome = await channels.wechat.sendSubscribe({
    openid,
    templateId,
    page: params.number
      ? `pages/case/index?number=${encodeURIComponent(params.number)}`
      : 'pages/report/index',
    data: wechatFields(notice.purpose, params, house.clock.now()),
  });
  if (outcome.kind === 'refused' && outcome.code === NO_PERMISSION) await forgetPermissions(house, whose);
  // Where nobody knows whether it went out, the permission counts as used.
  else if (outcome.kind === 'refused' || outcome.kind === 'retry') await givePermissionBack(house, whose);
  if (outcome.kind === 'refused' && outcome.code === BAD_FIELD)
    house.log.error(
      { notice: notice.id, purpose: notice.purpose, field: outcome.reason },
      'WeChat refuses a field of this notice: mend its wording in notices/wechatWords.ts; the next channel takes over',
    );
  return outcome;
}
