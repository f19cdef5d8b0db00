import type { Queue } from '@gridline/shared/staffApi.ts';
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
  'ranking',
  'report',
  'wordings',
  'places',
  'editions',
  'duties',
  'routing',
] as const;
export type Page = (typeof PAGES)[number];

const ALL: readonly Queue[] = ['triage', 'accept', 'handle', 'verify', 'overdue', 'reopened', 'open', 'all'];
const WITHOUT_TRIAGE = ALL.filter((queue) => queue !== 'triage');
const OF_UNIT = WITHOUT_TRIAGE.filter((queue) => queue !== 'verify');

const QUEUES_OF: Record<StaffRole, readonly Queue[]> = {
  operator: ALL,
  supervisor: ALL,
  admin: ALL,
  gridLeader: ALL,
  gridWorker: WITHOUT_TRIAGE,
  handler: OF_UNIT,
};

const PAGES_OF: Record<StaffRole, readonly Page[]> = {
  operator: PAGES,
  supervisor: PAGES,
  admin: PAGES,
  gridLeader: ['figures', 'ranking', 'report'],
  gridWorker: ['figures'],
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
export const REFERENCE_PAGES: readonly Page[] = ['wordings', 'places', 'editions', 'duties', 'routing'];

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
