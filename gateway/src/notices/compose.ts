/** A notice as a row of the outbox: who is told what, in which words, and what is tried after it. Pure. */
import type { Channel } from '@gridline/shared/labels.ts';
import { insertIgnore, type Insert } from '../db/change.ts';
import { newId } from '../db/ids.ts';
import { PURPOSES } from './wordings/purposes.ts';
import type { Purpose } from './wordings/templates.ts';
import { waysTo, type Reach } from './ways.ts';
import { fitted, worded, type Wordings } from './wordings/wordings.ts';

export type { NoticeChannel, Reach } from './ways.ts';

export interface NoticeDraft {
  /** Unique over all channels and retries: the same key is told once. */
  dedupeKey: string;
  purpose: Purpose;
  params: Readonly<Record<string, string>>;
  /** True: an answer to what the resident just texted, sent at once and even after 退订. */
  answer?: boolean;
  /** True: neither quiet hours nor caps hold it back. Left out: as its purpose says, or because it is an answer. */
  urgent?: boolean;
}

export interface Addressed {
  caseId: string | null;
  residentId: string | null;
  reaches: readonly Reach[];
  /** The channel the resident used for this matter. */
  prefer: Channel;
  now: Date;
  wordings: Wordings;
}

/**
 * The row, or `null` when the resident asked for silence or there is nothing to tell it by. What must reach somebody
 * who cannot be reached is a row that has failed, in the list of what reached nobody.
 */
export function composeNotice(draft: NoticeDraft, to: Addressed): Insert | null {
  const { ways, phone, wechat, lost } = waysTo(draft, to);
  const [channel, ...fallbacks] = ways;
  if (!channel && !lost) return null;
  const params = fitted(draft.purpose, draft.params);
  return insertIgnore('Notice', {
    id: newId(),
    dedupeKey: draft.dedupeKey,
    caseId: to.caseId,
    residentId: to.residentId,
    purpose: draft.purpose,
    channel: channel ?? 'callBack',
    fallbacks: JSON.stringify(fallbacks),
    phoneCipher: phone?.valueCipher ?? null,
    phoneIndex: phone?.valueIndex ?? null,
    openidCipher: wechat?.valueCipher ?? null,
    urgent: draft.urgent ?? draft.answer ?? PURPOSES[draft.purpose].urgent ?? false,
    params: JSON.stringify(params),
    ...worded(to.wordings, draft.purpose, params),
    state: channel ? 'pending' : 'failed',
    error: channel ? null : '没有可以通知这位居民的方式：没有留电话，也没有微信',
    due: to.now,
    createdAt: to.now,
  });
}
