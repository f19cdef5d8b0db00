/** What the stand-in world is told at its start. */
import type { Logger } from 'pino';

/** Returns what calls it off. */
export type After = (milliseconds: number, work: () => void) => () => void;

export interface SandboxOptions {
  /** 0 takes any free port. */
  port: number;
  host: string;
  /** Where carriers, WeChat and the switchboard push to, without a trailing slash. */
  gatewayOrigin: string;
  keys: { webhookSecret: string; ctiSecret: string };
  aliyun: { accessKeyId: string; accessKeySecret: string };
  /** Who may send through the stand-in Kannel; left out: the gateway's own defaults. */
  kannel?: { username: string; password: string };
  /** By which carrier residents' texts come; left out: Aliyun. */
  uplinksBy?: 'aliyun' | 'kannel';
  wechat: {
    appid: string;
    secret: string;
    pushToken: string;
    /** Set: events are pushed encrypted. */
    encodingAesKey?: string | null;
  };
  /** The short number residents write to. */
  smsNumber: string;
  /** The number residents call. */
  hotline?: string;
  /** Wordings that lie at Aliyun in the real world: template code → text with `${name}` in it. */
  templates?: Readonly<Record<string, string>>;
  log: Pick<Logger, 'info' | 'warn' | 'error'>;
  now?: () => Date;
  /** Does `work` so many milliseconds later by the same clock as `now`; left out: the machine's timers. */
  after?: After;
}
