/** What a member of staff may see: the own area and below, or the own unit's cases. */
import type { StaffRole } from '@gridline/shared/workflow.ts';
import type { CaseFile, Prisma, Staff } from '../db/generated/mysql/client.ts';
import { NO_BONDS, type Bonds } from './reportsTo.ts';

export interface Viewer extends Bonds {
  staff: Staff;
  role: StaffRole;
  /** Path of the area the person works for, `/a/b/`. */
  areaPath: string;
  /** True for the root of the tree, and for whoever is bound to no area: sees also what has no place yet. */
  whole: boolean;
}

export function viewerOf(staff: Staff, areaPath: string, bonds: Bonds = NO_BONDS): Viewer {
  const everything = staff.areaCode === '';
  return {
    ...bonds,
    staff,
    role: staff.role as StaffRole,
    // An area that a later edition no longer has: its own cases of old, nothing of today's.
    areaPath: areaPath || (everything ? '' : `/${staff.areaCode}/`),
    whole: everything || areaPath.split('/').filter(Boolean).length === 1,
  };
}

/** The condition on cases. Handlers see their unit's, everybody else an area's. */
export function casesInSight(viewer: Viewer): Prisma.CaseFileWhereInput {
  if (viewer.role === 'handler') return { unitCode: viewer.staff.unitCode ?? '' };
  if (viewer.whole) return {};
  return { areaPath: { startsWith: viewer.areaPath } };
}

/** A handler who worked on a case still sees it after it was passed on. */
export function sees(viewer: Viewer, row: CaseFile): boolean {
  if (viewer.role === 'handler')
    return (
      row.unitCode === viewer.staff.unitCode ||
      (JSON.parse(row.handlerIds) as string[]).includes(viewer.staff.id)
    );
  return viewer.whole || row.areaPath.startsWith(viewer.areaPath);
}

/** Who may call: the desk and supervisors always, those who handle unless the resident asked for confidence. */
export function mayCall(viewer: Viewer, row: Pick<CaseFile, 'confidential'>): boolean {
  return ['operator', 'supervisor', 'admin'].includes(viewer.role) || !row.confidential;
}

/** The handling side of a confidential case: who the resident is stays hidden, whatever unit or grid the person is of. */
export function isVeiled(viewer: Viewer, row: Pick<CaseFile, 'confidential'>): boolean {
  return !mayCall(viewer, row);
}
