/** Parents where each level has a file or a number of its own: by how codes begin, else by where areas lie. */
import { buildAreaIndex } from '../areaIndex.ts';
import { interiorPoint } from './interiorPoint.ts';
import type { RawArea, TellOf } from './mapping.ts';

type Linked = RawArea & { parentCode: string | null };

export function linkTiers(areas: readonly Linked[], tell: TellOf): Linked[] {
  const tierOf = ({ level, fileNumber }: RawArea): number => level ?? fileNumber;
  const tiers = [...new Set(areas.map(tierOf))].sort((a, b) => a - b);
  const members = tiers.map((tier) => areas.filter((area) => tierOf(area) === tier));
  return members.flatMap((tier, at) => {
    const above = members[at - 1];
    return above ? linkTier(tier, above, tell) : tier;
  });
}

function linkTier(tier: readonly Linked[], above: readonly Linked[], tell: TellOf): Linked[] {
  const codes = new Set(above.map(({ code }) => code));
  const byCode = tier.map(({ code }) => beginning(code, codes));
  const parents = byCode.every((code) => code !== undefined) ? byCode : byPlace(tier, above);
  return tier.map((area, at) => {
    const parentCode = parents[at] ?? null;
    if (parentCode === null)
      tell(area.origin, `找不到${area.name}的上级：编码不以上级的编码开头，位置也不在上级的边界里。`);
    return { ...area, parentCode };
  });
}

/** The longest of the codes that this one begins with. */
function beginning(code: string, codes: ReadonlySet<string>): string | undefined {
  const beginnings = Array.from({ length: code.length - 1 }, (_, cut) => code.slice(0, -1 - cut));
  return beginnings.find((candidate) => codes.has(candidate));
}

function byPlace(tier: readonly Linked[], above: readonly Linked[]): (string | undefined)[] {
  const distinct = new Map(above.map((area) => [area.code, area]));
  const index = buildAreaIndex(
    [...distinct.values()].map(({ code, name, border }) => ({
      code,
      name,
      border,
      level: 0,
      parentCode: null,
      path: '',
      households: 0,
    })),
  );
  return tier.map(({ border }) => (border ? index.ownerOf(interiorPoint(border))?.code : undefined));
}
