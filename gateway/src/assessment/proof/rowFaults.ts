/** The rows of open cases, from which 在办, 超期 and 挂账 are counted, compared with their histories. Only reads. */
import { beijingDay } from '@gridline/shared/time.ts';
import { isOpen, type Stage } from '@gridline/shared/workflow.ts';
import type { Calendar } from '../../cases/clocks/deadlines.ts';
import type { Database } from '../../db/database.ts';
import type { CaseFile } from '../../db/generated/mysql/client.ts';
import type { Bundle } from '../../privacy/history/caseFault.ts';
import { readLife } from '../../routing/districtAtlas.ts';
import { rowFault } from './rowFault.ts';

export interface RowFault {
  /** Of the newest step. */
  day: string;
  what: string;
}

/** What limits are counted by. */
export interface Hours {
  calendar: Calendar;
  hoursChangedAt: Date | null;
}

export async function hoursOf(db: Database): Promise<Hours> {
  const [{ calendar }, changed] = await Promise.all([
    readLife(db),
    db.read.auditEntry.findFirst({
      where: { action: 'life-settings' },
      orderBy: { at: 'desc' },
      select: { at: true },
    }),
  ]);
  return { calendar, hoursChangedAt: changed?.at ?? null };
}

/** @returns by case the first column that differs, and how many open cases were compared */
export async function rowFaults(
  db: Database,
  bundles: readonly Bundle[],
  hours: Hours,
): Promise<{ open: number; faults: Map<string, RowFault> }> {
  // A case is looked at that is open by its history, or shows itself as open.
  const open = bundles.filter(({ events, row }) => stands(events.at(-1)?.toStage) || stands(row?.stage));
  const ids = open.map(({ caseId }) => caseId);
  const rows = ids.length > 0 ? await db.read.caseFile.findMany({ where: { id: { in: ids } } }) : [];
  const byId = new Map(rows.map((row) => [row.id, row]));
  const faults = new Map<string, RowFault>();
  for (const bundle of open) {
    const what = faultOf(bundle, byId.get(bundle.caseId), hours);
    const at = bundle.events.at(-1)?.at ?? bundle.row?.filedAt ?? new Date(0);
    if (what) faults.set(bundle.caseId, { day: beijingDay(at), what });
  }
  return { open: open.length, faults };
}

const stands = (stage: string | undefined): boolean => stage !== undefined && isOpen(stage as Stage);

function faultOf({ events }: Bundle, row: CaseFile | undefined, hours: Hours): string | null {
  const last = events.at(-1);
  if (!row) return '历史里是在办，案件本身不见了。';
  if (!last) return '案件是在办，历史里没有。';
  if (row.version !== last.seq) return `案件上记着有 ${row.version} 步，历史里有 ${last.seq} 步。`;
  if (row.stage !== last.toStage || stands(last.toStage)) return rowFault({ events, row, ...hours });
  return null;
}
