/** The channels of the bench: text messages by the provider on loopback, nothing else. */
import type { House } from '../../src/house.ts';
import type { Channels } from '../../src/notices/sending/channels.ts';
import { keepHealth } from '../../src/notices/sending/health.ts';
import { loopbackSms } from './sender.ts';

export function benchChannels(house: House, providerPort: number): Channels {
  const none = (): never => {
    throw new Error('the bench sends text messages only');
  };
  return {
    sms: [loopbackSms(providerPort)],
    health: keepHealth(house, { alone: true }),
    wechat: { openidOf: none, phoneOf: none, sendSubscribe: none, checkText: none },
    wechatTemplateId: '',
    leaseSeconds: 60,
    unknownPatienceSeconds: 600,
  };
}
