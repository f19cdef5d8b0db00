/**
 * WeChat asks mini-programs to have texts checked that others may come to see. A text in doubt is filed all the same,
 * and a person looks at it before it goes anywhere; when the check cannot be had, nobody waits for it.
 */
import type { House } from '../house.ts';
import type { ContentVerdict, WechatPort } from '../providers/ports.ts';

const REASONS: Readonly<Record<Exclude<ContentVerdict, 'pass'>, string>> = {
  risky: '微信内容安全检查认为文字有违规风险，请人工看过再分拨，不要对外公开。',
  review: '微信内容安全检查不能确定文字是否合规，请人工看过再分拨，不要对外公开。',
};

/** Why a person must look at these words first, or `null`. Never throws. */
export async function contentDoubt(
  house: House,
  wechat: WechatPort,
  given: { residentId: string; text: string },
): Promise<string | null> {
  try {
    const { residentId, text } = given;
    const contact = await house.db.read.contact.findFirst({ where: { residentId, kind: 'wechat' } });
    if (!contact || !text.trim()) return null;
    const verdict = await wechat.checkText({ openid: house.privacy.decrypt(contact.valueCipher), text });
    return verdict === null || verdict === 'pass' ? null : REASONS[verdict];
  } catch (error) {
    house.log.warn({ err: error }, 'the check of a text by WeChat failed: it is filed without');
    return null;
  }
}
