/** With which names of areas the names of places begin; residents leave them away. */
import type { Beginnings } from './nameForms.ts';
import { normaliseName } from '../text/normalise.ts';

interface NamedArea {
  readonly name: string;
  readonly level: number;
}

/** So many names must begin with an unknown district for it to be one. */
const LEAST_NAMES = 3;
/** A district, its city, its county. */
const MOST_BEGINNINGS = 3;
const RANKED = /^(.{2,3}?[市区县旗])(?=.{2})/u;
const RANK_OF_AREA = /(?:街道办事处|街道|社区居委会|社区|村委会|镇|乡)$/u;

export function beginningsOf(areas: readonly NamedArea[], places: readonly { name: string }[]): Beginnings {
  const top = Math.min(...areas.map(({ level }) => level));
  const named = areas.filter(({ level }) => level === top).map(({ name }) => normaliseName(name));
  const districts = named.filter((name) => /[市区县旗]$/u.test(name));
  const known = districts.length > 0 ? districts : commonBeginning(places);
  const lower = areas.filter(({ level }) => level > top).map(({ name }) => normaliseName(name));
  return {
    districts: known.flatMap((name) => [name, name.slice(0, -1)]).filter(({ length }) => length >= 2),
    areas: new Set(lower.map((name) => name.replace(RANK_OF_AREA, '')).filter(({ length }) => length >= 2)),
  };
}

/** 青屿区 of 青屿区人民医院, 青屿区实验小学 …: what several names begin with, where no area tells. */
function commonBeginning(places: readonly { name: string }[]): string[] {
  const counts = new Map<string, number>();
  for (const { name } of places) {
    const beginning = RANKED.exec(name)?.[1];
    if (beginning !== undefined && !/[小社校园院]区$/u.test(beginning))
      counts.set(beginning, (counts.get(beginning) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= LEAST_NAMES)
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_BEGINNINGS)
    .map(([name]) => normaliseName(name));
}
