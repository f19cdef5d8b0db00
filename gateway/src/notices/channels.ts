/** What a delivery needs beside the house: the providers, and how patient to be. */
import type { SmsPort, WechatPort } from '../providers/ports.ts';

export interface Channels {
  sms: SmsPort;
  wechat: WechatPort;
  wechatTemplateId: string;
  /** Seconds a claimed notice belongs to one process. */
  leaseSeconds: number;
  /** Seconds after which an outcome nobody can tell is tried a second time. */
  unknownPatienceSeconds: number;
}
