/** By when, in front of what is to be done: `3月6日 11:00前` 签收; a day that is past is never promised. */
import { beijingMoment } from '@gridline/shared/time.ts';

function byWhen(due: Date | null, now: Date): string {
  if (!due) return '尽快';
  return due > now ? `${beijingMoment(due)}前` : '时限已过，要马上';
}

/** The two parameters of a wording that says by when: `due` alone is of wordings of earlier editions. */
export function dueWords(due: Date | null, now: Date): { due: string; by: string } {
  return { due: due ? beijingMoment(due) : '尽快', by: byWhen(due, now) };
}
