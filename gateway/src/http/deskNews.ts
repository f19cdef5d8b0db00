/** What changed for the desk since somebody looked last: words of residents, who answers by hand, alarms. */
import type { House } from '../house.ts';

export type News = 'conversations' | 'alarms';

/** Each call tells what changed since the one before; the first tells nothing. */
export function watchDesk(house: House): () => Promise<News[]> {
  const { read } = house.db;
  const before = new Map<News, string>();
  return async () => {
    const [message, taken, alarms] = await Promise.all([
      read.inboundMessage.findFirst({ orderBy: { id: 'desc' }, select: { id: true } }),
      read.conversation.findMany({
        where: { takenBy: { not: null } },
        orderBy: { phoneIndex: 'asc' },
        select: { phoneIndex: true, takenBy: true },
      }),
      read.alarm.findMany({ where: { state: 'open' }, orderBy: { id: 'asc' }, select: { id: true } }),
    ]);
    const now: [News, string][] = [
      ['conversations', JSON.stringify([message?.id, taken])],
      ['alarms', JSON.stringify(alarms)],
    ];
    const changed = now.filter(([name, is]) => before.has(name) && before.get(name) !== is);
    for (const [name, is] of now) before.set(name, is);
    return changed.map(([name]) => name);
  };
}
