import type { BodyOf } from '@gridline/shared/endpoint.ts';
import type { AnswerTemplate, lifeApi, LifeSettings, LimitRule } from '@gridline/shared/lifeApi.ts';

type Sent = BodyOf<typeof lifeApi.changeLife>['settings'];

/** A row of the form; what is left empty may be `undefined`. */
type Loose<T> = { [K in keyof T]?: T[K] | undefined };

export interface RuleValues extends Omit<LifeSettings, 'calendar' | 'limits' | 'answers'> {
  from: string;
  to: string;
  days: { date?: string; kind?: 'work' | 'rest' }[];
  limits: Loose<LimitRule>[];
  answers: Loose<AnswerTemplate>[];
}

/** The settings as the form has them: days as rows, in the order of the calendar. */
export function valuesOf({ calendar, ...rest }: LifeSettings): RuleValues {
  const days = Object.entries(calendar.days)
    .map(([date, kind]) => ({ date, kind }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  return { ...rest, from: calendar.from, to: calendar.to, days };
}

/** The form as settings; rows that were left without a date are left out. */
export function settingsOf({ from, to, days, limits, answers, ...rest }: RuleValues): Sent {
  const named = days.flatMap(({ date, kind }) => (date && kind ? [[date, kind] as const] : []));
  return {
    ...rest,
    calendar: { from, to, days: Object.fromEntries(named) },
    limits: limits.map((row) => ({
      categoryCode: row.categoryCode ?? null,
      urgency: row.urgency ?? null,
      level: row.level ?? null,
      clock: row.clock ?? null,
      acceptMinutes: row.acceptMinutes ?? null,
      contactMinutes: row.contactMinutes ?? null,
      resolveMinutes: row.resolveMinutes ?? null,
    })),
    answers: answers.map(({ label = '', text = '', categoryCode = null }) => ({ label, text, categoryCode })),
  };
}
