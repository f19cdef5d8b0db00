/** What a delivery needs beside the house: the providers, and how patient to be. */
import type { SmsPort, WechatPort } from '../../providers/ports.ts';
import type { Health } from './health.ts';

export interface Channels {
  /** Providers of text messages, in the order they are tried. */
  sms: readonly SmsPort[];
  /** Which of them are fit to be used now. */
  health: Health;
  wechat: WechatPort;
  wechatTemplateId: string;
  /** Seconds a claimed notice belongs to one process. */
  leaseSeconds: number;
  /** Seconds after which an outcome nobody can tell is tried a second time. */
  unknownPatienceSeconds: number;
}
