/** A case's history as a reader may see it. Residents read of offices and links, never of colleagues' notes. */
import type { PhotoView, TimelineEntry } from '@gridline/shared/complaint.ts';
import { ACTION_LABELS, ROLE_LABELS } from '@gridline/shared/labels.ts';
import type { Action, Stage, StaffRole } from '@gridline/shared/workflow.ts';
import type { CaseEvent, Photo } from '../../db/generated/mysql/client.ts';
import type { House } from '../../house.ts';
import { toldBySeq } from '../../notices/views.ts';
import { unitNameOf } from '../names.ts';
import { photoView } from './photoLinks.ts';

/** What was done so far, oldest first, and the photos of it. */
export interface History {
  events: CaseEvent[];
  photos: Photo[];
  /** How the resident was told, by the number of the step. */
  told: ReadonlyMap<number, string>;
}

/** @param teller the case whose resident was told of the steps; left out: the case itself */
export async function readHistory(house: House, caseId: string, teller?: string): Promise<History> {
  const [events, photos, told] = await Promise.all([
    house.db.read.caseEvent.findMany({ where: { caseId }, orderBy: { seq: 'asc' } }),
    house.db.read.photo.findMany({ where: { caseId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }),
    toldBySeq(house, caseId, teller),
  ]);
  return { events, photos, told };
}

/** Steps that are the office's own business. */
const INTERNAL: readonly string[] = [
  'comment',
  'classify',
  'askExtend',
  'askSuspend',
  'denyAsk',
  'handOver',
  'acceptPart',
  'returnPart',
  'dropPart',
  'review',
];

/** A re-division that leaves the grid's name as the resident knows it; a share of a limit that is not past it. */
function isUnseen({ action, note }: CaseEvent): boolean {
  return (action === 'rezone' || action === 'mark') && note === '';
}

export function residentTimeline(house: House, { events, photos, told }: History): TimelineEntry[] {
  return events
    .filter((event) => !INTERNAL.includes(event.action) && !isUnseen(event))
    .map((event) => ({
      ...entryOf(event, photosOf(house, photos.filter(forResidents), event), told),
      actor: actorForResident(house, event),
    }));
}

/** Papers of the work are the colleagues' own. */
function forResidents({ kind }: Photo): boolean {
  return kind !== 'material';
}

export function staffTimeline(
  house: House,
  { events, photos, told }: History,
  hideRating: boolean,
): (TimelineEntry & { internalNote: string })[] {
  return events.map((event) => {
    const entry = entryOf(event, photosOf(house, photos, event), told);
    const note = hideRating && event.action === 'rate' ? '已评价' : entry.note;
    return { ...entry, note, actor: actorForStaff(event), internalNote: event.internalNote };
  });
}

function entryOf(event: CaseEvent, photos: PhotoView[], told: History['told']): Omit<TimelineEntry, 'actor'> {
  const action = event.action as Action | 'file';
  return {
    seq: event.seq,
    at: event.at.toISOString(),
    action,
    label: labelOf(event),
    stage: event.toStage as Stage,
    note: event.note,
    photos,
    told: told.get(event.seq) ?? null,
  };
}

/** 裁定 is a dispatch that binds. */
function labelOf({ action, data }: CaseEvent): string {
  if (action === 'file') return '反映';
  const { binding } = JSON.parse(data) as { binding?: boolean };
  return binding ? '裁定派遣' : ACTION_LABELS[action as Action];
}

function photosOf(house: House, photos: readonly Photo[], event: CaseEvent): PhotoView[] {
  return photos.filter((photo) => photo.eventSeq === event.seq).map((photo) => photoView(house, photo));
}

function actorForResident(house: House, event: CaseEvent): string {
  if (event.actorRole === 'resident') return '您';
  if (event.actorRole === 'system') return '系统';
  if (event.actorRole === 'handler') return unitNameOf(house.atlas(), unitActing(event)) ?? '办理单位';
  return ROLE_LABELS[event.actorRole as StaffRole] ?? '工作人员';
}

/** A part is its own unit's step; what was sent back or up has no unit any more. */
function unitActing({ action, unitCode, data }: CaseEvent): string | null {
  const { unitCode: named = null } = JSON.parse(data) as { unitCode?: string | null };
  return action === 'finishPart' || action === 'sendBack' || action === 'escalate' ? named : unitCode;
}

function actorForStaff(event: CaseEvent): string {
  if (event.actorRole === 'resident' || event.actorRole === 'system') return event.actorName;
  return `${event.actorName}（${ROLE_LABELS[event.actorRole as StaffRole] ?? event.actorRole}）`;
}
