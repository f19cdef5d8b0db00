/** What the house knows of a text beside the conversation: the matters and places that stand in it. */
import { suggest } from '../../categories/suggestion.ts';
import type { Atlas } from '../../routing/atlas.ts';
import type { PlaceReading } from '../../routing/reading/reading.ts';
import { readWords } from '../../routing/words.ts';

export interface Knows {
  /** Code of the category the words speak for, as far as nobody needs to look; `null` for none. */
  matter(text: string): string | null;
  place(text: string): PlaceReading;
}

export function knowsOf(atlas: Atlas): Knows {
  const readings = new Map<string, PlaceReading>();
  const matters = new Map<string, string | null>();
  return {
    matter: (text) => remembered(matters, text, () => matterOf(text, atlas)),
    place: (text) => remembered(readings, text, () => readWords({ text, placeText: '' }, atlas)),
  };
}

/** 灯也坏了 says what 灯坏了 says. */
const ALSO = /[也又都]/gu;

function matterOf(text: string, atlas: Atlas): string | null {
  for (const words of new Set([text, text.replace(ALSO, '')])) {
    const found = suggest(words, atlas);
    if (found && found.doubt === null) return found.code;
  }
  return null;
}

/** A message is looked at from several sides; each part of it is read once. */
function remembered<T>(kept: Map<string, T>, text: string, read: () => T): T {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const value = read();
  kept.set(text, value);
  return value;
}

export const namesPlace = ({ verdict }: PlaceReading): boolean => verdict !== 'none';

/** The grids or areas that the words can mean. */
function spotsOf({ candidates, areaCode }: PlaceReading): Set<string> {
  const grids = candidates.flatMap(({ gridCode }) => gridCode ?? []);
  return new Set(grids.length > 0 ? grids : [areaCode ?? '']);
}

/** Both name a place, and nothing that one can mean the other can mean as well. */
export function areApart(one: PlaceReading, other: PlaceReading): boolean {
  if (one.verdict === 'none' || other.verdict === 'none') return false;
  if (one.verdict === 'broad' || other.verdict === 'broad') return false;
  const spots = spotsOf(one);
  return [...spotsOf(other)].every((spot) => !spots.has(spot));
}

/** The same, told by the names: two numbers of one road lie apart even within a grid. */
export function nameApart(one: PlaceReading, other: PlaceReading): boolean {
  const [a, b] = [one.candidates[0]?.name, other.candidates[0]?.name];
  return a !== undefined && b !== undefined && a !== b && !a.includes(b) && !b.includes(a);
}
