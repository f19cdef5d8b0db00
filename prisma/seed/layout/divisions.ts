/** The division of the district: every area with its parent and its number of grids; codes follow the order. */

/** Not an assigned division code. */
export const DISTRICT = { code: '990104', name: '临江区', city: '云津市' } as const;

export interface StreetPlan {
  name: string;
  /** In the landscape's words, for choosing its names. */
  communities: readonly { name: string; grids: number }[];
}

export const STREETS: readonly StreetPlan[] = [
  {
    name: '港西街道',
    communities: [
      { name: '水景社区', grids: 7 },
      { name: '渔港社区', grids: 6 },
      { name: '盐仓社区', grids: 7 },
    ],
  },
  {
    name: '城中街道',
    communities: [
      { name: '鼓楼社区', grids: 7 },
      { name: '书院社区', grids: 7 },
      { name: '东门社区', grids: 6 },
    ],
  },
  {
    name: '站北街道',
    communities: [
      { name: '站前社区', grids: 7 },
      { name: '柳河社区', grids: 6 },
      { name: '桃园社区', grids: 7 },
    ],
  },
];
