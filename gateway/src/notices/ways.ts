/** By which channel a resident is told: what was used for the matter, then what was used last, then a call. Pure. */
import type { Channel } from '@gridline/shared/labels.ts';
import type { Purpose } from './wordings/templates.ts';

export type NoticeChannel = 'wechat' | 'sms' | 'callBack';

/** A way to reach a resident, as stored. */
export interface Reach {
  kind: string;
  valueCipher: string;
  /** Keyed hash of the number or openid: caps are counted by it. */
  valueIndex: string;
  mobile: boolean;
  stoppedAt: Date | null;
  lastUsedAt: Date;
  /** True: given for this very matter, so it comes before others of its kind. */
  given?: boolean;
}

/** Purposes a machine cannot leave unread: without WeChat and SMS somebody telephones. */
const MUST_REACH: readonly Purpose[] = ['survey', 'declined'];

export interface Ways {
  ways: NoticeChannel[];
  phone: Reach | undefined;
  wechat: Reach | undefined;
  /** True: it must reach somebody for whom there is no way at all. */
  lost: boolean;
}

/** The ways to try, in order. Whoever asked for silence (退订) gets answers to own messages only, and WeChat. */
export function waysTo(
  draft: { purpose: Purpose; answer?: boolean },
  to: { reaches: readonly Reach[]; prefer: Channel },
): Ways {
  const wechat = newest(to.reaches.filter(({ kind }) => kind === 'wechat'));
  const phones = to.reaches.filter(({ kind }) => kind === 'phone');
  const phone = newest(phones.filter(({ mobile }) => mobile)) ?? newest(phones);
  const silent = phone != null && phone.stoppedAt !== null && !draft.answer;
  const mustReach = MUST_REACH.includes(draft.purpose);
  const ways: NoticeChannel[] = [];
  if (wechat) ways.push('wechat');
  if (phone?.mobile && !silent) ways.push('sms');
  if (!wechatFirst(to.prefer, { wechat, phone })) ways.reverse();
  if (phone && !silent && mustReach) ways.push('callBack');
  return { ways, phone, wechat, lost: mustReach && to.reaches.length === 0 };
}

/** Of several numbers the one given for the matter, else the one used last. */
function newest(reaches: readonly Reach[]): Reach | undefined {
  return [...reaches].sort(
    (a, b) =>
      Number(b.given ?? false) - Number(a.given ?? false) || b.lastUsedAt.getTime() - a.lastUsedAt.getTime(),
  )[0];
}

/** The matter's own channel decides where it is one of the two; else what the resident used last. */
function wechatFirst(
  prefer: Channel,
  { wechat, phone }: { wechat: Reach | undefined; phone: Reach | undefined },
): boolean {
  if (prefer === 'wechat') return true;
  if (prefer === 'sms') return false;
  return (wechat?.lastUsedAt.getTime() ?? 0) > (phone?.lastUsedAt.getTime() ?? 0);
}
