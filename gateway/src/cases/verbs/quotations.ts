/**
 * Where else the words of a step stand: messages in and out, answers, tasks, reminders, parts, what the case waits for.
 * Each loses them together with the step.
 */
import { cutText } from '@gridline/shared/text.ts';
import { update, type Write } from '../../db/change.ts';
import type { Tables } from '../../db/tables.ts';
import type { Draft } from '../draft.ts';
import { changePart } from '../hands/caseParts.ts';
import type { Redaction } from '../redaction.ts';

/** What stands where words were. */
export const REDACTED = '（依法更正）';
/** A quotation is longer than what any two texts share by chance. */
const SHORTEST_QUOTE = 4;
/** What begins like this and was cut off is a quotation, too. */
const HEAD = 12;
/** Of a notice's parameters those that hold what people wrote. */
const FREE_PARAMS = ['reason', 'result', 'text', 'lines'];

/** A text without what it quotes of these words, never longer than it was; the same text when it quotes nothing. */
export function withoutQuotes(text: string, words: readonly string[]): string {
  const bare = text.replace(/[。！？…\s]+$/u, '');
  if (bare !== '' && words.includes(bare)) return REDACTED;
  if (bare.length >= SHORTEST_QUOTE && words.some((one) => one.includes(bare))) return REDACTED;
  const left = words
    .filter((one) => one.length >= SHORTEST_QUOTE)
    .reduce((rest, one) => withoutHead(rest.replaceAll(one, REDACTED), one), text);
  return left === text ? text : cutText(left, Math.max(text.length, REDACTED.length));
}

function withoutHead(text: string, words: string): string {
  const at = words.length > HEAD ? text.indexOf(words.slice(0, HEAD)) : -1;
  return at < 0 ? text : `${text.slice(0, at)}${REDACTED}`;
}

/** The house's own sentences end in a colon and what a person wrote: that is quoted without the sentence. */
function wordsOf(text: string): string[] {
  const colon = text.indexOf('：');
  const written = colon < 0 ? '' : text.slice(colon + 1);
  return [text, written].filter((one) => one.trim() !== '');
}

/** Takes them out of the draft's own row and parts. @returns what it takes out of other tables */
export function takeOutQuotes(draft: Draft, redaction: Redaction): Write[] {
  const { event, inbound, surveys, tasks, alarms, reminders } = redaction;
  const words = [event.note, event.internalNote].flatMap(wordsOf);
  const clean = (text: string): string => withoutQuotes(text, words);
  outOfDraft(draft, clean);
  return [
    ...noticesWithout(redaction, clean),
    ...changed('InboundMessage', inbound, clean),
    ...changed('Survey', surveys, clean),
    ...changed('CallBackTask', tasks, clean),
    ...changed('Alarm', alarms, clean),
    ...changed('StaffNotice', reminders, clean),
  ];
}

type Clean = (text: string) => string;

function outOfDraft(draft: Draft, clean: Clean): void {
  const { row } = draft;
  if (row.triageReason) row.triageReason = clean(row.triageReason);
  if (row.askedWhat !== null) {
    const asked = JSON.parse(row.askedWhat) as Record<string, unknown>;
    const texts = Object.entries(asked).map(([name, value]) => [
      name,
      name === 'reason' && typeof value === 'string' ? clean(value) : value,
    ]);
    row.askedWhat = JSON.stringify(Object.fromEntries(texts));
  }
  for (const part of draft.parts) {
    const [task, result] = [clean(part.task), clean(part.result)];
    if (task !== part.task || result !== part.result) changePart(draft, part, { task, result });
  }
}

type Quoting = 'InboundMessage' | 'Survey' | 'CallBackTask' | 'Alarm' | 'StaffNotice';

/** Rows whose columns, but for the id, are texts. */
function changed<Row extends { id: string }>(table: Quoting, rows: readonly Row[], clean: Clean): Write[] {
  return rows.flatMap(({ id, ...texts }) => {
    const entries = Object.entries<unknown>(texts)
      .filter((entry): entry is [string, string] => typeof entry[1] === 'string')
      .filter(([, text]) => clean(text) !== text)
      .map(([column, text]) => [column, clean(text)]);
    const set = Object.fromEntries(entries) as Partial<Tables[Quoting]>;
    return entries.length === 0 ? [] : [update(table, { where: { id }, set })];
  });
}

function noticesWithout({ notices }: Redaction, clean: Clean): Write[] {
  return notices.flatMap(({ id, text, params }) => {
    const given = JSON.parse(params) as Record<string, string>;
    const found = Object.entries(given).filter(
      ([name, value]) => FREE_PARAMS.includes(name) && clean(value) !== value,
    );
    if (found.length === 0) return [];
    const set = {
      text: found.reduce((words, [, value]) => words.replaceAll(value, clean(value)), text),
      params: JSON.stringify({
        ...given,
        ...Object.fromEntries(found.map(([name, value]) => [name, clean(value)])),
      }),
    };
    return [update('Notice', { where: { id }, set })];
  });
}
