/** `triageReason` of what a unit has in hand: it may wait for the grid leader to name a handler, or for its grid. */
import { cutText } from '@gridline/shared/text.ts';
import { REASON_STORED, type Draft } from '../draft.ts';

type Row = Pick<Draft['row'], 'gridCode' | 'handlerId' | 'triageReason'>;

/** What stands at the end of the reason where the grid leader has to say who handles it: the list finds it by that. */
export const LEADER_ARRANGES = '请网格长安排';

/** These words are never cut off. */
export function forLeader(why: string): string {
  return `${cutText(why, REASON_STORED - LEADER_ARRANGES.length - 1)}，${LEADER_ARRANGES}`;
}

/** Nobody has to arrange any more who handles it; that it has no grid still stands. */
export function stillUnplaced({ gridCode, triageReason }: Row): string | null {
  if (gridCode !== null || triageReason === null) return null;
  return triageReason.includes(LEADER_ARRANGES) ? '还不知道由哪个网格管，请确定地点。' : triageReason;
}

/** Its grid is known, or is not any more; who handles it still has to be arranged. */
export function stillUnhandled({ handlerId, triageReason }: Row): string | null {
  return handlerId === null && triageReason?.includes(LEADER_ARRANGES) ? forLeader('办理人还没有定') : null;
}
