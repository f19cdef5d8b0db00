/** Flags of the embellishment watch quote the words of a step: they lose them with the step, and stay. */
import { cutText } from '@gridline/shared/text.ts';
import { update, type Write } from '../../db/change.ts';
import { REASON_STORED } from '../draft.ts';
import { quoting, wordsKey } from '../pastedNotes.ts';
import type { Redaction } from '../redaction.ts';

/**
 * One that is about these very words, whichever step it quoted them from, quotes what is left of them.
 * @param given.note what the step says now
 */
export function flagsWithout(
  { event, flags }: Redaction,
  { note, clean }: { note: string; clean: (text: string) => string },
): Write[] {
  const key = `:${wordsKey(event.note)}:`;
  return flags.flatMap((flag) => {
    const isAbout = event.note !== note && flag.dedupeKey.includes(key);
    const detail = isAbout ? quoting(flag.detail, note) : clean(flag.detail);
    const seen = clean(flag.note);
    if (detail === flag.detail && seen === flag.note) return [];
    const set = { detail: cutText(detail, REASON_STORED), note: cutText(seen, REASON_STORED) };
    return [update('Flag', { where: { id: flag.id }, set })];
  });
}
