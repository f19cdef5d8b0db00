/** A city that does not exist: any number of place names as Chinese cities have them, the same on every machine. */
import { makeChance, type Chance } from '../../prisma/seed/random.ts';
import type { AreaRow } from '../src/areas/areaIndex.ts';
import type { PlaceRow } from '../src/routing/names/gazetteer.ts';

export interface City {
  areas: AreaRow[];
  places: PlaceRow[];
}

const FIRST = [
  ...'金银玉翠锦华富康宁安福祥瑞吉庆丰盛荣昌泰和平顺利明光春夏秋冬梅兰竹菊桃李杏柳松柏枫桂荷莲云霞月星',
  ...'江河湖海溪泉山岭峰谷东西南北新老大长永兴建文武学书墨清碧青蓝紫红龙凤鹤鹿马虎狮天地香雅逸御景绿城观澜',
];
const SECOND = [
  ...'园苑庭居府邸湾港洲岸滨堤桥渡口塘堰坝坡岗坪坑沟坳冲湖江河溪泉山峰林森源泰安康宁福祥瑞和平顺达通利华',
  ...'丰盛荣昌隆茂兴业强民生泽润德义礼智信诚仁厚德馨雅韵悦恒辉晖阳光明星月辰云霞虹霓锦绣景秀美丽佳嘉宝珠',
];
const ESTATES =
  '小区 花园 新村 家园 苑 名邸 公寓 嘉园 华府 雅居 佳苑 华庭 国际城 天地 山庄 公馆 新城 一期 二期 住宅区';
const ROADS = '路 街 巷 大道 东路 西路 南路 北路 中路 一路 二路 横街 支路';
const SHOPS =
  '超市 便利店 大药房 烧烤店 理发店 面馆 饭店 宾馆 五金店 水果店 网吧 茶楼 洗车行 火锅店 棋牌室 幼儿托管';
const UNITS =
  '街道办事处 派出所 税务所 供电所 自来水公司 物业公司 建材厂 纺织厂 机械厂 食品公司 银行支行 卫生院 门诊部';
const list = (words: string): string[] => words.split(' ');
const SORTS: Readonly<Record<string, { share: number; kind: string; ends: readonly string[] }>> = {
  estate: { share: 0.16, kind: 'estate', ends: list(ESTATES) },
  village: { share: 0.06, kind: 'village', ends: list('村 湾 庄 寨 屯 组 咀 桥 店 畈') },
  building: { share: 0.07, kind: 'building', ends: list('大厦 广场 大楼 商务楼 中心 写字楼 商城') },
  unit: { share: 0.15, kind: 'unit', ends: list(UNITS) },
  school: { share: 0.05, kind: 'school', ends: list('小学 中学 幼儿园 实验小学 第一小学 第二中学 职业学校') },
  market: { share: 0.03, kind: 'market', ends: list('菜市场 农贸市场 建材市场 批发市场 步行街') },
  park: { share: 0.02, kind: 'park', ends: list('公园 广场 游园 湿地公园 体育公园') },
  shop: { share: 0.12, kind: 'other', ends: list(SHOPS) },
};
const CHAIN_SHARE = 0.05;
const STATION_SHARE = 0.06;
const CROSSING_SHARE = 0.03;
const CHAINS = 240;
const ORIGIN = { lng: 113, lat: 29 };
const SIDE_DEGREES = 0.6;
const GRIDS_ACROSS = 64;

