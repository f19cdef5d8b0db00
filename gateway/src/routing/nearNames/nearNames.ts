/**
 * Names that nearly stand in a text: the same sounds in other characters, or one character changed, missing,
 * added or swapped with its neighbour. For every name the index holds its sounds, itself, and itself with one
 * character left out; a stretch of text meets it with one of its own left out (deletion neighbourhood).
 */
import { soundOf } from '../../chinese/hanzi.ts';
import type { Slices } from '../../slices.ts';
import { draftHashLists, type HashLists, type HashListsDraft } from './hashLists.ts';
import {
  ANY_BEGIN,
  ANY_END,
  BEGINS,
  BEGINS_WITHOUT,
  ENDS,
  ENDS_WITHOUT,
  HEARD_BITS,
  KNOWN,
  makeNameEdges,
  WRITTEN_BITS,
} from './nameEdges.ts';
import { compare, type Slip } from './slips.ts';
import { hashWithout, NONE } from './stretchHash.ts';
import { lookAt, makeView, spell, type View } from './view.ts';

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
  readonly written: View;
  readonly heard: View;
}

const SHORTEST = 3;
const LONGEST = 10;

export function draftNearNames(): NearNamesDraft {
  const shapes = draftHashLists();
  const sounds = draftHashLists();
  const written = makeView(plainUnit, makeNameEdges(WRITTEN_BITS, true));
  const heard = makeView(soundOf, makeNameEdges(HEARD_BITS, false));
  const addWhole = (view: View, lists: HashListsDraft, name: string, form: number): void => {
    spell(view, name);
    view.edges.add(view.units, name.length, NONE);
    lists.add(hashWithout(view.prefixes, 0, name.length, NONE), form);
  };
  return {
    add: (name, form, kinds) => {
      const { length } = name;
      if (length < SHORTEST || length > LONGEST) return;
      if (kinds.sounds) addWhole(heard, sounds, name, form);
      if (!kinds.shapes) return;
      // Of three characters two are the stem: changed there it is another name, but for a road with a house number.
      const first = length === SHORTEST && !ROAD.test(name) ? 2 : 0;
      if (first > 0) addWhole(written, shapes, swapped(name), form);
      addWhole(written, shapes, name, form);
      for (let at = first; at < length; at++) {
        if (at < 2 || at >= length - 2) written.edges.add(written.units, length, at);
        shapes.add(hashWithout(written.prefixes, 0, length, at), form);
      }
    },
    *finish(textOf) {
      const tables: Tables = {
        textOf,
        written,
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

/** One search, and how far it is: positions count from the beginning of the stretch. */
interface Search {
  readonly textOf: (form: number) => string;
  readonly text: string;
  readonly from: number;
  readonly found: NearName[];
  /** No name may end before. */
  readonly firstEnd: number;
  start: number;
  end: number;
}

function find(
  tables: Tables,
  given: { text: string; from: number; to: number; covered: { start: number; end: number } | undefined },
): NearName[] {
  const { text, from, to, covered } = given;
  const length = to - from;
  const lastStart = Math.min(length - SHORTEST, covered ? covered.start - from : length);
  const firstEnd = covered ? covered.end - from : 0;
  const found: NearName[] = [];
  if (lastStart < 0) return found;
  const { textOf, shapes, sounds, written, heard } = tables;
  const soundsBegin = lookAt(heard, text, from, to);
  const shapesBegin = lookAt(written, text, from, to);
  if (!soundsBegin && !shapesBegin) return found;
  const search: Search = { textOf, text, from, found, firstEnd, start: 0, end: 0 };
  for (let start = covered ? Math.max(0, firstEnd - LONGEST - 1) : 0; start <= lastStart; start++) {
    search.start = start;
    const last = Math.min(length, start + LONGEST + 1);
    if ((heard.flags[start] as number) & BEGINS) lookBySound(search, sounds, heard, last);
    if ((written.flags[start] as number) & ANY_BEGIN) lookByShape(search, shapes, written, last);
  }
  return found;
}

function lookBySound(search: Search, sounds: HashLists, { flags, prefixes }: View, last: number): void {
  const { start, firstEnd } = search;
  for (let end = start + 1; end <= last; end++) {
    const ends = flags[end - 1] as number;
    if ((ends & KNOWN) === 0) return;
    if (end < firstEnd || end - start < SHORTEST || (ends & ENDS) === 0) continue;
    search.end = end;
    visitAll(search, sounds, hashWithout(prefixes, start, end, NONE));
  }
}

function lookByShape(search: Search, shapes: HashLists, { flags, prefixes }: View, last: number): void {
  const { start, firstEnd } = search;
  const begins = flags[start] as number;
  let strange = NONE;
  for (let end = start + 1; end <= last; end++) {
    const ends = flags[end - 1] as number;
    if ((ends & KNOWN) === 0) {
      // Two units that no name has are two slips.
      if (strange !== NONE) return;
      strange = end - 1;
    }
    if (end < firstEnd || end - start < SHORTEST || (ends & ANY_END) === 0) continue;
    search.end = end;
    if (strange === NONE && begins & BEGINS && ends & ENDS)
      visitAll(search, shapes, hashWithout(prefixes, start, end, NONE));
    const lastOut = strange === NONE ? end - 1 : strange;
    for (let at = strange === NONE ? start : strange; at <= lastOut; at++) {
      const first = at - start < 2 ? BEGINS_WITHOUT << (at - start) : BEGINS;
      const final = end - 1 - at < 2 ? ENDS_WITHOUT << (end - 1 - at) : ENDS;
      if (begins & first && ends & final) visitAll(search, shapes, hashWithout(prefixes, start, end, at));
    }
  }
}

function visitAll(search: Search, lists: HashLists, hash: number): void {
  for (let entry = lists.first(hash); entry >= 0; entry = lists.next(entry, hash))
    visit(search, lists.valueOf(entry));
}

function visit(search: Search, form: number): void {
  const { textOf, text, from, found } = search;
  const start = from + search.start;
  const end = from + search.end;
  for (let last = found.length - 1; last >= 0; last--) {
    const near = found[last] as NearName;
    if (near.start !== start) break;
    if (near.form === form && near.end === end) return;
  }
  const slip = compare(textOf(form), text, start, end);
  if (slip !== null) found.push({ form, start, end, slip: slip.slip, at: slip.at });
}

const ROAD = /[路街巷道]$/u;

/** 城隍里 → 隍城里. */
function swapped(name: string): string {
  return name.charAt(1) + name.charAt(0) + name.slice(2);
}

function plainUnit(unit: number): number {
  return unit;
}
