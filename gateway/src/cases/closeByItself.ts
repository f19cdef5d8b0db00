/** What closes without anybody at a desk: where the resident's answer is the check, and where nobody can be asked. */
import { SYSTEM, type Draft } from './draft.ts';
import { NO_PAST, take } from './take.ts';
import type { VerbGiven } from './verbs/verb.ts';

/** @param result what the handler wrote, when the case has just been resolved */
export function closeByItself(draft: Draft, given: Pick<VerbGiven, 'now' | 'atlas'>, result: string): void {
  const { row } = draft;
  const past = { ...NO_PAST, result };
  if (row.stage === 'resolved' && row.checkBy === 'resident')
    take(
      draft,
      'verify',
      { person: SYSTEM, input: { note: '已办完，请您评价：您的评价就是核实' }, ...given },
      past,
    );
  if (row.stage === 'closed' && row.anonymous)
    take(draft, 'lapse', { person: SYSTEM, input: { note: '匿名反映，没有请人评价' }, ...given }, past);
}
