/**
 * Names that nearly stand in a text: the same sounds in other characters, or one character changed, missing,
 * added or swapped with its neighbour. For every name the index holds its sounds, itself, and itself with one
 * character left out; a stretch of text meets it with one of its own left out (deletion neighbourhood).
 */
import { soundOf } from '../chinese/hanzi.ts';
import type { Slices } from '../slices.ts';
import { draftHashLists, type HashLists } from './hashLists.ts';
import {
  ANY_BEGIN,
  ANY_END,
  BEGINS,
  BEGINS_WITHOUT,
  ENDS,
  ENDS_WITHOUT,
  KNOWN,
  makeNameEdges,
  type NameEdges,
} from './nameEdges.ts';
import { compare, stemLength, type Slip } from './slips.ts';
import { hashPrefixes, hashWithout, NONE } from './stretchHash.ts';

export interface NearName {
  readonly form: number;
  readonly start: number;
  readonly end: number;
  readonly slip: Slip;
  /** Index in the name of the character that differs; 0 for `sound`. */
  readonly at: number;
}

export interface NearNames {
  /**
   * All near names in a stretch of normalised text; exact ones are left out.
   * @param covered only names that stand over all of these positions
   */
  find(text: string, from: number, to: number, covered?: { start: number; end: number }): NearName[];
}

export interface NearNamesDraft {
  /**
   * @param name normalised; one of another length than 3–10 is not looked for
   * @param kinds.sounds to look for it by its sounds
   * @param kinds.shapes to look for it with one slip of any kind: for names that were listed by people
   */
  add(name: string, form: number, kinds: { sounds: boolean; shapes: boolean }): void;
  /** @param textOf the name that was added under this number */
  finish(textOf: (form: number) => string): Slices<NearNames>;
}

interface Tables {
  readonly textOf: (form: number) => string;
  readonly shapes: HashLists;
  readonly sounds: HashLists;
  readonly units: NameEdges;
  readonly heard: NameEdges;
}

const SHORTEST = 3;
const LONGEST = 10;
/** A stem of two characters is all there is to know a name by: it may not differ. */
const SHORTEST_STEM = 3;

export function draftNearNames(): NearNamesDraft {
  const shapes = draftHashLists();
  const sounds = draftHashLists();
  const units = makeNameEdges();
  const heard = makeNameEdges();
  const scratch = new Int32Array(LONGEST + 1);
  return {
    add: (name, form, kinds) => {
      const { length } = name;
      if (length < SHORTEST || length > LONGEST) return;
      if (kinds.sounds) {
        heard.add(name, soundOf, NONE);
        sounds.add(hashWithout(hashPrefixes(name, 0, length, soundOf, scratch), 0, length, NONE), form);
      }
      if (!kinds.shapes) return;
      const prefixes = hashPrefixes(name, 0, length, plainUnit, scratch);
      const stem = stemLength(name);
      const first = stem >= SHORTEST_STEM ? 0 : stem;
      units.add(name, plainUnit, NONE);
      shapes.add(hashWithout(prefixes, 0, length, NONE), form);
      for (let at = first; at < length; at++) {
        if (at < 2 || at >= length - 2) units.add(name, plainUnit, at);
        shapes.add(hashWithout(prefixes, 0, length, at), form);
      }
    },
    *finish(textOf) {
      const tables: Tables = {
        textOf,
        units,
        heard,
        shapes: yield* shapes.finish(),
        sounds: yield* sounds.finish(),
      };
      return makeNearNames(tables);
    },
  };
}

/** Apart from the making, so that it keeps nothing else alive. */
function makeNearNames(tables: Tables): NearNames {
  return { find: (text, from, to, covered) => find(tables, { text, from, to, covered }) };
}

interface Search {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly covered: { readonly start: number; readonly end: number } | undefined;
}

function find(tables: Tables, { text, from, to, covered }: Search): NearName[] {
  const length = to - from;
  const lastStart = Math.min(length - SHORTEST, covered ? covered.start - from : length);
  const firstEnd = covered ? covered.end - from : 0;
  const found: NearName[] = [];
  if (lastStart < 0) return found;
  const { shapes, sounds, units, heard } = tables;
  const soundFlags = heard.of(text, from, to, soundOf);
  const shapeFlags = units.of(text, from, to, plainUnit);
  const sound = hashPrefixes(text, from, to, soundOf);
  const shape = hashPrefixes(text, from, to, plainUnit);
  let start = covered ? Math.max(0, firstEnd - LONGEST - 1) : 0;
  let end = 0;
  const visit = (form: number): void => {
    if (alreadyFound(found, form, from + start, from + end)) return;
    const slip = compare(tables.textOf(form), text, from + start, from + end);
    if (slip !== null)
      found.push({ form, start: from + start, end: from + end, slip: slip.slip, at: slip.at });
  };
  const lookBySound = (last: number): void => {
    for (end = start + 1; end <= last; end++) {
      const flags = soundFlags[end - 1] as number;
      if ((flags & KNOWN) === 0) return;
      if (end < firstEnd || end - start < SHORTEST || (flags & ENDS) === 0) continue;
      sounds.each(hashWithout(sound, start, end, NONE), visit);
    }
  };
  const lookByShape = (begins: number, last: number): void => {
    let strange = NONE;
    for (end = start + 1; end <= last; end++) {
      const ends = shapeFlags[end - 1] as number;
      if ((ends & KNOWN) === 0) {
        // Two units that no name has are two slips.
        if (strange !== NONE) return;
        strange = end - 1;
      }
      if (end < firstEnd || end - start < SHORTEST || (ends & ANY_END) === 0) continue;
      if (strange === NONE && begins & BEGINS && ends & ENDS)
        shapes.each(hashWithout(shape, start, end, NONE), visit);
      const lastOut = strange === NONE ? end - 1 : strange;
      for (let at = strange === NONE ? start : strange; at <= lastOut; at++) {
        const first = at - start < 2 ? BEGINS_WITHOUT << (at - start) : BEGINS;
        const final = end - 1 - at < 2 ? ENDS_WITHOUT << (end - 1 - at) : ENDS;
        if (begins & first && ends & final) shapes.each(hashWithout(shape, start, end, at), visit);
      }
    }
  };
  for (; start <= lastStart; start++) {
    const last = Math.min(length, start + LONGEST + 1);
    if ((soundFlags[start] as number) & BEGINS) lookBySound(last);
    const begins = shapeFlags[start] as number;
    if (begins & ANY_BEGIN) lookByShape(begins, last);
  }
  return found;
}

function alreadyFound(found: readonly NearName[], form: number, start: number, end: number): boolean {
  return found.some((near) => near.form === form && near.start === start && near.end === end);
}

function plainUnit(unit: number): number {
  return unit;
}
