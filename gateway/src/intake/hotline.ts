/** A caller: a number that can read SMS, one that cannot, or one that must be called back by wish. */
import { parsePhone } from '@gridline/shared/phone.ts';
import type { HotlineComplaint } from '@gridline/shared/complaint.ts';
import { badRequest, notFound } from '../errors.ts';
import type { House } from '../house.ts';
import { NOBODY, type Filing } from './filing.ts';
import { identityOfPhone } from './residents.ts';

interface Caller {
  resident: Filing['resident'];
  phone: string | null;
  wantsCall: boolean;
  toNumber: string | null;
  callId?: null;
  callerName?: string;
}

/** Neither number nor name goes with the case, nor the call, which would tell the number. */
async function unknownCaller(house: House, callId: string | null): Promise<Caller> {
  const call = callId ? await house.db.read.call.findUnique({ where: { id: callId } }) : null;
  return {
    resident: NOBODY,
    phone: null,
    wantsCall: false,
    toNumber: call?.toNumber ?? null,
    callId: null,
    callerName: '',
  };
}

/** Who the caller is, and the number that was called if a call is named. `callBack` by wish makes the number one without SMS. */
export async function hotlineResident(
  house: House,
  body: Pick<HotlineComplaint, 'phone' | 'callId' | 'reply' | 'anonymous'>,
): Promise<Caller> {
  if (body.anonymous) return unknownCaller(house, body.callId ?? null);
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
