/**
 * What the office did for somebody whose case was merged: the steps of the lead while it was the lead. Neither words nor
 * photos of the lead's resident, nor its number.
 */
import type { TimelineEntry } from '@gridline/shared/complaint.ts';
import type { CaseEvent } from '../../db/generated/mysql/client.ts';
import type { House } from '../../house.ts';
import { readHistory, residentTimeline, type History } from '../views/timeline.ts';

const OFFICE: readonly string[] = [
  'register',
  'dispatch',
  'accept',
  'sendBack',
  'arrive',
  'escalate',
  'giveBack',
  'extend',
  'suspend',
  'resume',
  'resolve',
  'verify',
  'refuse',
  'reopen',
  'rezone',
];
const LEAVES: readonly string[] = ['merge', 'unmerge', 'dissent', 'withdraw'];
const WORKED: readonly string[] = ['after', 'before'];

interface Stay {
  number: string;
  from: Date;
  until: Date | null;
}

/** Own steps and, while it was merged, the office's; numbered anew in the order of time. */
export async function followedTimeline(
  house: House,
  caseId: string,
  history: History,
): Promise<TimelineEntry[]> {
  const own = residentTimeline(house, history);
  const stays = staysOf(history.events);
  if (stays.length === 0) return own;
  const others = await Promise.all(stays.map((stay) => officeSteps(house, caseId, stay)));
  return [...own, ...others.flat()]
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .map((entry, index) => ({ ...entry, seq: index + 1 }));
}

/** Where it was merged into, and how long. */
export function staysOf(events: readonly CaseEvent[]): Stay[] {
  return events.flatMap((event, index) => {
    if (event.action !== 'merge') return [];
    const { into } = JSON.parse(event.data) as { into?: string };
    const until = events.slice(index + 1).find(({ action }) => LEAVES.includes(action))?.at ?? null;
    return into ? [{ number: into, from: event.at, until }] : [];
  });
}

async function officeSteps(house: House, caseId: string, stay: Stay): Promise<TimelineEntry[]> {
  const { read } = house.db;
  const lead = await read.caseFile.findUnique({ where: { number: stay.number }, select: { id: true } });
  if (!lead) return [];
  const history = await readHistory(house, lead.id, caseId);
  const events = history.events
    .filter(
      ({ at, action }) => OFFICE.includes(action) && at >= stay.from && (!stay.until || at < stay.until),
    )
    .map(withoutTheirWords);
  const photos = history.photos.filter(({ kind }) => WORKED.includes(kind));
  return residentTimeline(house, { ...history, events, photos });
}

/** Why it is done again is the other resident's to say, or the supervisor's: that it is says nothing of this one's own. */
function withoutTheirWords(event: CaseEvent): CaseEvent {
  if (event.action !== 'reopen') return event;
  return { ...event, actorRole: 'system', note: '一起办的这件事要再办一次，已退回重新办理' };
}
