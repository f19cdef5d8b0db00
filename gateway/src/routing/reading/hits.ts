/** Which of all names that stand in a text are meant by it: the longest, whole, and none within another. */
import type { Gazetteer, Hit } from '../names/gazetteer.ts';
import { isListed } from '../names/nameForms.ts';
import type { Normalised } from '../text/normalise.ts';

/** In the order of the text, none overlapping another, none across the end of a clause. */
export function chooseHits(normalised: Normalised, gazetteer: Gazetteer): Hit[] {
  const all = gazetteer.find(normalised.text).filter((hit) => isWhole(normalised, hit));
  return longestFirst(all.filter((hit) => !takesLamp(hit, all, normalised.text, gazetteer)));
}

/** 滨江滨江花园, 北塘的新华小区: another name follows at once. */
export function isBeforeName({ end }: Hit, chosen: readonly Hit[], text: string): boolean {
  return chosen.some(({ start }) => start === end || (start === end + 1 && text[end] === '的'));
}

/** 机务段路 in 机务段路灯, where 机务段 is a place of its own: the 路 belongs to what follows. */
function takesLamp(hit: Hit, all: readonly Hit[], text: string, gazetteer: Gazetteer): boolean {
  if (!/^路[灯面障牌边]/.test(text.slice(hit.end - 1, hit.end + 1))) return false;
  const shorter = all.find((other) => other.start === hit.start && other.end === hit.end - 1);
  return shorter !== undefined && gazetteer.targetsOf(shorter.form).some(({ origin }) => isListed(origin));
}

function isWhole(normalised: Normalised, hit: Hit): boolean {
  for (let at = hit.start + 1; at < hit.end; at++) if (normalised.breaks[at] === 2) return false;
  return true;
}

function longestFirst(hits: readonly Hit[]): Hit[] {
  const chosen: Hit[] = [];
  const order = [...hits].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  for (const hit of order)
    if (!chosen.some((other) => hit.start < other.end && other.start < hit.end)) chosen.push(hit);
  return chosen.sort((a, b) => a.start - b.start);
}
