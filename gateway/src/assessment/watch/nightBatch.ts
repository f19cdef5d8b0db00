/** 夜间批量办结: many cases resolved or closed by one person within half an hour of the night. Pure. */
import { beijingDay, beijingMoment } from '@gridline/shared/time.ts';
import { byPerson, casesOf, MINUTE, together, type Finding, type Work } from './finding.ts';

const LEAST = 5;
const WITHIN_MS = 30 * MINUTE;
/** Hours of Beijing: from the evening to the morning. */
const NIGHT = { from: 21, to: 6 };
const HOUR = 60 * MINUTE;

/** One flag for each person and night, with the largest batch of it. */
export function nightBatch(works: readonly Work[]): Finding[] {
  const done = works.filter(({ action, at }) => (action === 'resolve' || action === 'verify') && isNight(at));
  return [...byPerson(done)].flatMap(([personId, own]) => {
    const nights = new Map<string, Work[]>();
    for (const [start, first] of own.entries()) {
      const batch = own.slice(start).filter(({ at }) => at.getTime() - first.at.getTime() <= WITHIN_MS);
      const night = nightOf(first.at);
      if (casesOf(batch).length >= LEAST && casesOf(batch).length > casesOf(nights.get(night) ?? []).length)
        nights.set(night, batch);
    }
    return [...nights].map(([night, batch]): Finding => {
      const first = batch[0];
      return {
        kind: 'nightBatch',
        key: `nightBatch:${personId}:${night}`,
        ...together(batch),
        staffId: personId,
        detail: `${first?.personName ?? ''} 在 ${first ? beijingMoment(first.at) : ''} 起的半小时内办结了 ${casesOf(batch).length} 件。`,
      };
    });
  });
}

function isNight(at: Date): boolean {
  const hour = new Date(at.getTime() + 8 * HOUR).getUTCHours();
  return hour >= NIGHT.from || hour < NIGHT.to;
}

/** The day on which the night began. */
function nightOf(at: Date): string {
  return beijingDay(new Date(at.getTime() - NIGHT.to * HOUR));
}
