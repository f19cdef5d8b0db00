/** A caller: a number that can read SMS, one that cannot, or one that must be called back by wish. */
import { parsePhone } from '@gridline/shared/phone.ts';
import type { HotlineComplaint } from '@gridline/shared/complaint.ts';
import { badRequest, notFound } from '../errors.ts';
import type { House } from '../house.ts';
import { identityOfPhone, type Identity } from './residents.ts';

/** Who the caller is, and the number that was called if a call is named. `callBack` by wish makes the number one without SMS. */
export async function hotlineResident(
  house: House,
  body: Pick<HotlineComplaint, 'phone' | 'callId' | 'reply'>,
): Promise<{ resident: Identity; phone: string; wantsCall: boolean; toNumber: string | null }> {
  const phone = parsePhone(body.phone);
  if (!phone) throw badRequest('phone_wrong', '电话号码好像不对，请检查一下。');
  const call = body.callId ? await house.db.read.call.findUnique({ where: { id: body.callId } }) : null;
  if (body.callId && !call) throw notFound('call_unknown', '没有这通电话，请关掉弹屏后重新登记。');
  return {
    resident: identityOfPhone(phone),
    phone: phone.e164,
    wantsCall: body.reply === 'callBack',
    toNumber: call?.toNumber ?? null,
  };
}
