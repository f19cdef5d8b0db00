/** What an import of place names changes, and what somebody should look at, in lines to read. */
import type { AreaIndex } from '../../areas/areaIndex.ts';
import type { PlaceName } from '../../db/generated/mysql/client.ts';
import { normaliseName } from '../text/normalise.ts';
import { gridOf, type Plan } from './plan.ts';

const EXAMPLES = 8;

export function reportLines(plan: Plan, areas: AreaIndex): string[] {
  const { added, changed, same, gone, kept } = plan;
  const after = [...added, ...changed, ...same, ...kept];
  const outside = after.filter((row) => gridOf(row, areas) === null).map(({ name }) => name);
  const repeated = repeatedNames(after);
  const colliding = collidingAliases(after);
  return [
    `新增 ${added.length} 条，改动 ${changed.length} 条，不变 ${same.length} 条，删去 ${gone.length} 条，文件里没有、保留 ${kept.length} 条；导入后共 ${after.length} 条`,
    ...told('不在任何网格里', outside, '这些地名能认出来，但派不到网格'),
    ...told('有几处同名', repeated, '诉求里只写名称时会请居民选是哪一处'),
    ...told('别名与别处的名称相同', colliding, '只写这个词时两处都可能，请核对'),
  ];
}

function told(what: string, found: readonly string[], meaning: string): string[] {
  if (found.length === 0) return [];
  const more = found.length > EXAMPLES ? '……' : '';
  return [`${what}：${found.length} 个（${found.slice(0, EXAMPLES).join('、')}${more}）；${meaning}`];
}

/** Sections of one road have one name by right. */
function repeatedNames(rows: readonly PlaceName[]): string[] {
  const counts = new Map<string, number>();
  for (const { name, numberFrom, numberTo } of rows)
    if (numberFrom === null && numberTo === null) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].flatMap(([name, count]) => (count > 1 ? [`${name}×${count}`] : []));
}

function collidingAliases(rows: readonly PlaceName[]): string[] {
  const names = new Map(rows.map(({ name }) => [normaliseName(name), name]));
  return rows.flatMap(({ name, aliases }) =>
    aliases === '[]'
      ? []
      : (JSON.parse(aliases) as string[]).flatMap((alias) => {
          const other = names.get(normaliseName(alias));
          return other === undefined || other === name ? [] : [`${name}的“${alias}”`];
        }),
  );
}
