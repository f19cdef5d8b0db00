/** What the resident holds in hand after filing. */
import type { Receipt } from '@gridline/shared/complaint.ts';
import type { Stage } from '@gridline/shared/workflow.ts';
import { gridCard } from '../cases/gridCard.ts';
import { categoryNameOf, unitNameOf } from '../cases/names.ts';
import { nextSentence } from '../cases/nextSentence.ts';
import type { CaseFile } from '../db/generated/mysql/client.ts';
import type { DistrictAtlas } from '../routing/districtAtlas.ts';

export function receiptOf(row: CaseFile, receiptHash: string, atlas: DistrictAtlas): Receipt {
  return {
    number: row.number,
    queryCode: row.queryCode,
    stage: row.stage as Stage,
    filedAt: row.filedAt.toISOString(),
    grid: gridCard(atlas, row.gridCode),
    unitName: unitNameOf(atlas, row.unitCode),
    categoryName: categoryNameOf(atlas, row.categoryCode),
    acceptDue: row.acceptDue?.toISOString() ?? null,
    resolveDue: row.resolveDue?.toISOString() ?? null,
    next: nextSentence(row, atlas, row.filedAt),
    receiptHash,
  };
}
