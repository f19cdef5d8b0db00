/** The channels of the bench: text messages by the loopback provider, nothing else. */
import type { House } from '../../src/house.ts';
import type { Channels } from '../../src/notices/channels.ts';
import type { SmsPort, WechatPort } from '../../src/providers/ports.ts';
import { makeKannelSender } from './kannelSender.ts';

export function benchChannels(_house: House, providerPort: number): Channels {
  const send = makeKannelSender(providerPort);
  const sms: SmsPort = {
    name: 'loopback',
    async send({ noticeId, phone, text }) {
      await send({ id: noticeId, to: phone, text });
      return { kind: 'sent', providerId: noticeId };
    },
    lookUp: async () => 'unknown',
  };
  return { sms, wechat: noWechat(), wechatTemplateId: '', leaseSeconds: 60, unknownPatienceSeconds: 600 };
}

function noWechat(): WechatPort {
  const none = (): never => {
    throw new Error('the bench sends text messages only');
  };
  return { openidOf: none, phoneOf: none, sendSubscribe: none };
}
