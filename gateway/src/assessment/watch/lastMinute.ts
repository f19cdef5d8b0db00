/** 卡点办结: work that again and again is done within minutes of its limit. Pure. */
import { beijingDay } from '@gridline/shared/time.ts';
import { byPerson, casesOf, DAY, MINUTE, together, type Finding, type Work } from './finding.ts';

/** So close before the limit. */
const CLOSE_MS = 10 * MINUTE;
/** Once is chance. */
const LEAST = 3;
const WITHIN_MS = 30 * DAY;

/** One flag for each person and week. @param works of the last 30 days and of any action */
export function lastMinute(works: readonly Work[], now: Date): Finding[] {
  const close = works.filter(
    ({ action, at, resolveDue }) =>
      action === 'resolve' &&
      resolveDue !== null &&
      at <= resolveDue &&
      resolveDue.getTime() - at.getTime() <= CLOSE_MS &&
      now.getTime() - at.getTime() <= WITHIN_MS,
  );
  return [...byPerson(close)].flatMap(([personId, own]): Finding[] => {
    const last = own.at(-1);
    if (!last || casesOf(own).length < LEAST) return [];
    return [
      {
        kind: 'lastMinute',
        key: `lastMinute:${personId}:${weekOf(last.at)}`,
        ...together(own),
        staffId: personId,
        detail: `${last.personName} 30 天内有 ${casesOf(own).length} 件在到期前 10 分钟内才办结。`,
      },
    ];
  });
}

/** The Monday of the week in Beijing, `20261123`. */
export function weekOf(at: Date): string {
  const weekday = (new Date(at.getTime() + 8 * 60 * MINUTE).getUTCDay() + 6) % 7;
  return beijingDay(new Date(at.getTime() - weekday * DAY));
}
