/**
 * 依法更正: words that must go by law (a number, a slander) are taken out of one step of the history. The step keeps
 * its hash, so that the chain holds; this event states which words may stand there now, and stays for all to see.
 */
import { REDACTION_REASONS, type RedactionReason } from '@gridline/shared/labels.ts';
import { update, type Write } from '../../db/change.ts';
import type { CaseEvent } from '../../db/generated/mysql/client.ts';
import { badRequest } from '../../errors.ts';
import { filedHash } from '../../privacy/history/filing.ts';
import { correctionOf } from '../../privacy/wordCorrections.ts';
import { isWritten } from '../../privacy/eventHash.ts';
import type { Draft } from '../draft.ts';
import type { Redaction } from '../redaction.ts';
import { takeOutQuotes } from './quotations.ts';
import { REDACTED, takenFrom, type Taken } from './taken.ts';
import type { ActionInput, Verb } from './verb.ts';

export const redact: Verb = (draft, { input }) => {
  const { redaction } = input;
  if (!redaction) throw badRequest('step_unknown', '没有这一步，请刷新后再选。');
  const { event, label } = redaction;
  const set = wordsLeft(redaction, input);
  const reasonCode = reasonOf(input);
  draft.writes.push(
    update('CaseEvent', { where: { id: event.id, hash: event.hash }, set, expect: 1 }),
    ...takeOutQuotes(draft, redaction, { taken: takenBy(draft, { event, set, input }), note: set.note }),
  );
  if (event.seq === 1) draft.writes.push(...filedWords(draft, set.note, input));
  return {
    note: `第 ${event.seq} 步“${label}”的文字已依法更正（${REDACTION_REASONS[reasonCode]}）`,
    internalNote: input.reason,
    data: {
      ...correctionOf(event, set),
      reasonCode,
      ...filedNow(redaction, set.note, input),
    },
  };
};

function wordsLeft(
  { event }: Redaction,
  { note, internalNote }: ActionInput,
): { note: string; internalNote: string; data: string } {
  const left = {
    note: replaced(event.note, note),
    internalNote: replaced(event.internalNote, internalNote),
  };
  return { ...left, data: dataLeft(event.data, `${left.note}\n${left.internalNote}`) };
}

/** Words that a person wrote go from the data, too, unless they still stand in the text. */
function dataLeft(data: string, kept: string): string {
  const entries = Object.entries(JSON.parse(data) as Record<string, unknown>);
  return JSON.stringify(
    Object.fromEntries(
      entries.map(([name, value]) => [
        name,
        isWritten(name, value) && !kept.includes(value) ? REDACTED : value,
      ]),
    ),
  );
}

/** What this correction takes away, and what is left of it. */
function takenBy(
  { row }: Draft,
  {
    event,
    set,
    input,
  }: { event: CaseEvent; set: { note: string; internalNote: string }; input: ActionInput },
): Taken[] {
  const { placeText } = input;
  const place =
    event.seq === 1 && placeText !== undefined ? takenFrom(row.placeText, placeText || REDACTED) : [];
  return [...takenFrom(event.note, set.note), ...takenFrom(event.internalNote, set.internalNote), ...place];
}

/** Words that stay as they were need no mark; where none were, none is put. */
function replaced(before: string, given: string | undefined): string {
  if (before === '' || given === before) return before;
  return given && given !== REDACTED ? `${given.replaceAll(REDACTED, '')}${REDACTED}` : REDACTED;
}

/** The complaint stands in three places. */
function filedWords(draft: Draft, text: string, { placeText }: ActionInput): Write[] {
  const place = placeText === undefined ? {} : { placeText };
  Object.assign(draft.row, { text, ...place });
  return [update('Complaint', { where: { caseId: draft.row.id }, set: { text, ...place } })];
}

/** What of the filing stands now, as the receipt's hash once said it. */
function filedNow(
  { event, filing }: Redaction,
  text: string,
  { placeText }: ActionInput,
): { filed?: string } {
  if (event.seq !== 1 || !filing) return {};
  const { lng, lat, channel } = filing;
  const point = lng === null || lat === null ? null : { lng, lat };
  const place = placeText ?? filing.placeText;
  return { filed: filedHash({ text, placeText: place, point, channel, filedAt: event.at }) };
}

function reasonOf({ reasonCode }: ActionInput): RedactionReason {
  if (reasonCode === undefined) return 'law';
  if (reasonCode in REDACTION_REASONS) return reasonCode as RedactionReason;
  throw badRequest('reason_unknown', '请从列表中选择更正的类别。');
}
