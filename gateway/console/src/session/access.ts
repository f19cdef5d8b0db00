import { QUEUES, type Queue } from '@gridline/shared/queues.ts';
import type { StaffRole } from '@gridline/shared/workflow.ts';

/** Pages beside the queues. */
export const PAGES = [
  'hotline',
  'conversations',
  'callBacks',
  'inbound',
  'notices',
  'alarms',
  'figures',
  'watch',
  'hotSpots',
  'ranking',
  'report',
  'wordings',
  'places',
  'editions',
  'duties',
  'rules',
  'routing',
  'people',
] as const;
export type Page = (typeof PAGES)[number];

/** What only a level above answers or decides, and what supervision looks at. */
const ABOVE: readonly Queue[] = ['asked', 'escalated', 'dissatisfied'];
/** What a grid leader arranges. */
const OF_LEADER: readonly Queue[] = QUEUES.filter((queue) => !ABOVE.includes(queue) && queue !== 'assist');
const OF_DESK = OF_LEADER.filter((queue) => queue !== 'leaderQueue');
const WITHOUT_TRIAGE = OF_DESK.filter((queue) => queue !== 'triage');
const OF_UNIT: readonly Queue[] = WITHOUT_TRIAGE.filter((queue) => queue !== 'verify');
/** What waits for a decision comes before what runs by itself. */
const OF_SUPERVISION: readonly Queue[] = [
  'asked',
  'escalated',
  'dissatisfied',
  ...QUEUES.filter((queue) => !ABOVE.includes(queue) && queue !== 'assist'),
];

const QUEUES_OF: Record<StaffRole, readonly Queue[]> = {
  operator: OF_DESK,
  supervisor: OF_SUPERVISION,
  admin: OF_SUPERVISION,
  gridLeader: OF_LEADER,
  gridWorker: WITHOUT_TRIAGE,
  handler: OF_UNIT.flatMap((queue) => (queue === 'handle' ? [queue, 'assist' as const] : [queue])),
};

const PAGES_OF: Record<StaffRole, readonly Page[]> = {
  operator: PAGES.filter((page) => page !== 'watch' && page !== 'people'),
  supervisor: PAGES,
  admin: PAGES,
  gridLeader: ['figures', 'hotSpots', 'ranking', 'report'],
  gridWorker: ['figures', 'hotSpots'],
  handler: [],
};

const HOME_OF: Record<StaffRole, Queue> = {
  operator: 'triage',
  supervisor: 'overdue',
  admin: 'open',
  gridLeader: 'triage',
  gridWorker: 'verify',
  handler: 'accept',
};

/** The lists this role works from, in the order of the links. What is in them the gateway decides. */
export function queuesOf(role: StaffRole): readonly Queue[] {
  return QUEUES_OF[role];
}

export function pagesOf(role: StaffRole): readonly Page[] {
  return PAGES_OF[role];
}

/** What belongs together in the navigation, under the lists of cases; open from the start for those whose work it is. */
export const PAGE_GROUPS: readonly { label: string; pages: readonly Page[]; at: readonly StaffRole[] }[] = [
  {
    label: '坐席',
    pages: ['hotline', 'conversations', 'callBacks', 'inbound', 'notices', 'alarms'],
    at: ['operator'],
  },
  {
    label: '督导',
    pages: ['figures', 'ranking', 'report', 'hotSpots', 'watch'],
    at: ['supervisor', 'admin', 'gridLeader', 'gridWorker'],
  },
  {
    label: '基础数据',
    pages: ['people', 'rules', 'wordings', 'places', 'editions', 'duties', 'routing'],
    at: ['admin'],
  },
];

/** Who may change that data; the gateway decides in the end. */
export function maySetReference(role: StaffRole): boolean {
  return role === 'supervisor' || role === 'admin';
}

/** What a unit has to do, in the order in which it is looked at. */
const WORK_OF_UNIT: readonly Queue[] = ['accept', 'handle', 'assist'];

/** Where a role begins its day: a handler in the first list that has something to do. */
export function homeQueueOf(role: StaffRole, counts: Partial<Record<Queue, number>>): Queue {
  const busy = role === 'handler' ? WORK_OF_UNIT.find((queue) => (counts[queue] ?? 0) > 0) : undefined;
  return busy ?? HOME_OF[role];
}

/** Does the telephone ring on this person's screen? */
export function takesCalls(role: StaffRole): boolean {
  return PAGES_OF[role].includes('hotline');
}
