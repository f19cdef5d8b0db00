/** The two actions of Aliyun's short message service that the gateway uses. */
import { beijingDay, beijingTime } from '../beijing.ts';
import { keep } from '../bounded.ts';
import type { Sms } from '../state.ts';
import type { World } from '../world.ts';
import { compose } from './compose.ts';
import { scheduleReceipt } from './pushes.ts';

const SMS_KEPT = 5_000;
const PHONE = /^(1[3-9]\d{9}|(852|853|886)\d{8,9})$/;

type Answer = { Code: string; Message: string } & Record<string, unknown>;

/** Accepts a message as the phone will show it, or refuses with Aliyun's code. */
export function sendSms(world: World, params: URLSearchParams): Answer {
  const phone = params.get('PhoneNumbers') ?? '';
  if (!PHONE.test(phone)) return { Code: 'isv.MOBILE_NUMBER_ILLEGAL', Message: `${phone}号码不合法` };
  const templateCode = params.get('TemplateCode') ?? '';
  const composed = compose({
    templates: world.state.templates,
    signName: params.get('SignName') ?? '',
    templateCode,
    templateParam: params.get('TemplateParam') ?? '',
  });
  if (!composed.ok) return { Code: composed.code, Message: composed.message };
  const noticeId = params.get('OutId');
  const sms: Sms = {
    id: `${world.nextNumber()}^0`,
    direction: 'down',
    phone,
    text: composed.text,
    at: world.now(),
    templateCode,
    ...(noticeId && { noticeId }),
    status: 'accepted',
  };
  keep(world.state.sms, sms, SMS_KEPT);
  scheduleReceipt(world, sms);
  return { Code: 'OK', Message: 'OK', BizId: sms.id };
}

const SEND_STATUS: Partial<Record<Sms['status'], number>> = { accepted: 1, failed: 2, delivered: 3 };

/** The records of one number on one day, newest first, by pages. */
export function querySendDetails(world: World, params: URLSearchParams): Answer {
  const phone = params.get('PhoneNumber');
  const day = params.get('SendDate');
  const bizId = params.get('BizId');
  const size = Math.min(50, Math.max(1, Number(params.get('PageSize')) || 10));
  const page = Math.max(1, Number(params.get('CurrentPage')) || 1);
  const found = world.state.sms
    .filter((sms) => sms.direction === 'down' && sms.phone === phone && beijingDay(sms.at) === day)
    .filter((sms) => !bizId || sms.id === bizId)
    .reverse();
  const records = found.slice((page - 1) * size, page * size).map((sms) => ({
    PhoneNum: sms.phone,
    SendStatus: SEND_STATUS[sms.status] ?? 1,
    TemplateCode: sms.templateCode,
    Content: sms.text,
    SendDate: beijingTime(sms.at),
    OutId: sms.noticeId ?? '',
    ErrCode: sms.status === 'failed' ? 'MK:0001' : sms.status === 'delivered' ? 'DELIVERED' : '',
  }));
  return {
    Code: 'OK',
    Message: 'OK',
    TotalCount: found.length,
    SmsSendDetailDTOs: { SmsSendDetailDTO: records },
  };
}
