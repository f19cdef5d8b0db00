/** What files of borders hold, in lines to read. */
import { surfaceInWords } from '../coverage/reportLines.ts';
import { surfaceOf } from '../coverage/surface.ts';
import type { Division, DivisionArea } from './readDivision.ts';

export function divisionLines({ areas, notes }: Division): string[] {
  const levels = [...new Set(areas.map(({ level }) => level))].sort((a, b) => a - b);
  const parents = new Set(areas.map(({ parentCode }) => parentCode));
  const grids = areas.filter(({ code }) => !parents.has(code));
  const households = grids.reduce((sum, grid) => sum + grid.households, 0);
  const perLevel = levels.map((level) => {
    const members = areas.filter((area) => area.level === level);
    return `第${level + 1}级 ${members.length} 个（${members[0]?.name ?? ''}${members.length > 1 ? '等' : ''}）`;
  });
  return [
    `区域：${areas.length} 个，${perLevel.join('、')}。`,
    `网格（没有下级的区域）：${grids.length} 个，${households} 户${households === 0 ? '（没有户数，可用 --households 补上）' : ''}，${ledBy(grids)}。`,
    surfaceLine(grids),
    ...notes,
  ];
}

function ledBy(grids: readonly DivisionArea[]): string {
  const led = grids.filter(({ leader }) => leader !== null).length;
  return led > 0 ? `${led} 个有负责人` : '没有写负责人';
}

function surfaceLine(grids: readonly DivisionArea[]): string {
  const surfaces = grids.flatMap(({ border }) => (border ? surfaceOf(border) : [])).sort((a, b) => a - b);
  const total = surfaces.reduce((sum, surface) => sum + surface, 0);
  const at = (share: number): string =>
    surfaceInWords(surfaces[Math.floor(share * (surfaces.length - 1))] ?? 0);
  return `网格面积：合计 ${surfaceInWords(total)}，最小 ${at(0)}，中位 ${at(0.5)}，最大 ${at(1)}。`;
}
