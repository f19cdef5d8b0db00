import type { PlaceKind } from '@gridline/shared/routingApi.ts';

export const KIND_LABELS: Record<PlaceKind, string> = {
  estate: '小区',
  road: '道路',
  school: '学校',
  market: '市场',
  station: '车站',
  building: '楼栋',
  unit: '单位',
  park: '公园',
  village: '村',
  crossing: '路口',
  other: '其他',
};

export const SIDE_LABELS = { odd: '单号', even: '双号', all: '单双号' } as const;

/** `1–99 单号`, or nothing where the row is the whole place. */
export function numbersOf(place: {
  numberFrom: number | null;
  numberTo: number | null;
  side: keyof typeof SIDE_LABELS | null;
}): string {
  if (place.numberFrom === null && place.numberTo === null) return '';
  const side = place.side && place.side !== 'all' ? ` ${SIDE_LABELS[place.side]}` : '';
  return `${place.numberFrom ?? ''}–${place.numberTo ?? ''}${side}`;
}
