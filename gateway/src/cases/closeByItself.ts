/** What closes without anybody at a desk: where the resident's answer is the check, and where nobody can be asked. */
import { SYSTEM, type Draft } from './draft.ts';
import { take, type Past } from './take.ts';
import type { VerbGiven } from './verbs/verb.ts';

/** @param past with what the handler wrote, when the case has just been resolved, and who shares the case */
export function closeByItself(draft: Draft, given: Pick<VerbGiven, 'now' | 'atlas'>, past: Past): void {
  const { row } = draft;
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
