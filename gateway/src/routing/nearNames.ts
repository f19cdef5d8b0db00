/**
 * Names that nearly stand in a text: the same sounds in other characters, or one character changed, missing,
 * added or swapped with its neighbour. For every name the index holds its sounds, itself, and itself with one
 * character left out; a stretch of text meets it with one of its own left out (deletion neighbourhood).
 */
import { soundOf } from './hanzi.ts';
import { makeHashLists, type HashLists } from './hashLists.ts';
import { compare, stemLength, type Slip } from './slips.ts';
import { hashPrefixes, hashWithout, makePrefixes, NONE } from './stretchHash.ts';

export interface NearName {
  readonly form: number;
  readonly start: number;
  readonly end: number;
  readonly slip: Slip;
  /** Index in the name of the character that differs; 0 for `sound`. */
  readonly at: number;
}

export interface NearNames {
  /** All near names in a stretch of normalised text; exact ones are left out. */
  find(text: string, from: number, to: number): NearName[];
}

interface Tables {
  readonly forms: readonly string[];
  readonly shapes: HashLists;
  readonly sounds: HashLists;
  /** Characters, and sounds below 0x10000, that occur in some name. */
  readonly knownUnits: Uint8Array;
  readonly knownSounds: Uint8Array;
}

const SHORTEST = 3;
const LONGEST = 10;
/** A stem of two characters is all there is to know a name by: it may not differ. */
const SHORTEST_STEM = 3;

/**
 * @param forms normalised names; '' and those of other lengths than 3–10 are not looked for
 * @param listed whether a form was listed by people; others are only looked for by their sounds
 */
export function buildNearNames(forms: readonly string[], listed: (form: number) => boolean): NearNames {
  const fitting = forms.flatMap((form, index) =>
    form.length >= SHORTEST && form.length <= LONGEST ? [index] : [],
  );
  const capacity = fitting.reduce((sum, index) => sum + (forms[index] as string).length + 1, 0);
  const tables: Tables = {
    forms,
    shapes: makeHashLists(capacity),
    sounds: makeHashLists(fitting.length),
    knownUnits: new Uint8Array(0x10000),
    knownSounds: new Uint8Array(0x10000),
  };
  const prefixes = makePrefixes(LONGEST);
  for (const index of fitting) {
    const form = forms[index] as string;
    const length = form.length;
    for (let at = 0; at < length; at++) {
      const unit = form.charCodeAt(at);
      tables.knownUnits[unit] = 1;
      tables.knownSounds[soundOf(unit) & 0xffff] = 1;
    }
    hashPrefixes(prefixes, form, 0, length, soundOf);
    tables.sounds.add(hashWithout(prefixes, 0, length, NONE), index);
    if (!listed(index)) continue;
    hashPrefixes(prefixes, form, 0, length, plainUnit);
    tables.shapes.add(hashWithout(prefixes, 0, length, NONE), index);
    const stem = stemLength(form);
    for (let at = stem >= SHORTEST_STEM ? 0 : stem; at < length; at++)
      tables.shapes.add(hashWithout(prefixes, 0, length, at), index);
  }
  return { find: (text, from, to) => find(tables, text, from, to) };
}

function find(tables: Tables, text: string, from: number, to: number): NearName[] {
  const length = to - from;
  const shapes = makePrefixes(length);
  const sounds = makePrefixes(length);
  hashPrefixes(shapes, text, from, to, plainUnit);
  hashPrefixes(sounds, text, from, to, soundOf);
  const found: NearName[] = [];
  let start = 0;
  let end = 0;
  const visit = (form: number): void => {
    const slip = compare(tables.forms[form] as string, text, from + start, from + end);
    if (slip === null) return;
    const again = found.some(
      (near) => near.form === form && near.start === from + start && near.end === from + end,
    );
    if (!again) found.push({ form, start: from + start, end: from + end, ...slip });
  };
  for (start = 0; start + SHORTEST <= length; start++) {
    let strange = NONE;
    let strangers = 0;
    let unheard = 0;
    const last = Math.min(length, start + LONGEST + 1);
    for (end = start + 1; end <= last && (strangers < 2 || unheard === 0); end++) {
      const unit = text.charCodeAt(from + end - 1);
      if (tables.knownUnits[unit] === 0) {
        strange = end - 1;
        strangers += 1;
      }
      if (tables.knownSounds[soundOf(unit) & 0xffff] === 0) unheard += 1;
      if (end - start < SHORTEST) continue;
      if (unheard === 0) tables.sounds.each(hashWithout(sounds, start, end, NONE), visit);
      if (strangers === 1) tables.shapes.each(hashWithout(shapes, start, end, strange), visit);
      if (strangers > 0) continue;
      for (let at = start - 1; at < end; at++)
        tables.shapes.each(hashWithout(shapes, start, end, at < start ? NONE : at), visit);
    }
  }
  return found;
}

function plainUnit(unit: number): number {
  return unit;
}
