/** Kinds of places as lists of names write them, in Chinese or English. */
import { PLACE_KINDS, type PlaceKind } from '@gridline/shared/routingApi.ts';

const WORDS: Readonly<Record<PlaceKind, readonly string[]>> = {
  estate: ['小区', '住宅小区', '居民小区', '住宅区', '楼盘', '社区小区', '公寓'],
  road: ['路', '街', '巷', '弄', '道路', '街道路', '街巷', '街路巷', 'street', 'lane'],
  school: ['学校', '幼儿园', '小学', '中学', '大学'],
  market: ['市场', '菜市场', '农贸市场', '商场', '超市', '商店'],
  station: ['车站', '公交站', '公交站点', '地铁站', '火车站', '汽车站', '码头'],
  building: ['楼栋', '楼宇', '大厦', '建筑', '楼', '门牌', '商铺'],
  unit: ['单位', '机构', '公司', '企业', '企事业单位', 'company', '医院'],
  park: ['公园', '广场', '景点', '绿地'],
  village: ['村', '村庄', '自然村', '村组', '行政村'],
  crossing: ['路口', '交叉口', '十字路口', '道口', 'intersection'],
  other: ['其他', '其它'],
};
const BY_WORD = new Map(
  PLACE_KINDS.flatMap((kind): [string, PlaceKind][] => [
    [kind, kind],
    ...WORDS[kind].map((word): [string, PlaceKind] => [word, kind]),
  ]),
);

/** `null` for a word that is no kind. */
export function kindOfPlace(word: string): PlaceKind | null {
  return BY_WORD.get(word.trim().toLowerCase()) ?? null;
}

/** The first word of every kind, to name them to whoever fills in a table. */
export const KIND_WORDS: readonly string[] = PLACE_KINDS.flatMap((kind) => WORDS[kind][0] ?? []);
