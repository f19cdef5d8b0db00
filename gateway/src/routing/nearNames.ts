/**
 * Names that nearly stand in a text: the same sounds in other characters, or one character changed, missing,
 * added or swapped with its neighbour. For every name the index holds its sounds and the name with each one
 * of its characters left out; a stretch of text meets it with one of its own left out (deletion neighbourhood).
 */
import { soundOf } from './hanzi.ts';
import { makeHashLists } from './hashLists.ts';

export type Slip = 'sound' | 'changed' | 'missing' | 'extra' | 'swapped';

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

const SHORTEST = 3;
const LONGEST = 10;
/** A name this short may not lack a character. */
const SHORTEST_WITH_GAP = 4;

/** @param forms normalised names; those of other lengths than 3–10 are not looked for. */
export function buildNearNames(forms: readonly string[]): NearNames {
  const fitting = forms.flatMap((form, index) =>
    form.length >= SHORTEST && form.length <= LONGEST ? [index] : [],
  );
  const capacity = fitting.reduce((sum, index) => sum + (forms[index]?.length ?? 0) + 1, 0);
  const shapes = makeHashLists(capacity);
  const sounds = makeHashLists(fitting.length);
  for (const index of fitting) {
    const units = unitsOf(forms[index] ?? '', 0, (forms[index] ?? '').length);
    const prefixes = hashPrefixes(units);
    shapes.add(hashWithout(prefixes, 0, units.length, -1), index);
    for (let at = 0; at < units.length; at++) shapes.add(hashWithout(prefixes, 0, units.length, at), index);
    sounds.add(hashWithout(hashPrefixes(units.map(soundOf)), 0, units.length, -1), index);
  }
  return { find: (text, from, to) => findNear({ forms, shapes, sounds }, text, from, to) };
}

interface Tables {
  forms: readonly string[];
  shapes: ReturnType<typeof makeHashLists>;
  sounds: ReturnType<typeof makeHashLists>;
}

function findNear({ forms, shapes, sounds }: Tables, text: string, from: number, to: number): NearName[] {
  const units = unitsOf(text, from, to);
  const prefixes = hashPrefixes(units);
  const soundPrefixes = hashPrefixes(units.map(soundOf));
  const found = new Map<string, NearName>();
  for (let start = 0; start + SHORTEST <= units.length; start++) {
    for (let end = start + SHORTEST; end <= Math.min(units.length, start + LONGEST + 1); end++) {
      const visit = (form: number): void => {
        const name = forms[form] ?? '';
        const slip = compare(name, text.slice(from + start, from + end));
        const key = `${form}:${start}:${end}`;
        if (slip && !found.has(key)) found.set(key, { form, start: from + start, end: from + end, ...slip });
      };
      sounds.each(hashWithout(soundPrefixes, start, end, -1), visit);
      shapes.each(hashWithout(prefixes, start, end, -1), visit);
      for (let at = start; at < end; at++) shapes.each(hashWithout(prefixes, start, end, at), visit);
    }
  }
  return [...found.values()];
}

/** How a stretch of text differs from a name; `null` when it is the name, or too far from it. */
export function compare(name: string, text: string): { slip: Slip; at: number } | null {
  if (name === text) return null;
  if (name.length === text.length) {
    if (sameSounds(name, text)) return { slip: 'sound', at: 0 };
    const at = firstDifference(name, text);
    if (name.slice(at + 1) === text.slice(at + 1)) return { slip: 'changed', at };
    const swapped = name[at] === text[at + 1] && name[at + 1] === text[at];
    return swapped && name.slice(at + 2) === text.slice(at + 2) ? { slip: 'swapped', at } : null;
  }
  const at = firstDifference(name, text);
  if (name.length === text.length + 1 && name.length >= SHORTEST_WITH_GAP)
    return name.slice(at + 1) === text.slice(at) ? { slip: 'missing', at } : null;
  if (name.length + 1 === text.length && at > 0 && at < name.length)
    return name.slice(at) === text.slice(at + 1) ? { slip: 'extra', at } : null;
  return null;
}

function sameSounds(a: string, b: string): boolean {
  for (let at = 0; at < a.length; at++)
    if (soundOf(a.charCodeAt(at)) !== soundOf(b.charCodeAt(at))) return false;
  return true;
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  return at;
}

function unitsOf(text: string, from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => text.charCodeAt(from + index));
}

const BASE = 0x01000193;

interface Prefixes {
  hash: Int32Array;
  power: Int32Array;
}

function hashPrefixes(units: readonly number[]): Prefixes {
  const hash = new Int32Array(units.length + 1);
  const power = new Int32Array(units.length + 1);
  power[0] = 1;
  units.forEach((unit, at) => {
    hash[at + 1] = (Math.imul(hash[at] as number, BASE) + unit + 1) | 0;
    power[at + 1] = Math.imul(power[at] as number, BASE);
  });
  return { hash, power };
}

/** Hash of the stretch, without the unit at `leftOut` if that lies inside. */
function hashWithout({ hash, power }: Prefixes, start: number, end: number, leftOut: number): number {
  const of = (from: number, to: number): number =>
    ((hash[to] as number) - Math.imul(hash[from] as number, power[to - from] as number)) | 0;
  if (leftOut < start) return of(start, end);
  return (Math.imul(of(start, leftOut), power[end - leftOut - 1] as number) + of(leftOut + 1, end)) | 0;
}
