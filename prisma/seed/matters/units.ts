/**
 * 权责单位: departments of the district, in each street an enforcement team and a public-order office, and the
 * offices that work by business grids.
 */
import { DISTRICT, STREETS } from '../layout/divisions.ts';

export interface UnitRow {
  code: string;
  name: string;
  areaCode: string;
}

export const DEPARTMENTS = {
  sthj: '生态环境分局',
  csgl: '城市管理局',
  zfjs: '住房和城乡建设局',
  gafj: '公安分局',
  scjg: '市场监督管理局',
  xfjy: '消防救援大队',
  rlsb: '人力资源和社会保障局',
  jtys: '交通运输局',
  swj: '水务局',
  gyfw: '公用事业服务中心',
  yllh: '园林绿化中心',
  hwzx: '环境卫生中心',
} as const;
export type DepartmentKey = keyof typeof DEPARTMENTS;

export const STREET_OFFICES = { zfd: '综合执法队', pab: '平安办' } as const;
export type StreetOfficeKey = keyof typeof STREET_OFFICES;

/** Of the district, each for some business grids. */
export const POSTS = {
  hw1: '环卫作业一所',
  hw2: '环卫作业二所',
  glp: '公安分局鼓楼派出所',
  syp: '公安分局书院派出所',
} as const;
export type PostKey = keyof typeof POSTS;

/** The street's code is the district's and its serial. */
export function streetCode(index: number): string {
  return DISTRICT.code + String(index + 1).padStart(3, '0');
}

/** `<area code>-<office>`, e.g. `990104001-zfd`. */
export function unitCode(areaCode: string, office: DepartmentKey | StreetOfficeKey | PostKey): string {
  return `${areaCode}-${office}`;
}

/** The streets' offices first, in the order of the streets, then the departments, then the posts. */
export const UNITS: readonly UnitRow[] = [
  ...STREETS.flatMap((street, index) => officesOf(streetCode(index), street.name, STREET_OFFICES)),
  ...officesOf(DISTRICT.code, DISTRICT.name, DEPARTMENTS),
  ...officesOf(DISTRICT.code, DISTRICT.name, POSTS),
];

function officesOf(areaCode: string, areaName: string, offices: Readonly<Record<string, string>>): UnitRow[] {
  return Object.entries(offices).map(([key, name]) => ({
    code: `${areaCode}-${key}`,
    name: areaName + name,
    areaCode,
  }));
}
