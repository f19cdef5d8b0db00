/** Ties uploaded photos to a case's event. A photo belongs to who took it and to one case. */
import type { PhotoView } from '@gridline/shared/complaint.ts';
import { update, type Write } from '../db/change.ts';

export function photoWrites(given: {
  photoIds: readonly string[];
  owner: { residentId: string | null } | { staffId: string | null };
  caseId: string;
  eventSeq: number;
  kind: PhotoView['kind'];
}): Write[] {
  const { photoIds, owner, caseId, eventSeq, kind } = given;
  return [...new Set(photoIds)].map((id) =>
    update('Photo', { where: { id, caseId: null, ...owner }, set: { caseId, eventSeq, kind }, expect: 1 }),
  );
}