export function makeCity(names: number): City {
  const chance = makeChance(300_000);
  const places: PlaceRow[] = [];
  const add = (name: string, kind: string, more: Partial<PlaceRow> = {}): void => {
    places.push({
      id: `place-${places.length}`,
      name,
      kind,
      aliases: [],
      lng: chance.between(ORIGIN.lng, ORIGIN.lng + SIDE_DEGREES),
      lat: chance.between(ORIGIN.lat, ORIGIN.lat + SIDE_DEGREES),
      gridCode: null,
      numberFrom: null,
      numberTo: null,
      side: null,
      ...more,
    });
  };
  const roads = Array.from({ length: Math.ceil(names / 50) }, () => stem(chance) + pick(chance, list(ROADS)));
  for (const { share, kind, ends } of Object.values(SORTS))
    for (let count = Math.floor(names * share); count > 0; count--) {
      const name = stem(chance) + pick(chance, ends);
      add(name, kind, { aliases: aliasesOf(chance, name) });
    }
  const chains = Array.from({ length: CHAINS }, () => stem(chance) + pick(chance, list(SHOPS)));
  for (let count = Math.floor(names * CHAIN_SHARE); count > 0; count--)
    add(`${pick(chance, chains)}（${pick(chance, roads)}店）`, 'other');
  for (let count = Math.floor(names * STATION_SHARE); count > 0; count--)
    add(`${chance.next() < 0.5 ? pick(chance, roads) : stem(chance)}公交站`, 'station');
  for (let count = Math.floor(names * CROSSING_SHARE); count > 0; count--)
    add(`${pick(chance, roads)}与${pick(chance, roads)}路口`, 'crossing');
  addSections(chance, { roads, left: names - places.length, add });
  return { areas: makeAreas(chance), places };
}

/** Every road in sections of house numbers, a third of them one side only. */
function addSections(
  chance: Chance,
  given: {
    roads: readonly string[];
    left: number;
    add: (name: string, kind: string, more: Partial<PlaceRow>) => void;
  },
): void {
  const { roads, left, add } = given;
  const perRoad = Math.ceil(left / roads.length);
  for (let count = 0; count < left; count++) {
    const from = 1 + (count % perRoad) * 40;
    const side = pick(chance, ['odd', 'even', null, null, null, null]);
    add(roads[Math.floor(count / perRoad)] ?? '', 'road', { numberFrom: from, numberTo: from + 39, side });
  }
}

export function pick<T>(chance: Chance, items: readonly T[]): T {
  return items[Math.floor(chance.next() * items.length)] as T;
}

/** Two characters, at times three. */
function stem(chance: Chance): string {
  const two = pick(chance, FIRST) + pick(chance, SECOND);
  return chance.next() < 0.3 ? two + pick(chance, SECOND) : two;
}

/** A third of all places go by another name, too: an old one, or a shorter one. */
function aliasesOf(chance: Chance, name: string): string[] {
  if (chance.next() > 0.33) return [];
  const old = `${stem(chance)}${pick(chance, ['厂宿舍', '大院', '老街', '新村', '家属院', '里'])}`;
  return chance.next() < 0.3 ? [old, name.slice(0, 3)] : [old];
}

/** District, streets, communities and grids, each grid a square. */
function makeAreas(chance: Chance): AreaRow[] {
  const rows: AreaRow[] = [];
  const add = (code: string, name: string, parent: AreaRow | null, border: AreaRow['border']): AreaRow => {
    const row = {
      code,
      name,
      level: parent ? parent.level + 1 : 0,
      parentCode: parent?.code ?? null,
      path: `${parent?.path ?? '/'}${code}/`,
      border,
      households: 300,
    };
    rows.push(row);
    return row;
  };
  const district = add('9', '临江区', null, null);
  const size = SIDE_DEGREES / GRIDS_ACROSS;
  for (let street = 0; street < 64; street++) {
    const streetRow = add(`9-${street}`, `${stem(chance)}街道`, district, null);
    for (let community = 0; community < 8; community++) {
      const name = `${stem(chance)}社区`;
      const row = add(`9-${street}-${community}`, name, streetRow, null);
      for (let grid = 0; grid < 8; grid++) {
        const [west, south] = [ORIGIN.lng + street * size, ORIGIN.lat + (community * 8 + grid) * size];
        const ring = [
          [west, south],
          [west + size, south],
          [west + size, south + size],
          [west, south + size],
          [west, south],
        ];
        const border = { type: 'Polygon' as const, coordinates: [ring] };
        add(`${row.code}-${grid + 1}`, `${name}第${grid + 1}网格`, row, border);
      }
    }
  }
  return rows;
}
