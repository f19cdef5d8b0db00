/** What those who handle ask of the level above: more time, or to let the clock stand; and the answer no. */
import { beijingMoment } from '@gridline/shared/time.ts';
import { levelAbove } from '../level.ts';
import { remind } from '../reminders/reminder.ts';
import type { Draft } from '../draft.ts';
import { laterDay } from './until.ts';
import type { Verb } from './verb.ts';

/** A request as the row keeps it while it waits. Times are ISO 8601. */
export interface Asked {
  reason: string;
  until: string;
  /** Id of who asked. */
  by: string | null;
  name: string;
  at: string;
  /** In whose hands the case was; left out by editions that did not write it. */
  unit?: string | null;
}

export const ASKED_LABELS: Readonly<Record<string, string>> = { extend: '延期', suspend: '挂账' };

/** What waits for an answer, or `null`. */
export function askedOf({ askedWhat }: { askedWhat: string | null }): Asked | null {
  return askedWhat === null ? null : (JSON.parse(askedWhat) as Asked);
}

const ask =
  (kind: 'extend' | 'suspend'): Verb =>
  (draft, given) => {
    const { row } = draft;
    const { input, person, now } = given;
    const until = laterDay(given, kind === 'extend' ? row.resolveDue : null);
    const what: Asked = {
      reason: input.reason ?? '',
      until: until.toISOString(),
      by: person.id,
      name: person.name,
      at: now.toISOString(),
      unit: row.unitCode,
    };
    Object.assign(row, { asked: kind, askedWhat: JSON.stringify(what) });
    remind(draft, {
      kind: 'asked',
      text: `${row.number}：${person.name}申请${ASKED_LABELS[kind]}到${beijingMoment(until)}，理由：${what.reason}。请答复；没有答复前时限照常计算。`,
      to: [{ supervisorsOf: levelAbove(row) }],
    });
    return { internalNote: `想到${beijingMoment(until)}，理由：${what.reason}`, data: { until: what.until } };
  };

export const askExtend = ask('extend');
export const askSuspend = ask('suspend');

/** 不同意: the reason goes to who asked; the resident is not troubled with it. */
export const denyAsk: Verb = (draft, { input }) => {
  const { asked } = draft.row;
  answerAsked(draft, `没有同意：${input.reason}`);
  return { internalNote: input.reason, data: { asked } };
};

/** The request is answered: it no longer waits, and who asked is told. */
export function answerAsked(draft: Draft, answer: string): void {
  const { row } = draft;
  const asked = askedOf(row);
  if (!asked) return;
  if (asked.by !== null)
    remind(draft, {
      kind: 'answered',
      text: `${row.number}：您申请的${ASKED_LABELS[row.asked ?? ''] ?? '事'}，上级${answer}`,
      to: [{ staff: asked.by }],
    });
  Object.assign(row, { asked: null, askedWhat: null });
}

/** Where it can be granted: elsewhere nobody waits for it. */
const ASKED_IN: readonly string[] = ['dispatched', 'handling'];

/** After a step: a request of a unit that has the case no longer, or of work that is over, lapses, and who asked hears it. */
export function lapseAsked(draft: Draft): void {
  const { row, events } = draft;
  const asked = askedOf(row);
  if (!asked || (ASKED_IN.includes(row.stage) && (asked.unit ?? row.unitCode) === row.unitCode)) return;
  const { by } = asked;
  if (by !== null && !events.some(({ actorId }) => actorId === by))
    remind(draft, {
      kind: 'askLapsed',
      text: `${row.number}：案件已经不在您单位办理中，您申请的${ASKED_LABELS[row.asked ?? ''] ?? '事'}没有得到答复，不再有效。`,
      to: [{ staff: by }],
    });
  Object.assign(row, { asked: null, askedWhat: null });
}
