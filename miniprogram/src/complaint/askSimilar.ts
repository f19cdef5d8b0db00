import type { SimilarForResident } from '@gridline/shared/similar.ts';
import { call } from '../api/client';
import type { Draft } from './draft';

/** Nobody waits longer for a mere question. */
const PATIENCE = 4000;

/** Open cases of others that may be the same matter; none where nobody answers in time: filing goes on. */
export async function askSimilar(draft: Draft): Promise<SimilarForResident[]> {
  const { text, placeText, point, categoryCode } = draft;
  const asked = call('similar', { body: { text, placeText, point, categoryCode } });
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE));
  const answer = await Promise.race([asked, late]);
  return answer?.ok ? answer.value.similar : [];
}
