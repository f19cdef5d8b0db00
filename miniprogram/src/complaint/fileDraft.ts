import type { Receipt } from '@gridline/shared/complaint.ts';
import { trouble, type Answer } from '../api/answer';
import { call } from '../api/client';
import { sendPhotos } from './sendPhotos';
import type { ChangeDraft, Draft } from './draft';

/**
 * Photos first, each once; then the complaint under its key. What was reached is kept in the draft.
 * @param joins the similar case that is the same matter, if any
 */
export async function fileDraft(
  draft: Draft,
  change: ChangeDraft,
  joins: string | null,
): Promise<Answer<Receipt>> {
  const sent = await sendPhotos(draft.photos, (photos) => change(() => ({ photos })));
  if (!sent.ok) return consoled<Receipt>(sent);
  const answer = await call('file', {
    body: {
      text: draft.text,
      placeText: draft.placeText,
      point: draft.point,
      categoryCode: draft.categoryCode,
      photoIds: sent.value,
      phone: draft.phone.trim() || null,
      confidential: draft.confidential,
      joins,
      idempotencyKey: draft.key,
    },
  });
  return consoled(answer);
}

/** Nothing written is lost, and trying again is safe: say so. */
function consoled<T>(answer: Answer<T>): Answer<T> {
  if (answer.ok || answer.trouble.kind !== 'offline') return answer;
  return trouble('offline', `${answer.trouble.words}您写的内容都还在，再点一次“提交”就行，不会重复。`);
}
