/** A case in a list. */
import type { CaseSummary } from '@gridline/shared/complaint.ts';
import { STAGE_LABELS, type Channel } from '@gridline/shared/labels.ts';
import { cutText } from '@gridline/shared/text.ts';
import { isOpen, type Stage } from '@gridline/shared/workflow.ts';
import type { CaseFile, Prisma } from '../../db/generated/mysql/client.ts';
import type { House } from '../../house.ts';
import { categoryNameOf, gridNameOf, unitNameOf } from '../names.ts';

/** What a case in a list is made of, and what its veil asks. */
export const SUMMARY = {
  id: true,
  number: true,
  stage: true,
  text: true,
  categoryCode: true,
  placeText: true,
  gridCode: true,
  unitCode: true,
  channel: true,
  filedAt: true,
  due: true,
  suspendedUntil: true,
  reopened: true,
  confidential: true,
  contactName: true,
} as const satisfies Prisma.CaseFileSelect;
export type SummaryRow = Pick<CaseFile, keyof typeof SUMMARY>;

export function summaryOf(
  house: House,
  row: SummaryRow,
  labels: Record<Stage, string> = STAGE_LABELS,
): CaseSummary {
  const atlas = house.atlas();
  const stage = row.stage as Stage;
  const due = isOpen(stage) && !row.suspendedUntil ? row.due : null;
  return {
    number: row.number,
    stage,
    stageLabel: labels[stage],
    text: cutText(row.text, 120),
    categoryCode: row.categoryCode,
    categoryName: categoryNameOf(atlas, row.categoryCode),
    placeText: row.placeText,
    gridName: gridNameOf(atlas, row.gridCode),
    unitName: unitNameOf(atlas, row.unitCode),
    channel: row.channel as Channel,
    filedAt: row.filedAt.toISOString(),
    due: due?.toISOString() ?? null,
    overdue: due !== null && due < house.clock.now(),
    reopened: row.reopened,
  };
}
