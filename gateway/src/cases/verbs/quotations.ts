/**
 * Where else the words of a step stand: messages in and out, answers, tasks, reminders, flags, parts, what the case waits for.
 * Each loses them together with the step, and gets what is left of them.
 */
import { cutText } from '@gridline/shared/text.ts';
import { update, type Write } from '../../db/change.ts';
import type { Tables } from '../../db/tables.ts';
import { REASON_STORED, type Draft } from '../draft.ts';
import { changePart } from '../hands/caseParts.ts';
import type { Redaction } from '../redaction.ts';
import { flagsWithout } from './flagsWithout.ts';
import { withoutQuotes, type Taken } from './taken.ts';

/** Of a notice's parameters those that hold what people wrote. */
const FREE_PARAMS = ['reason', 'result', 'text', 'lines'];
/** The shortest column that holds such words: a reminder. */
const SHORT_TEXT = 300;

type Clean = (text: string) => string;

/**
 * Takes them out of the draft's own row and parts.
 * @param given.note what the step says now
 * @returns what it takes out of other tables
 */
export function takeOutQuotes(
  draft: Draft,
  redaction: Redaction,
  { taken, note }: { taken: readonly Taken[]; note: string },
): Write[] {
  const { inbound, surveys, tasks, alarms, reminders } = redaction;
  const clean: Clean = (text) => withoutQuotes(text, taken);
  // What is left may be longer than what was there: a short text may stand in a column that holds no more.
  const short: Clean = (text) =>
    text.length <= REASON_STORED ? cutText(clean(text), REASON_STORED) : clean(text);
  outOfDraft(draft, clean);
  return [
    ...noticesWithout(redaction, clean),
    ...changed('InboundMessage', inbound, clean),
    ...changed('Survey', surveys, clean),
    ...changed('CallBackTask', tasks, short),
    ...changed('Alarm', alarms, short),
    ...changed('StaffNotice', reminders, (text) => cutText(clean(text), SHORT_TEXT)),
    ...flagsWithout(redaction, { note, clean }),
  ];
}

function outOfDraft(draft: Draft, clean: Clean): void {
  const { row } = draft;
  if (row.triageReason) row.triageReason = cutText(clean(row.triageReason), REASON_STORED);
  if (row.askedWhat !== null) {
    const asked = JSON.parse(row.askedWhat) as Record<string, unknown>;
    const { reason } = asked;
    if (typeof reason === 'string') row.askedWhat = JSON.stringify({ ...asked, reason: clean(reason) });
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
      .map(([column, text]) => ({ column, text, left: clean(text) }))
      .filter(({ text, left }) => left !== text);
    const set = Object.fromEntries(entries.map(({ column, left }) => [column, left])) as Partial<
      Tables[Quoting]
    >;
    return entries.length === 0 ? [] : [update(table, { where: { id }, set })];
  });
}

function noticesWithout({ notices }: Redaction, clean: Clean): Write[] {
  return notices.flatMap(({ id, text, params }) => {
    const given = JSON.parse(params) as Record<string, string>;
    const found = Object.entries(given)
      .filter(([name]) => FREE_PARAMS.includes(name))
      .map(([name, value]) => ({ name, value, left: clean(value) }))
      .filter(({ value, left }) => left !== value);
    if (found.length === 0) return [];
    const left = Object.fromEntries(found.map((one) => [one.name, one.left]));
    const set = {
      text: found.reduce((words, one) => words.replaceAll(one.value, () => one.left), text),
      params: JSON.stringify({ ...given, ...left }),
    };
    return [update('Notice', { where: { id }, set })];
  });
}
