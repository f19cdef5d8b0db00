/**
 * Names that nearly stand in a text: the same sounds in other characters, or one character changed, missing,
 * added or swapped with its neighbour. For every name the index holds its sounds, itself, and itself with one
 * character left out; a stretch of text meets it with one of its own left out (deletion neighbourhood).
 */
import { soundOf } from '../chinese/hanzi.ts';
import { atOnce, forEachBelow, type Slices } from '../slices.ts';
import { makeHashLists, type HashLists } from './hashLists.ts';
import { compare, type Slip } from './slips.ts';
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

const FORMS_A_SLICE = 256;

/**
 * @param forms normalised names; those of other lengths than 3–10 are not looked for
 * @param listed whether a form was listed by people; others are only looked for by their sounds
 */
export function buildNearNames(forms: readonly string[], listed: (form: number) => boolean): NearNames {
  return atOnce(nearNamesInSlices({ forms, listed, wanted: () => true }));
}

/** @param given.wanted whether a form is looked for at all */
export function* nearNamesInSlices(given: {
  forms: readonly string[];
  listed: (form: number) => boolean;
  wanted: (form: number) => boolean;
}): Slices<NearNames> {
  const { forms, listed, wanted } = given;
  const fits = (form: number): boolean => {
    const { length } = forms[form] as string;
    return length >= SHORTEST && length <= LONGEST && wanted(form);
  };
  let soundCount = 0;
  let shapeCount = 0;
  yield* forEachBelow(forms.length, FORMS_A_SLICE * 16, (form) => {
    if (!fits(form)) return;
    soundCount += 1;
    if (listed(form)) shapeCount += (forms[form] as string).length + 1;
  });
  const tables: Tables = {
    forms,
    shapes: makeHashLists(shapeCount),
    sounds: makeHashLists(soundCount),
    knownUnits: new Uint8Array(0x10000),
    knownSounds: new Uint8Array(0x10000),
  };
  const scratch = new Int32Array(LONGEST + 1);
  yield* forEachBelow(forms.length, FORMS_A_SLICE, (form) => {
    if (fits(form)) addForm(tables, { form, listed: listed(form), scratch });
  });
  return { find: (text, from, to, covered) => find(tables, { text, from, to, covered }) };
}

function addForm(
  tables: Tables,
  { form, listed, scratch }: { form: number; listed: boolean; scratch: Int32Array },
): void {
  const name = tables.forms[form] as string;
  const { length } = name;
  for (let at = 0; at < length; at++) {
    const unit = name.charCodeAt(at);
    tables.knownUnits[unit] = 1;
    tables.knownSounds[soundOf(unit) & 0xffff] = 1;
  }
  tables.sounds.add(hashWithout(hashPrefixes(name, 0, length, soundOf, scratch), 0, length, NONE), form);
  if (!listed) return;
  const prefixes = hashPrefixes(name, 0, length, plainUnit, scratch);
  tables.shapes.add(hashWithout(prefixes, 0, length, NONE), form);
  for (let at = 0; at < length; at++) tables.shapes.add(hashWithout(prefixes, 0, length, at), form);
}

interface Search {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly covered: { readonly start: number; readonly end: number } | undefined;
}

function find(tables: Tables, { text, from, to, covered }: Search): NearName[] {
  const { forms, shapes, sounds } = tables;
  const shape = hashPrefixes(text, from, to, plainUnit);
  const sound = hashPrefixes(text, from, to, soundOf);
  const length = to - from;
  const lastStart = Math.min(length - SHORTEST, covered ? covered.start - from : length);
  const firstEnd = covered ? covered.end - from : 0;
  const found: NearName[] = [];
  let start = covered ? Math.max(0, firstEnd - LONGEST - 1) : 0;
  let end = 0;
  const visit = (form: number): void => {
    const slip = compare(forms[form] as string, text, from + start, from + end);
    if (slip !== null && !alreadyFound(found, form, from + start, from + end))
      found.push({ form, start: from + start, end: from + end, slip: slip.slip, at: slip.at });
  };
  for (; start <= lastStart; start++) {
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
      if (end < firstEnd || end - start < SHORTEST) continue;
      if (unheard === 0) sounds.each(hashWithout(sound, start, end, NONE), visit);
      if (strangers === 1) shapes.each(hashWithout(shape, start, end, strange), visit);
      if (strangers > 0) continue;
      shapes.each(hashWithout(shape, start, end, NONE), visit);
      for (let at = start; at < end; at++) shapes.each(hashWithout(shape, start, end, at), visit);
    }
  }
  return found;
}

function alreadyFound(found: readonly NearName[], form: number, start: number, end: number): boolean {
  return found.some((near) => near.form === form && near.start === start && near.end === end);
}

function plainUnit(unit: number): number {
  return unit;
}
