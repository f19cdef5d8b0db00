import type { CallerCard } from '@gridline/shared/staffApi.ts';

/** What the events tell of a call; of one that ended only that it did. */
export type CallNews = CallerCard | (Pick<CallerCard, 'callId'> & { state: 'ended' });

/** The calls on screen after one more piece of news: the newest first, one card for each call. */
export function withCall(calls: readonly CallerCard[], news: CallNews): CallerCard[] {
  const known = calls.find((card) => keyOf(card) === keyOf(news));
  if (news.state === 'ended') {
    return calls.map((card) => (card === known ? { ...card, state: 'ended' } : card));
  }
  return [news, ...calls.filter((card) => card !== known)];
}

export function keyOf(card: Pick<CallerCard, 'callId'> & { phone?: string }): string {
  return card.callId ?? card.phone ?? '';
}
