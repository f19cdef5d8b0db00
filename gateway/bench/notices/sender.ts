/** The product's own client of Kannel, for both sides: only what keeps the queue differs. */
import { createKannelSms } from '../../src/providers/kannelSms.ts';
import type { SmsPort } from '../../src/providers/ports.ts';

/** @param port of the provider on loopback */
export function loopbackSms(port: number): SmsPort {
  return createKannelSms({
    origin: `http://127.0.0.1:${port}`,
    username: 'bench',
    password: 'bench',
    from: '10639000',
    signName: '网格直通',
    callbackOrigin: 'http://127.0.0.1',
    webhookSecret: 'bench-bench-bench',
  });
}
