/** A notice as a row of the outbox: who is told what, by which channel, and what is tried after it. Pure. */
import type { Channel } from '@gridline/shared/labels.ts';
import { countSegments } from '@gridline/shared/text.ts';
import { insertIgnore, type Insert } from '../db/change.ts';
import { newId } from '../db/ids.ts';
import { render, type Purpose } from './templates.ts';

export type NoticeChannel = 'wechat' | 'sms' | 'callBack';

/** A way to reach a resident, as stored. */
export interface Reach {
  kind: string;
  valueCipher: string;
  mobile: boolean;
  stoppedAt: Date | null;
  lastUsedAt: Date;
}

export interface NoticeDraft {
  /** Unique over all channels and retries: the same key is told once. */
  dedupeKey: string;
  purpose: Purpose;
  params: Readonly<Record<string, string>>;
  /** True: an answer to what the resident just texted, sent even after 退订. */
  answer?: boolean;
}

export interface Addressed {
  caseId: string | null;
  residentId: string | null;
  reaches: readonly Reach[];
  /** The channel the resident used for this matter. */
  prefer: Channel;
  now: Date;
}

/** Purposes a machine cannot leave unread: without SMS somebody telephones. */
const MUST_REACH: readonly Purpose[] = ['survey', 'declined'];

/** The row, or `null` when the resident asked for silence or there is nothing to tell it by. */
export function composeNotice(draft: NoticeDraft, to: Addressed): Insert | null {
  const wechat = to.reaches.find((reach) => reach.kind === 'wechat');
  const phones = to.reaches
    .filter((reach) => reach.kind === 'phone')
    .sort((a, b) => b.lastUsedAt.getTime() - a.lastUsedAt.getTime());
  const phone = phones.find((reach) => reach.mobile) ?? phones[0];
  const channels = channelsFor(draft, { wechat, phone, prefer: to.prefer });
  const [channel, ...fallbacks] = channels;
  if (!channel) return null;
  const text = render(draft.purpose, draft.params);
  return insertIgnore('Notice', {
    id: newId(),
    dedupeKey: draft.dedupeKey,
    caseId: to.caseId,
    residentId: to.residentId,
    purpose: draft.purpose,
    channel,
    fallbacks: JSON.stringify(fallbacks),
    phoneCipher: phone?.valueCipher ?? null,
    openidCipher: wechat?.valueCipher ?? null,
    params: JSON.stringify(draft.params),
    text,
    segments: countSegments(text).segments,
    state: 'pending',
    due: to.now,
    createdAt: to.now,
  });
}

/** WeChat → SMS → call-back, starting at what the resident used and can be reached by. */
function channelsFor(
  draft: NoticeDraft,
  reach: { wechat: Reach | undefined; phone: Reach | undefined; prefer: Addressed['prefer'] },
): NoticeChannel[] {
  const { wechat, phone, prefer } = reach;
  const silent = phone?.stoppedAt !== null && phone?.stoppedAt !== undefined && !draft.answer;
  const channels: NoticeChannel[] = [];
  if (wechat && prefer === 'wechat') channels.push('wechat');
  if (phone?.mobile && !silent) channels.push('sms');
  if (wechat && prefer !== 'wechat') channels.push('wechat');
  if (phone && !silent && MUST_REACH.includes(draft.purpose)) channels.push('callBack');
  return channels;
}
