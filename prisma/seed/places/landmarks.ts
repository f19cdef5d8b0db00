/** Places with a fixed grid: those that a newcomer tries first, and names that occur twice on purpose. */
import type { PlaceKind } from './placeRow.ts';

export interface Landmark {
  name: string;
  kind: PlaceKind;
  aliases: readonly string[];
  community: string;
  /** Serial of the grid in the community. */
  grid: number;
}

export const LANDMARKS: readonly Landmark[] = [
  { name: '水景园', kind: 'estate', aliases: ['水景园小区'], community: '水景社区', grid: 3 },
  { name: '滨江花园', kind: 'estate', aliases: ['滨花', '滨江'], community: '鼓楼社区', grid: 2 },
  // Two estates of one name in two streets: only the rest of a text can tell which.
  { name: '和平小区', kind: 'estate', aliases: ['和平里小区'], community: '书院社区', grid: 4 },
  { name: '和平小区', kind: 'estate', aliases: ['和平新区'], community: '柳河社区', grid: 2 },
  { name: '实验小学', kind: 'school', aliases: ['临江实验小学', '实小'], community: '书院社区', grid: 7 },
  { name: '中心菜市场', kind: 'market', aliases: ['中心市场', '中心菜场'], community: '鼓楼社区', grid: 6 },
  { name: '火车站', kind: 'station', aliases: ['临江火车站', '临江站'], community: '站前社区', grid: 1 },
  {
    name: '临江区政务服务中心',
    kind: 'unit',
    aliases: ['政务中心', '行政服务中心'],
    community: '书院社区',
    grid: 6,
  },
];

/** 水景园 has this many buildings, each a place of its own. */
export const BUILDINGS = { estate: '水景园', count: 12 } as const;

/** Estates with a row of shops on the ground floor. */
export const WITH_SHOPS: readonly string[] = [
  '水景园',
  '滨江花园',
  '听涛花园',
  '海云小区',
  '银滩花园',
  '锦绣江南',
  '学府花园',
  '东湖花园',
  '迎宾花园',
  '水岸名都',
  '新桥花园',
];
