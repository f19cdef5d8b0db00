/**
 * What goes to the level above without anybody deciding: half a limit beyond the limit, and what a resident says is not
 * solved for the second time. In the same change as the step that brought it about.
 */
import { judge } from '@gridline/shared/workflow.ts';
import { factsOf, SYSTEM, type Draft } from '../draft.ts';
import { UP_FROM } from './marks.ts';
import { NO_PAST, take } from '../take.ts';
import type { VerbGiven } from '../verbs/verb.ts';

export function goUpByItself(
  draft: Draft,
  { input, now, atlas, again }: Pick<VerbGiven, 'input' | 'now' | 'atlas'> & { again: boolean },
): void {
  const late = input.mark?.clock === 'resolve' && input.mark.percent >= UP_FROM ? input.mark.percent : null;
  if (late === null && !again) return;
  // At the district there is nobody above; what is not sorted yet has no unit to take it from.
  if (!judge('escalate', factsOf(draft.row, draft.parts), SYSTEM).ok) return;
  const inShort = late === null ? '重新办理过，居民说还是没解决' : `办理时间已到时限的${late}%，自动上报`;
  const quotes = late === null && !draft.row.confidential;
  const reason = quotes ? `${inShort}：${input.reason ?? ''}` : inShort;
  take(
    draft,
    'escalate',
    { person: SYSTEM, input: { reason, inShort, ...(again && { toldOtherwise: true }) }, now, atlas },
    NO_PAST,
  );
}
