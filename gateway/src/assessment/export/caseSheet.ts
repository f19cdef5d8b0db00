/** The cases behind a figure as a sheet, read a page at a time. */
import type { CaseBehind } from '@gridline/shared/figureApi.ts';
import { CHANNEL_LABELS } from '@gridline/shared/labels.ts';
import { BEIJING_OFFSET_MS } from '@gridline/shared/time.ts';
import type { House } from '../../house.ts';
import type { Viewer } from '../../staff/sight.ts';
import { casesBehind, type BehindAsked } from '../casesBehind.ts';
import type { CellValue, Sheet } from './workbook.ts';

/** More cases than a spreadsheet is read with; the sheet says when it stops there. */
const MOST = 50_000;

/** Words are as this viewer may read them: of confidential cases without who it is, of what went elsewhere none. */
export function caseSheet(house: House, viewer: Viewer, asked: Omit<BehindAsked, 'cursor'>): Sheet {
  return {
    name: '案件',
    columns: [
      { title: '编号', width: 20 },
      { title: '环节', width: 12 },
      { title: '上报时间', width: 18, shows: 'moment' },
      { title: '渠道', width: 8 },
      { title: '类别', width: 14 },
      { title: '网格', width: 22 },
      { title: '承办单位', width: 22 },
      { title: '地点', width: 28 },
      { title: '内容', width: 60 },
    ],
    rows: rowsOf(house, viewer, asked),
  };
}

async function* rowsOf(
  house: House,
  viewer: Viewer,
  asked: Omit<BehindAsked, 'cursor'>,
): AsyncIterable<CellValue[]> {
  let cursor: string | null = null;
  let written = 0;
  do {
    const { cases, next }: Awaited<ReturnType<typeof casesBehind>> = await casesBehind(house, viewer, {
      ...asked,
      cursor,
    });
    for (const one of cases) yield cellsOf(one);
    written += cases.length;
    cursor = next;
    if (cursor && written >= MOST) {
      yield [`只导出了前 ${written} 件，请缩短时间段或缩小范围再导出其余的。`];
      return;
    }
  } while (cursor);
}

function cellsOf(one: CaseBehind): CellValue[] {
  // A spreadsheet knows no zones: what stands in it is Beijing's clock.
  const filedAt = new Date(Date.parse(one.filedAt) + BEIJING_OFFSET_MS);
  if (!one.inSight) return [one.number, null, filedAt, null, null, null, null, null, one.gone];
  const { number, stageLabel, channel, categoryName, gridName, unitName, placeText, text } = one;
  const words = [categoryName, gridName, unitName, placeText, text];
  return [number, stageLabel, filedAt, CHANNEL_LABELS[channel], ...words];
}
