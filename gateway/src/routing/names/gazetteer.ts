/** The gazetteer as one automaton: every name, alias and short form of every place, and the names of areas. */
import type { AreaIndex } from '../../areas/areaIndex.ts';
import { atOnce, type Slices } from '../../slices.ts';
import { areaForms } from './areaForms.ts';
import { draftAutomaton, type Automaton } from './automaton.ts';
import { crossingForms } from './crossingForms.ts';
import { beginningsOf } from './beginnings.ts';
import { makeCrossingRows, type CrossingRows } from './crossingRows.ts';
import { formsOf, isListed, roadStem, type Beginnings, type FormOrigin } from './nameForms.ts';
import { orderByForm, type ByForm, type Entries } from './entriesByForm.ts';
import { draftNearNames, type NearNames } from '../nearNames/nearNames.ts';
import { normaliseName } from '../text/normalise.ts';
import { numberedName, type NumberedName } from './numberedName.ts';
import { makePlaceColumns, type PlaceColumns } from './placeColumns.ts';
import { placeOf } from './placeOf.ts';

export interface PlaceRow {
  readonly id: string;
  readonly name: string;
  /** estate, road, school, market, station, building, unit, park, village, crossing, other; anything is taken. */
  readonly kind: string;
  readonly aliases: readonly string[];
  readonly lng: number;
  readonly lat: number;
  readonly gridCode: string | null;
  /** House numbers of a section of a road, or building numbers of a part of an estate; `null`: all of it. */
  readonly numberFrom: number | null;
  readonly numberTo: number | null;
  /** odd, even or all */
  readonly side: string | null;
}

/** A row with what its own name says about numbers. */
export interface Place {
  readonly row: PlaceRow;
  /** The row's name without numbers at its end: 解放路 of 解放路1-99号单号. */
  readonly name: string;
  readonly road: boolean;
  /** Lowest and highest number, and on which side; `null` when the row is the whole place. */
  readonly section: {
    readonly from: number;
    readonly to: number;
    readonly side: 'odd' | 'even' | 'all';
  } | null;
  /** In which grid its point lies, once that was looked up: see `gridOf`. */
  owner?: { readonly areas: AreaIndex; readonly code: string | null };
}

export interface NamedArea {
  readonly code: string;
  readonly name: string;
  readonly level: number;
}

/** One reading of a hit: a place or an area that goes by these words. */
export type Target =
  | { readonly kind: 'place'; readonly place: Place; readonly origin: FormOrigin }
  | { readonly kind: 'area'; readonly code: string; readonly origin: FormOrigin };

/** Where a form stands in a normalised text. */
export interface Hit {
  readonly form: number;
  readonly start: number;
  readonly end: number;
}

export interface Gazetteer {
  /** All hits in a normalised text, overlapping ones too. */
  find(text: string): Hit[];
  targetsOf(form: number): Target[];
  /** How many units of the text, from a position on, begin some name. */
  reach(text: string, from: number): number;
  /** The words of a form, normalised. */
  textOf(form: number): string;
  /** How many different forms there are. */
  readonly formCount: number;
  /** Whether a longer form contains this one. */
  isPart(form: number): boolean;
  /** Names that nearly stand in a text. */
  readonly near: NearNames;
  readonly placeCount: number;
  /** Every place, made anew: for tests and reports, not for reading texts. */
  readonly places: readonly Place[];
  /** Rows that are the crossing of these two roads, named in any order. */
  crossings(a: string, b: string): Place[];
}

/** A gazetteer in the making; rows may come in any number of portions. */
export interface GazetteerDraft {
  add(rows: readonly PlaceRow[]): Slices<void>;
  finish(): Slices<Gazetteer>;
}

const ROWS_A_SLICE = 64;

/** @param areaNames names of all areas; the most general one only says that the text is about this district. */
export function buildGazetteer(rows: readonly PlaceRow[], areaNames: readonly NamedArea[]): Gazetteer {
  return atOnce(gazetteerInSlices(rows, areaNames));
}

export function* gazetteerInSlices(
  rows: readonly PlaceRow[],
  areaNames: readonly NamedArea[],
): Slices<Gazetteer> {
  const draft = draftGazetteer(areaNames, beginningsOf(areaNames, rows));
  yield* draft.add(rows);
  return yield* draft.finish();
}

const ORIGINS: readonly FormOrigin[] = ['name', 'alias', 'short', 'part', 'weak'];
/** Forms that are only looked for as they are. */
const MADE: ReadonlySet<FormOrigin> = new Set<FormOrigin>(['part', 'weak']);
/** A number is never a slip of another: 水景园3号楼 is near no 水景园5号楼. */
const NUMBERED = /\d(?:号楼?|栋|幢|座)?$/u;
const BY_SOUND = 1;
const BY_SHAPE = 2;

