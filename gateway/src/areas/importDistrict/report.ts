/** What an import changes, in lines to read before and after it. */
import { businessGone } from './businessFit.ts';
import { newcomers } from './compose.ts';
import { FILES, type Parts } from './folder.ts';
import type { Standing } from './standing.ts';

export function reportLines(parts: Parts, standing: Standing): string[] {
  const replaced = (
    title: string,
    part: 'places' | 'units' | 'duties' | 'categories' | 'businessGrids',
  ): string =>
    line(title, part, parts[part] && `${parts[part].length} 条，替换现有的 ${standing[part].length} 条`);
  return [
    line('区域', 'areas', parts.areas && areaWords(parts.areas, standing)),
    replaced('地名', 'places'),
    replaced('单位', 'units'),
    replaced('权责', 'duties'),
    replaced('类别', 'categories'),
    line('人员', 'staff', parts.staff && staffWords(parts, standing)),
    line('设置', 'settings', parts.settings && `改动 ${Object.keys(parts.settings).join('、') || '无'}`),
    businessLine(parts, standing, replaced('业务网格', 'businessGrids')),
    line('业务网格边界', 'businessBorders', parts.businessBorders && `${parts.businessBorders.length} 个`),
  ];
}

/** Grids that lie on nothing any more go without being asked for. */
function businessLine(parts: Parts, standing: Standing, usual: string): string {
  const gone = businessGone(parts, standing);
  return gone === 0
    ? usual
    : `业务网格 ${FILES.businessGrids}：没有这个文件，现有的 ${gone} 条对应的网格不再有，会去掉`;
}

function line(title: string, part: keyof Parts, words: string | null): string {
  return `${title} ${FILES[part]}：${words ?? '没有这个文件，保持原样'}`;
}

function areaWords(areas: NonNullable<Parts['areas']>, standing: Standing): string {
  const parents = new Set(areas.map(({ value }) => value.parentCode));
  const grids = areas.filter(({ value }) => !parents.has(value.code));
  const households = grids.reduce((sum, { value }) => sum + value.households, 0);
  return `${areas.length} 个，其中网格 ${grids.length} 个、${households} 户，成为新的一版，立即生效（现有 ${standing.areas.length} 个）`;
}

function staffWords(parts: Parts, standing: Standing): string {
  const added = newcomers(parts, standing).length;
  return `新增 ${added} 位，更新 ${(parts.staff?.length ?? 0) - added} 位`;
}
