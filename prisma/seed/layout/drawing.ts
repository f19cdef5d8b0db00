/**
 * The district as drawn by hand, in metres on a sheet of about 6 km × 5 km, x to the east, y to the north:
 * the great river in the south, hills around, a stream, a railway and main roads as borders.
 */
import type { Stroke } from './strokes.ts';

export type Sketch = readonly (readonly [x: number, y: number])[];

/** Counter-clockwise, from the south-west corner. */
export const SHORE: Sketch = [
  [90, 1020],
  [460, 620],
  [980, 340],
  [1500, 190],
  [2050, 60],
  [2620, 0],
  [3200, 80],
  [3800, 250],
  [4400, 290],
  [4950, 170],
  [5480, 300],
  [5820, 640],
];

export const HILLS: Sketch = [
  [5820, 640],
  [5740, 1250],
  [5960, 1800],
  [5880, 2350],
  [5630, 2800],
  [5810, 3300],
  [5700, 3850],
  [5340, 4220],
  [5040, 4640],
  [4480, 4730],
  [3950, 4960],
  [3350, 4790],
  [2800, 4890],
  [2250, 4640],
  [1700, 4720],
  [1150, 4430],
  [780, 4090],
  [430, 3650],
  [240, 3150],
  [340, 2600],
  [70, 2050],
  [0, 1500],
  [90, 1020],
];

export interface MainLine {
  /** Of the road or water; roads get house numbers. */
  name: string;
  stroke: Stroke;
  /** The area it divides and the areas on both sides of its direction. */
  cuts: string;
  left: string;
  right: string;
  sketch: Sketch;
}

/** In the order of cutting. 河东 is no area of its own, only what lies east of the stream. */
export const MAIN_LINES: readonly MainLine[] = [
  {
    name: '清溪河',
    stroke: 'river',
    cuts: '临江区',
    left: '河东',
    right: '港西街道',
    sketch: [
      [2330, 5200],
      [2260, 4550],
      [2470, 3950],
      [2240, 3350],
      [2060, 2780],
      [2210, 2250],
      [1990, 1700],
      [1840, 1100],
      [1990, 500],
      [1900, -250],
    ],
  },
  {
    name: '铁路',
    stroke: 'road',
    cuts: '河东',
    left: '站北街道',
    right: '城中街道',
    sketch: [
      [1800, 2560],
      [2700, 2760],
      [3600, 2830],
      [4500, 2700],
      [5300, 2480],
      [6300, 2420],
    ],
  },
  {
    name: '港前路',
    stroke: 'road',
    cuts: '港西街道',
    left: '盐仓社区',
    right: '港区',
    sketch: [
      [-200, 2860],
      [600, 2960],
      [1300, 2810],
      [1900, 2930],
      [2600, 3040],
    ],
  },
  {
    name: '沿港西路',
    stroke: 'road',
    cuts: '港区',
    left: '水景社区',
    right: '渔港社区',
    sketch: [
      [1140, 3200],
      [1090, 2700],
      [1000, 2150],
      [1040, 1500],
      [1130, 950],
      [1090, 300],
      [1050, -100],
    ],
  },
  {
    name: '中山路',
    stroke: 'road',
    cuts: '城中街道',
    left: '城中东片',
    right: '鼓楼社区',
    sketch: [
      [3380, 3200],
      [3290, 2350],
      [3400, 1600],
      [3290, 900],
      [3400, -200],
    ],
  },
  {
    name: '建设路',
    stroke: 'road',
    cuts: '城中东片',
    left: '东门社区',
    right: '书院社区',
    sketch: [
      [4560, 3200],
      [4690, 2200],
      [4560, 1500],
      [4680, 700],
      [4610, -100],
    ],
  },
  {
    name: '站北大道',
    stroke: 'road',
    cuts: '站北街道',
    left: '站北西片',
    right: '桃园社区',
    sketch: [
      [4220, 2200],
      [4300, 3300],
      [4160, 4000],
      [4290, 5300],
    ],
  },
  {
    name: '朝阳路',
    stroke: 'road',
    cuts: '站北西片',
    left: '柳河社区',
    right: '站前社区',
    sketch: [
      [1900, 3870],
      [2700, 3800],
      [3500, 3930],
      [4700, 3850],
    ],
  },
];
