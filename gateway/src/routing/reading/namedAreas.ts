/** Which areas a text names. Several may bear one name; the rest of the text may tell which of them is meant. */
import type { AreaIndex } from '../../areas/areaIndex.ts';

/** Words that name an area, or several of the same name. */
export interface AreaMention {
  readonly codes: readonly string[];
  readonly start: number;
  readonly end: number;
  /** Where the writer lives or comes from: it says nothing of a place that is named beside it. */
  readonly aside: boolean;
  /** Named only to be ruled out: 不是石榴街道那个. */
  readonly denied: boolean;
}

export interface NamedAreas {
  /** For each name of the text what it can mean, those left out that another name rules out. */
  readonly groups: readonly (readonly string[])[];
  /** The deepest of them below the whole district; several when one name stands for several. */
  readonly deepest: readonly string[];
  /** No place that lies in these is meant. */
  readonly denied: readonly string[];
}

const NO_AREAS: NamedAreas = { groups: [], deepest: [], denied: [] };

/** 城中街道和平社区 is the one 和平社区 in that street, a bare 和平社区 may be each of them. */
export function namedAreas(all: readonly AreaMention[], areas: AreaIndex): NamedAreas {
  if (all.length === 0) return NO_AREAS;
  const mentions = all.filter(({ denied }) => !denied);
  const kept = mentions.map((mention) => {
    const others = mentions.filter((other) => other !== mention).flatMap(({ codes }) => codes);
    const confirmed = mention.codes.filter((code) => others.some((other) => isOneLine(code, other, areas)));
    return confirmed.length > 0 ? confirmed : mention.codes;
  });
  const deepest = kept.reduce<readonly string[]>(
    (best, codes) => (depthOf(codes, areas) > depthOf(best, areas) ? codes : best),
    [],
  );
  const denied = all.flatMap((mention) => (mention.denied ? mention.codes : []));
  return { groups: kept, deepest, denied };
}

function depthOf(codes: readonly string[], areas: AreaIndex): number {
  return Math.max(0, ...codes.map((code) => areas.ancestors(code).length));
}

/** Whether one lies in the other, or both are the same. */
function isOneLine(code: string, other: string, areas: AreaIndex): boolean {
  return areas.pathOf(code).includes(`/${other}/`) || areas.pathOf(other).includes(`/${code}/`);
}
