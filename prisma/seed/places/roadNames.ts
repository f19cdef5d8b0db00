/** The roads that have house numbers: borders with a side for each grid, and roads through the grids. */
import type { Sketch } from '../layout/drawing.ts';

export interface BorderRoad {
  name: string;
  /** Its line in the mesh: a main line's own name, or the face that a lane cuts. */
  line: string;
  /** The last house number. Odd numbers stand on the left of the line's direction, even ones on the right. */
  numbers: number;
  /** Where numbers do not run evenly: share of the length, number reached there. */
  milestones?: readonly (readonly [share: number, number: number])[];
}

export interface ThroughRoad {
  name: string;
  numbers: number;
  /** Metres, as in the drawing of the district. */
  sketch: Sketch;
}

export const BORDER_ROADS: readonly BorderRoad[] = [
  {
    name: '沿港西路',
    line: '沿港西路',
    numbers: 199,
    milestones: [
      [0.41, 70],
      [0.76, 150],
    ],
  },
  { name: '港前路', line: '港前路', numbers: 180 },
  { name: '中山路', line: '中山路', numbers: 320 },
  { name: '建设路', line: '建设路', numbers: 286 },
  { name: '站北大道', line: '站北大道', numbers: 248 },
  { name: '朝阳路', line: '朝阳路', numbers: 210 },
  { name: '望潮路', line: '水景社区', numbers: 96 },
  { name: '织网巷', line: '水景社区/左', numbers: 58 },
  { name: '听涛街', line: '水景社区/右', numbers: 64 },
  { name: '渔家巷', line: '渔港社区', numbers: 72 },
  { name: '船厂路', line: '渔港社区/左', numbers: 66 },
  { name: '晒盐路', line: '盐仓社区', numbers: 140 },
  { name: '盐仓东街', line: '盐仓社区/左', numbers: 88 },
  { name: '盐仓西街', line: '盐仓社区/右', numbers: 90 },
  { name: '钟鼓街', line: '鼓楼社区', numbers: 128 },
  { name: '老衙前街', line: '鼓楼社区/左', numbers: 76 },
  { name: '梧桐街', line: '鼓楼社区/右', numbers: 92 },
  { name: '书院路', line: '书院社区', numbers: 134 },
  { name: '墨香街', line: '书院社区/左', numbers: 70 },
  { name: '学府街', line: '书院社区/右', numbers: 84 },
  { name: '东门大街', line: '东门社区', numbers: 150 },
  { name: '纱厂路', line: '东门社区/左', numbers: 68 },
  { name: '城隍街', line: '东门社区/右', numbers: 62 },
  { name: '广场路', line: '站前社区', numbers: 112 },
  { name: '机务段路', line: '站前社区/左', numbers: 78 },
  { name: '客运街', line: '站前社区/右', numbers: 60 },
  { name: '柳堤路', line: '柳河社区', numbers: 118 },
  { name: '磨坊街', line: '柳河社区/右', numbers: 74 },
  { name: '桃园大道', line: '桃园社区', numbers: 160 },
  { name: '果园路', line: '桃园社区/左', numbers: 54 },
  { name: '新桥街', line: '桃园社区/右', numbers: 86 },
];

export const THROUGH_ROADS: readonly ThroughRoad[] = [
  {
    name: '解放路',
    numbers: 360,
    sketch: [
      [2080, 1520],
      [2654, 1440],
      [3325, 1520],
      [3944, 1600],
      [4589, 1480],
      [5260, 1180],
      [5640, 1150],
    ],
  },
  {
    name: '文化路',
    numbers: 220,
    sketch: [
      [2120, 900],
      [2900, 620],
      [3400, 560],
      [4000, 640],
      [4560, 700],
    ],
  },
  {
    name: '盐场路',
    numbers: 168,
    sketch: [
      [420, 3420],
      [1100, 3620],
      [1700, 3700],
      [2180, 3560],
    ],
  },
  {
    name: '迎宾路',
    numbers: 188,
    sketch: [
      [2350, 3480],
      [3000, 3560],
      [3600, 3540],
      [4200, 3480],
    ],
  },
  {
    name: '柳河路',
    numbers: 126,
    sketch: [
      [2400, 4380],
      [3000, 4350],
      [3600, 4420],
      [4120, 4350],
    ],
  },
  {
    name: '桃花路',
    numbers: 152,
    sketch: [
      [4330, 2900],
      [4900, 2960],
      [5300, 2860],
      [5620, 2900],
    ],
  },
  {
    name: '渔港路',
    numbers: 98,
    sketch: [
      [700, 2500],
      [560, 2000],
      [480, 1400],
      [640, 900],
    ],
  },
  {
    name: '水景路',
    numbers: 110,
    sketch: [
      [1800, 2560],
      [1760, 2000],
      [1740, 1500],
      [1720, 900],
      [1750, 450],
    ],
  },
  {
    name: '东湖路',
    numbers: 132,
    sketch: [
      [5500, 2200],
      [5480, 1500],
      [5420, 1000],
      [5300, 600],
    ],
  },
];
