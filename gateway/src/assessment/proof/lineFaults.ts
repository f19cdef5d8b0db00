/** Lines of a case compared with what its history says. Pure. */
import { MEASURE_LABELS } from '@gridline/shared/measures.ts';
import type { Birth, Happening, Line } from '../lines/line.ts';
import { linesOf } from '../lines/linesOf.ts';

export interface LineFault {
  day: string;
  what: string;
}

type StoredLine = Omit<Line, 'measure'> & { measure: string };

const FIELDS = {
  n: '数目',
  day: '日期',
  minutes: '用时',
  areaPath: '区域',
  unitCode: '单位',
  personId: '人员',
  categoryCode: '类别',
  channel: '渠道',
  reasonCode: '原因',
  caseId: '案件',
  measure: '指标',
} as const satisfies Record<Exclude<keyof StoredLine, 'id'>, string>;

interface Given {
  /** The whole history, oldest first. */
  events: readonly Happening[];
  birth?: Birth | undefined;
  stored: readonly StoredLine[];
  /** Events before it have their lines; of later ones they may still be missing. */
  settled: Date;
}

/** In order of the history; what no event made comes last. */
export function lineFaults({ events, birth, stored, settled }: Given): LineFault[] {
  const found = new Map(stored.map((line) => [line.id, line]));
  const late = new Set(events.filter(({ at }) => at >= settled).map(({ id }) => id));
  const faults: LineFault[] = [];
  for (const line of linesOf(events, birth)) {
    const there = found.get(line.id);
    found.delete(line.id);
    const name = `“${MEASURE_LABELS[line.measure]}”这一笔`;
    if (!there) {
      if (!late.has(line.id.split(':')[0] ?? '')) faults.push({ day: line.day, what: `${name}不见了。` });
      continue;
    }
    const wrong = (Object.keys(FIELDS) as (keyof typeof FIELDS)[]).find(
      (field) => there[field] !== line[field],
    );
    if (wrong)
      faults.push({
        day: line.day,
        what: `${name}的${FIELDS[wrong]}被改过：历史里是“${line[wrong] ?? '无'}”，现在是“${there[wrong] ?? '无'}”。`,
      });
  }
  for (const { day, measure } of found.values())
    faults.push({
      day,
      what: `多出一笔“${(MEASURE_LABELS as Record<string, string>)[measure] ?? measure}”，历史里没有。`,
    });
  return faults;
}
