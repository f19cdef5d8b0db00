/**
 * Whose duty is what: ordered rows, the first that fits wins. 其他 is left out on purpose, so that what has
 * no unit is seen in the triage queue.
 */
import { DISTRICT, STREETS } from '../layout/divisions.ts';
import { DRUM_TOWER_GRID } from './businessGrids.ts';
import { GROUPS } from './categoryTable.ts';
import {
  DEPARTMENTS,
  streetCode,
  STREET_OFFICES,
  unitCode,
  type DepartmentKey,
  type PostKey,
  type StreetOfficeKey,
} from './units.ts';

export interface DutyRow {
  position: number;
  categoryCode: string;
  /** The area and everything below it. */
  areaCode: string;
  /** Level at which the case stands, 0 the district; null for any. */
  level: number | null;
  /** Code of a business grid; null for any. */
  businessGrid: string | null;
  unitCode: string;
}

/** The community around the station, where the transport office has its own post. */
const STATION_COMMUNITY = '990104003001';

/** Exceptions, before all general rows. */
const EXCEPTIONS: readonly { category: string; areaCode: string; office: DepartmentKey }[] = [
  { category: '机动车乱停放', areaCode: STATION_COMMUNITY, office: 'jtys' },
  { category: '占道经营', areaCode: STATION_COMMUNITY, office: 'csgl' },
];

/** Rows that name a business grid, and what goes to the district once a street has it in hand. */
const SPECIAL: readonly {
  categories: string;
  areaCode?: string;
  level?: number;
  businessGrid?: string;
  office: DepartmentKey | PostKey;
}[] = [
  { categories: '道路不洁 垃圾箱满溢', businessGrid: 'HW-1', office: 'hw1' },
  { categories: '道路不洁 垃圾箱满溢', businessGrid: 'HW-2', office: 'hw2' },
  { categories: '道路不洁 垃圾箱满溢', businessGrid: 'HW-3', office: 'hw2' },
  { categories: '机动车乱停放', areaCode: DRUM_TOWER_GRID, businessGrid: 'JW-21', office: 'syp' },
  { categories: '机动车乱停放', areaCode: DRUM_TOWER_GRID, businessGrid: 'JW-22', office: 'glp' },
  { categories: '违法建设', level: 1, office: 'zfjs' },
];

/** The office for each matter: one of the district's, or each street's own. */
const OFFICES: Readonly<Record<DepartmentKey | StreetOfficeKey, string>> = {
  zfd: '油烟废气 乱堆杂物 非法小广告 占道经营 店外经营 无照经营游商 违法建设 非机动车乱停放',
  pab: '噪声扰民 邻里纠纷 群租 物业纠纷 飞线充电 犬只扰民',
  hwzx: '暴露垃圾 积存垃圾渣土 道路不洁 垃圾箱满溢',
  sthj: '河道污染',
  swj: '污水外溢 道路积水',
  csgl: '施工扰民 路灯不亮 井盖缺损',
  zfjs: '工地扬尘 道路破损 房屋安全隐患',
  gyfw: '停水停电 燃气隐患 供暖不热',
  yllh: '绿化养护',
  gafj: '机动车乱停放',
  jtys: '黑车 交通设施损坏',
  xfjy: '占用消防通道 消防设施缺损 电梯困人',
  scjg: '电梯故障',
  rlsb: '欠薪',
};

/** At every level and in every business grid. */
const ANYWHERE = { level: null, businessGrid: null } as const;

export const DUTIES: readonly DutyRow[] = [
  ...EXCEPTIONS.map(({ category, areaCode, office }) => ({
    categoryCode: categoryCode(category),
    areaCode,
    unitCode: unitCode(DISTRICT.code, office),
    ...ANYWHERE,
  })),
  ...SPECIAL.flatMap(({ categories, areaCode = DISTRICT.code, office, ...special }) =>
    categories.split(' ').map((category) => ({
      categoryCode: categoryCode(category),
      areaCode,
      unitCode: unitCode(DISTRICT.code, office),
      ...ANYWHERE,
      ...special,
    })),
  ),
  ...general(
    Object.keys(STREET_OFFICES) as StreetOfficeKey[],
    STREETS.map((_, index) => streetCode(index)),
  ),
  ...general(Object.keys(DEPARTMENTS) as DepartmentKey[], [DISTRICT.code]),
].map((duty, index) => ({ position: (index + 1) * 10, ...duty }));

function general(
  offices: readonly (DepartmentKey | StreetOfficeKey)[],
  areaCodes: readonly string[],
): Omit<DutyRow, 'position'>[] {
  return offices.flatMap((office) =>
    OFFICES[office].split(' ').flatMap((category) =>
      areaCodes.map((areaCode) => ({
        categoryCode: categoryCode(category),
        areaCode,
        unitCode: unitCode(areaCode, office),
        ...ANYWHERE,
      })),
    ),
  );
}

function categoryCode(name: string): string {
  const entry = GROUPS.flatMap(({ entries }) => entries).find(([, entryName]) => entryName === name);
  if (!entry) throw new Error(`The table of categories has no ${name}; correct the table of duties.`);
  return entry[0];
}
