/** 提醒: what members of staff are told of a case, as verbs say it. Who that is by name is looked up when it commits. */
import { cutText } from '@gridline/shared/text.ts';
import type { CaseFile } from '../../db/generated/mysql/client.ts';
import type { Draft } from '../draft.ts';

/**
 * - `handler`: who accepted it, or the unit's people while nobody did.
 * - `unit`: the unit's people.
 * - `leader`: the grid leader of the area, the nearest one.
 * - `desk`: the operators.
 * - `supervisorsOf`: supervisors of that level on the case's path, or of the nearest level above that has any.
 * - `staff`: one person.
 */
export type Audience = 'handler' | 'unit' | 'leader' | 'desk' | { supervisorsOf: number } | { staff: string };

/** Whose hands it was in when the reminder was made: a later step of the same change may take it from them. */
export type InHands = Pick<CaseFile, 'areaPath' | 'unitCode' | 'handlerId'>;

export interface Reminder {
  about: InHands;
  /** The case that it leads to, where that is another one than it tells of. */
  caseId?: string;
  /** Step of the history it tells of. */
  seq: number;
  /** `resolve80`, `asked` …: at most 20 characters. */
  kind: string;
  text: string;
  to: readonly Audience[];
  /** What a text message says of it, in a few characters; left out: no text message. */
  sms?: string;
}

/** Longest text of a reminder, in characters. */
const LONGEST = 300;

/** Queues a reminder about the event this verb is about to make. */
export function remind(draft: Draft, given: Omit<Reminder, 'seq' | 'about' | 'caseId'>): void {
  remindOf(draft, draft.row, given);
}

/** The same to those who have another case in hand, which this one goes along with. */
export function remindOf(
  draft: Draft,
  { id, areaPath, unitCode, handlerId }: CaseFile,
  given: Omit<Reminder, 'seq' | 'about' | 'caseId'>,
): void {
  draft.reminders.push({
    ...given,
    about: { areaPath, unitCode, handlerId },
    caseId: id,
    text: cutText(given.text, LONGEST),
    seq: draft.row.version + 1,
  });
}
