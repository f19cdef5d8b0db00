/** What no re-division moved while it was closed or merged goes to the grid that owns its place now. */
import type { House } from '../../house.ts';
import { SYSTEM, type Draft } from '../draft.ts';
import { NO_PAST, take } from '../take.ts';
import type { VerbGiven } from '../verbs/verb.ts';
import { chosenByHand } from './chosenByHand.ts';
import { rezoneInput } from './rezoneInput.ts';

export async function toOwnerOfToday(
  house: House,
  draft: Draft,
  given: Pick<VerbGiven, 'now' | 'atlas'>,
): Promise<void> {
  const chosen = (await chosenByHand(house, [draft.row])).has(draft.row.id);
  const input = rezoneInput(draft.row, { atlas: given.atlas, chosen });
  if (input) take(draft, 'rezone', { person: SYSTEM, input, now: given.now, atlas: given.atlas }, NO_PAST);
}