/** @param beginnings what residents leave away at the beginnings of names */
export function draftGazetteer(
  areaNames: readonly NamedArea[],
  beginnings: Beginnings = beginningsOf(areaNames, []),
): GazetteerDraft {
  const crossings = makeCrossingRows();
  const columns = makePlaceColumns();
  const automaton = draftAutomaton();
  const near = draftNearNames();
  const entries: Entries = { forms: [], targets: [], origins: [] };
  /** By form: how it is looked for when it only nearly stands in a text. */
  const looked: number[] = [];
  const waiting: { text: string; target: number; origin: FormOrigin }[] = [];
  const wait = (text: string, target: number, origin: FormOrigin): void =>
    void waiting.push({ text, target, origin });

  const enter = ({ text, target, origin }: (typeof waiting)[number]): void => {
    const form = automaton.add(text);
    if (form < 0) return;
    entries.forms.push(form);
    entries.targets.push(target);
    entries.origins.push(ORIGINS.indexOf(origin));
    const known = looked[form] ?? 0;
    const wanted =
      target < 0 || MADE.has(origin) || NUMBERED.test(text)
        ? 0
        : isListed(origin)
          ? BY_SOUND | BY_SHAPE
          : BY_SOUND;
    const fresh = wanted & ~known;
    looked[form] = known | wanted;
    if (fresh > 0) near.add(text, form, { sounds: (fresh & BY_SOUND) > 0, shapes: (fresh & BY_SHAPE) > 0 });
  };
  function* enterWaiting(): Slices<void> {
    yield* automaton.reserve(waiting.reduce((sum, { text }) => sum + text.length, 0));
    for (const one of waiting) enter(one);
    waiting.length = 0;
    yield;
  }

  return {
    *add(rows) {
      for (let from = 0; from < rows.length; from += ROWS_A_SLICE) {
        for (const row of rows.slice(from, from + ROWS_A_SLICE)) {
          const place = addForms(row, { beginnings, index: columns.count, wait });
          crossings.add(row, columns.count);
          columns.add(place);
        }
        yield* enterWaiting();
      }
    },
    *finish() {
      for (let from = 0; from < areaNames.length; from += ROWS_A_SLICE) {
        for (const [index, area] of areaNames.slice(from, from + ROWS_A_SLICE).entries())
          for (const [text, origin] of areaForms(area.name)) wait(text, -1 - from - index, origin);
        yield* enterWaiting();
      }
      const done = yield* automaton.finish();
      const nearNames = yield* near.finish(done.textOf);
      return makeGazetteer(done, nearNames, {
        ...(yield* orderByForm(entries, done.count)),
        columns,
        crossings,
        codes: areaNames.map(({ code }) => code),
      });
    },
  };
}

function addForms(
  row: PlaceRow,
  given: {
    beginnings: Beginnings;
    index: number;
    wait: (text: string, target: number, origin: FormOrigin) => void;
  },
): Place {
  const { beginnings, index, wait } = given;
  for (const form of formsOf(row.name, row.aliases, beginnings)) wait(form.text, index, form.origin);
  if (row.kind === 'crossing') for (const text of crossingForms(row.name)) wait(text, index, 'alias');
  const name = normaliseName(row.name);
  const numbered = numberIn(name);
  const place = placeOf(row, numbered);
  const stem = place.road ? roadStem(normaliseName(place.name)) : null;
  if (stem !== null) wait(stem, index, 'weak');
  if (numbered)
    for (const form of formsOf(numbered.base, [], beginnings)) wait(form.text, index, form.origin);
  return place;
}

/** Few names end in a number, and those that do end in one of these. */
function numberIn(normalisedName: string): NumberedName | null {
  return /[\d号楼栋幢单双数侧边段间牌]$/.test(normalisedName) ? numberedName(normalisedName) : null;
}

/** Apart from the making, so that it keeps nothing else alive. */
function makeGazetteer(
  automaton: Automaton,
  near: NearNames,
  given: ByForm & { columns: PlaceColumns; crossings: CrossingRows; codes: readonly string[] },
): Gazetteer {
  const { starts, targets, origins, columns, crossings, codes } = given;
  const place = remembered(columns.place);
  return {
    find: (text) => {
      const hits: Hit[] = [];
      automaton.find(text, (form, start, end) => hits.push({ form, start, end }));
      return hits;
    },
    targetsOf: (form) => {
      const found: Target[] = [];
      const last = starts[form + 1] ?? 0;
      for (let at = starts[form] ?? 0; at < last; at++) {
        const target = targets[at] as number;
        const origin = ORIGINS[origins[at] as number] ?? 'name';
        found.push(
          target >= 0
            ? { kind: 'place', place: place(target), origin }
            : { kind: 'area', code: codes[-1 - target] ?? '', origin },
        );
      }
      return found;
    },
    reach: automaton.reach,
    textOf: automaton.textOf,
    formCount: automaton.count,
    isPart: automaton.isPart,
    near,
    crossings: (a, b) => crossings.find(a, b).map(place),
    placeCount: columns.count,
    get places() {
      return Array.from({ length: columns.count }, (_, index) => place(index));
    },
  };
}

/** As many places as the texts of a while name, so that what is named often is made once. */
const REMEMBERED = 20_000;

/** One object for one place, as long as a text is being read. */
function remembered(make: (index: number) => Place): (index: number) => Place {
  let young = new Map<number, Place>();
  let old = new Map<number, Place>();
  return (index) => {
    const known = young.get(index);
    if (known) return known;
    if (young.size >= REMEMBERED) {
      old = young;
      young = new Map();
    }
    const place = old.get(index) ?? make(index);
    young.set(index, place);
    return place;
  };
}
