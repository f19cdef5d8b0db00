/**
 * 依法更正: words that must go by law (a number, a slander) are taken out of one step of the history. The step keeps
 * its hash, so that the chain holds; this event states which words may stand there now, and stays for all to see.
 */
import { REDACTION_REASONS, type RedactionReason } from '@gridline/shared/labels.ts';
import { update, type Write } from '../../db/change.ts';
import { badRequest } from '../../errors.ts';
import { eventHash } from '../../privacy/historyChain.ts';
import type { Draft } from '../draft.ts';
import type { Redaction } from '../redaction.ts';
import { REDACTED, takeOutQuotes } from './quotations.ts';
import type { ActionInput, Verb } from './verb.ts';

/** Words in an event's data that a person wrote. */
const WRITTEN = ['reason', 'words', 'whose', 'tried', 'means', 'task', 'result', 'note'];

export const redact: Verb = (draft, { input }) => {
  const { redaction } = input;
  if (!redaction) throw badRequest('step_unknown', '没有这一步，请刷新后再选。');
  const { event, label } = redaction;
  const set = wordsLeft(redaction, input);
  const reasonCode = reasonOf(input);
  draft.writes.push(
    update('CaseEvent', { where: { id: event.id, hash: event.hash }, set, expect: 1 }),
    ...takeOutQuotes(draft, redaction),
  );
  if (event.seq === 1) draft.writes.push(...filedWords(draft, set.note, input));
  return {
    note: `第 ${event.seq} 步“${label}”的文字已依法更正（${REDACTION_REASONS[reasonCode]}）`,
    internalNote: input.reason,
    data: {
      seq: event.seq,
      was: event.hash,
      now: eventHash(event.previousHash, { ...event, ...set }),
      reasonCode,
    },
  };
};

function wordsLeft(
  { event }: Redaction,
  { note, internalNote }: ActionInput,
): { note: string; internalNote: string; data: string } {
  return {
    note: replaced(event.note, note),
    internalNote: replaced(event.internalNote, internalNote),
    data: JSON.stringify(withoutWords(JSON.parse(event.data) as Record<string, unknown>)),
  };
}

/** Words that stay as they were need no mark; where none were, none is put. */
function replaced(before: string, given: string | undefined): string {
  if (before === '' || given === before) return before;
  return given && given !== REDACTED ? `${given.replaceAll(REDACTED, '')}${REDACTED}` : REDACTED;
}

function withoutWords(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      WRITTEN.includes(name) && typeof value === 'string' ? REDACTED : value,
    ]),
  );
}

/** The complaint stands in three places. */
function filedWords(draft: Draft, text: string, { placeText }: ActionInput): Write[] {
  const place = placeText === undefined ? {} : { placeText };
  Object.assign(draft.row, { text, ...place });
  return [update('Complaint', { where: { caseId: draft.row.id }, set: { text, ...place } })];
}

function reasonOf({ reasonCode }: ActionInput): RedactionReason {
  if (reasonCode === undefined) return 'law';
  if (reasonCode in REDACTION_REASONS) return reasonCode as RedactionReason;
  throw badRequest('reason_unknown', '请从列表中选择更正的类别。');
}
