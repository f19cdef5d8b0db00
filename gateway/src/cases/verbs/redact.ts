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
import type { ActionInput, Verb } from './verb.ts';

/** What stands where words were. */
export const REDACTED = '（依法更正）';
/** Words in an event's data that a person wrote. */
const WRITTEN = ['reason', 'words', 'whose', 'tried', 'means', 'task', 'result', 'note'];
/** A quotation is longer than what any two texts share by chance. */
const SHORTEST_QUOTE = 4;

export const redact: Verb = (draft, { input }) => {
  const { redaction } = input;
  if (!redaction) throw badRequest('step_unknown', '没有这一步，请刷新后再选。');
  const { event, label } = redaction;
  const set = wordsLeft(redaction, input);
  const reasonCode = reasonOf(input);
  draft.writes.push(
    update('CaseEvent', { where: { id: event.id, hash: event.hash }, set, expect: 1 }),
    ...quotations(redaction),
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

/** Messages, as they came in and as they went out, that hold the words or a piece of them. */
function quotations({ event, notices, inbound, surveys }: Redaction): Write[] {
  const before = `${event.note}\n${event.internalNote}`;
  const quoted = (words: string): boolean => {
    const bare = words.replace(/[。！？…\s]+$/u, '');
    return bare.length >= SHORTEST_QUOTE && before.includes(bare);
  };
  return [
    ...notices.flatMap(({ id, text, params }) => {
      const found = Object.entries(JSON.parse(params) as Record<string, string>).filter(
        ([name, value]) => ['reason', 'result', 'text', 'lines'].includes(name) && quoted(value),
      );
      if (found.length === 0) return [];
      const set = {
        text: found.reduce((words, [, value]) => words.replaceAll(value, REDACTED), text),
        params: JSON.stringify({
          ...(JSON.parse(params) as object),
          ...Object.fromEntries(found.map(([name]) => [name, REDACTED])),
        }),
      };
      return [update('Notice', { where: { id }, set })];
    }),
    ...inbound
      .filter(({ text }) => quoted(text) || text.includes(event.note))
      .map(({ id }) => update('InboundMessage', { where: { id }, set: { text: REDACTED } })),
    ...surveys
      .filter(({ words }) => quoted(words))
      .map(({ id }) => update('Survey', { where: { id }, set: { words: REDACTED } })),
  ];
}

function reasonOf({ reasonCode }: ActionInput): RedactionReason {
  if (reasonCode === undefined) return 'law';
  if (reasonCode in REDACTION_REASONS) return reasonCode as RedactionReason;
  throw badRequest('reason_unknown', '请从列表中选择更正的类别。');
}
