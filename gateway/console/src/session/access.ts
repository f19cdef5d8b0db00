import { QUEUES, type Queue } from '@gridline/shared/staffApi.ts';
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
const OF_UNIT = WITHOUT_TRIAGE.filter((queue) => queue !== 'verify');
const OF_SUPERVISION = QUEUES.filter((queue) => queue !== 'assist');

const QUEUES_OF: Record<StaffRole, readonly Queue[]> = {
  operator: OF_DESK,
  supervisor: OF_SUPERVISION,
  admin: OF_SUPERVISION,
  gridLeader: OF_LEADER,
  gridWorker: WITHOUT_TRIAGE,
  handler: [...OF_UNIT, 'assist'],
};

const PAGES_OF: Record<StaffRole, readonly Page[]> = {
  operator: PAGES.filter((page) => page !== 'watch' && page !== 'people'),
  supervisor: PAGES,
  admin: PAGES,
  gridLeader: ['figures', 'hotSpots'],
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

/** Pages of the data that the house goes by. */
export const REFERENCE_PAGES: readonly Page[] = [
  'wordings',
  'places',
  'editions',
  'duties',
  'rules',
  'routing',
  'routing',
  'people',
];

/** Who may change that data; the gateway decides in the end. */
export function maySetReference(role: StaffRole): boolean {
  return role === 'supervisor' || role === 'admin';
}

/** Where a role begins its day. */
export function homeQueueOf(role: StaffRole): Queue {
  return HOME_OF[role];
}

/** Does the telephone ring on this person's screen? */
export function takesCalls(role: StaffRole): boolean {
  return PAGES_OF[role].includes('hotline');
}
