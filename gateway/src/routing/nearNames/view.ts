/**
 * A stretch of text in one way of seeing it, by its characters or by its sounds: its units, what may begin and end at
 * each of them, and the hashes of its beginnings. One view serves stretch after stretch, so that none makes arrays.
 */
import type { NameEdges } from './nameEdges.ts';
import { hashPrefixes, type Prefixes } from './stretchHash.ts';

export interface View {
  readonly as: (unit: number) => number;
  readonly edges: NameEdges;
  units: Uint32Array;
  flags: Uint8Array;
  prefixes: Prefixes;
}

const FIRST_ROOM = 256;

export function makeView(as: (unit: number) => number, edges: NameEdges): View {
  const view = { as, edges, units: NO_UNITS, flags: NO_FLAGS, prefixes: NO_PREFIXES };
  makeRoom(view, FIRST_ROOM);
  return view;
}

const NO_UNITS = new Uint32Array(0);
const NO_FLAGS = new Uint8Array(0);
const NO_PREFIXES = new Int32Array(0);

/** Units and hashes of a name that is to be added; holds until the view is used again. */
export function spell(view: View, name: string): void {
  seeUnits(view, name, 0, name.length);
  hashPrefixes(view.units, name.length, view.prefixes);
}

/**
 * Looks at `text[from … to)`; holds until the view is used again.
 * @returns whether any name may begin in it; if not, only the units are there
 */
export function lookAt(view: View, text: string, from: number, to: number): boolean {
  seeUnits(view, text, from, to);
  if (!view.edges.mark(view.units, to - from, view.flags)) return false;
  hashPrefixes(view.units, to - from, view.prefixes);
  return true;
}

function seeUnits(view: View, text: string, from: number, to: number): void {
  if (to - from > view.units.length) makeRoom(view, 2 * (to - from));
  const { units, as } = view;
  for (let at = from; at < to; at++) units[at - from] = as(text.charCodeAt(at));
}

function makeRoom(view: View, room: number): void {
  view.units = new Uint32Array(room);
  view.flags = new Uint8Array(room);
  view.prefixes = new Int32Array(room + 1);
}
