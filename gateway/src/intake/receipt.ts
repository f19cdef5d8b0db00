/** What the resident holds in hand after filing. */
import type { Receipt } from '@gridline/shared/complaint.ts';
import type { Stage } from '@gridline/shared/workflow.ts';
import { asFollowed } from '../cases/many/followed.ts';
import { gridCard } from '../cases/views/gridCard.ts';
import { categoryNameOf, unitNameOf } from '../cases/names.ts';
import { nextSentence } from '../cases/views/nextSentence.ts';
import type { CaseFile } from '../db/generated/mysql/client.ts';
import type { DistrictAtlas } from '../routing/districtAtlas.ts';

const SHARED = '这件事已有人反映过，和您的一起办理。';

interface Given {
  receiptHash: string;
  atlas: DistrictAtlas;
  /** The case it was merged into at the filing. */
  lead?: CaseFile | null;
}

export function receiptOf(own: CaseFile, { receiptHash, atlas, lead = null }: Given): Receipt {
  const row = lead ? asFollowed(own, lead, false) : own;
  return {
    number: row.number,
    queryCode: row.queryCode,
    stage: own.stage as Stage,
    filedAt: row.filedAt.toISOString(),
    grid: gridCard(atlas, row.gridCode),
    unitName: unitNameOf(atlas, row.unitCode),
    categoryName: categoryNameOf(atlas, row.categoryCode),
    acceptDue: row.acceptDue?.toISOString() ?? null,
    resolveDue: row.resolveDue?.toISOString() ?? null,
    next: lead ? `${SHARED}${nextSentence(row, atlas, own.filedAt)}` : nextSentence(row, atlas, row.filedAt),
    receiptHash,
  };
}
