/** The gazetteer as one automaton: every name, alias and short form of every place, and the names of areas. */
import { atOnce, forEachBelow, type Slices } from '../slices.ts';
import { automatonInSlices, type Automaton } from './automaton.ts';
import { indexCrossings } from './crossingRows.ts';
import { beginningsOf } from './beginnings.ts';
import { formsOf, isListed, roadStem, type FormOrigin } from './nameForms.ts';
import { nearNamesInSlices, type NearNames } from './nearNames.ts';
import { normaliseName } from './normalise.ts';
import { numberedName } from './numberedName.ts';

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
  readonly forms: readonly string[];
  /** Whether a longer form contains this one. */
  isPart(form: number): boolean;
  /** Names that nearly stand in a text. */
  readonly near: NearNames;
  readonly places: readonly Place[];
  /** Rows that are the crossing of these two roads, named in any order. */
  crossings(a: string, b: string): Place[];
}

const ROWS_A_SLICE = 128;

/** @param areaNames names of all areas; the most general one only says that the text is about this district. */
export function buildGazetteer(rows: readonly PlaceRow[], areaNames: readonly NamedArea[]): Gazetteer {
  return atOnce(gazetteerInSlices(rows, areaNames));
}

export function* gazetteerInSlices(
  rows: readonly PlaceRow[],
  areaNames: readonly NamedArea[],
): Slices<Gazetteer> {
  const places: Place[] = [];
  const beginnings = beginningsOf(areaNames, rows);
  const draft = { texts: [] as string[], targets: [] as number[], origins: [] as FormOrigin[] };
  const add = (text: string, target: number, origin: FormOrigin): void => {
    draft.texts.push(text);
    draft.targets.push(target);
    draft.origins.push(origin);
  };
  yield* forEachBelow(rows.length, ROWS_A_SLICE, (index) => {
    const row = rows[index] as PlaceRow;
    const place = toPlace(row);
    places.push(place);
    for (const form of formsOf(row.name, row.aliases, beginnings)) add(form.text, index, form.origin);
    const stem = place.road ? roadStem(normaliseName(place.name)) : null;
    if (stem !== null) add(stem, index, 'weak');
    const numbered = numberedName(normaliseName(row.name));
    if (numbered)
      for (const form of formsOf(numbered.base, [], beginnings)) add(form.text, index, form.origin);
  });
  yield* forEachBelow(areaNames.length, ROWS_A_SLICE, (index) => {
    for (const [text, origin] of areaForms((areaNames[index] as NamedArea).name))
      add(text, -1 - index, origin);
  });
  const crossings = indexCrossings(rows);
  const automaton = yield* automatonInSlices(draft.texts);
  const { numbers } = automaton;
  const entries = yield* groupByForm(numbers);
  const parts = yield* partsOfOthers(draft.texts, automaton);
  const near = yield* nearNamesInSlices({
    forms: draft.texts,
    listed: (form) => isListed(draft.origins[form]),
    wanted: (form) =>
      numbers[form] === form &&
      !NUMBERED.test(draft.texts[form] as string) &&
      (draft.targets[form] ?? -1) >= 0 &&
      draft.origins[form] !== 'weak' &&
      draft.origins[form] !== 'part',
  });
  const targetOf = (entry: number): Target => {
    const target = draft.targets[entry] ?? 0;
    const origin = draft.origins[entry] ?? 'name';
    return target >= 0
      ? { kind: 'place', place: places[target] as Place, origin }
      : { kind: 'area', code: (areaNames[-1 - target] as NamedArea).code, origin };
  };
  return {
    places,
    forms: draft.texts,
    near,
    reach: automaton.reach,
    find: (text) => {
      const hits: Hit[] = [];
      automaton.find(text, (form, start, end) => hits.push({ form, start, end }));
      return hits;
    },
    targetsOf: (form) => {
      const found: Target[] = [];
      const last = entries.starts[form + 1] ?? 0;
      for (let at = entries.starts[form] ?? 0; at < last; at++) found.push(targetOf(entries.order[at] ?? 0));
      return found;
    },
    isPart: (form) => parts[form] === 1,
    crossings: (a, b) => crossings(a, b).flatMap((index) => places[index] ?? []),
  };
}

/** A number is never a slip of another: 水景园3号楼 is near no 水景园5号楼. */
const NUMBERED = /\d(?:号楼?|栋|幢|座)?$/u;
const ROAD_KINDS = new Set(['road', 'street', 'lane', '路', '街', '巷', '道路', '街巷', '街路巷']);
/** Kinds that are no roads whatever their name: 鼓楼步行街 is a market. */
const OTHER_KINDS = new Set(['estate', 'school', 'market', 'station', 'building', 'unit', 'park', 'village']);
const ROAD_NAME = /(?:路|街|巷|大道|弄|胡同)$/u;

function toPlace(row: PlaceRow): Place {
  const numbered = numberedName(normaliseName(row.name));
  const named = ROAD_NAME.test(numbered?.base ?? row.name);
  const house = row.kind === 'building' && numbered?.door === true;
  const road = ROAD_KINDS.has(row.kind) || (named && (house || !OTHER_KINDS.has(row.kind)));
  const name = numbered?.base ?? row.name;
  if (row.numberFrom !== null || row.numberTo !== null) {
    const side = row.side === 'odd' || row.side === 'even' ? row.side : 'all';
    return { row, name, road, section: { from: row.numberFrom ?? 0, to: row.numberTo ?? Infinity, side } };
  }
  if (!numbered) return { row, name, road, section: null };
  const { from, to } = numbered;
  return { row, name, road, section: { from, to, side: sideOf(numbered, road) } };
}

/** A single house of a road stands on the side of its number. */
function sideOf({ from, to, side }: NonNullable<Place['section']>, road: boolean): 'odd' | 'even' | 'all' {
  if (!road || from !== to) return side;
  return from % 2 === 1 ? 'odd' : 'even';
}

/** 和平社区 is also 和平居委会, 滨江街道 also 滨江街道办; the bare 滨江 is weak: it may as well be a place. */
function areaForms(name: string): ReadonlyMap<string, FormOrigin> {
  const forms = new Map<string, FormOrigin>();
  const full = normaliseName(name);
  const add = (texts: readonly string[], origin: FormOrigin): void => {
    for (const text of texts) if (text.length >= 2 && !forms.has(text)) forms.set(text, origin);
  };
  add([full], 'name');
  const [, community = '', serial = ''] = /^(.+?)第?(\d+)号?网格$/u.exec(full) ?? [];
  if (serial)
    add([`${community}${serial}网格`, `${community}第${serial}网格`, `${community}${serial}号网格`], 'alias');
  const stem = full.replace(/(?:街道办事处|街道|社区居委会|社区|村委会|镇|乡)$/u, '');
  if (stem === full || stem.length < 2) return forms;
  if (full.includes('街道')) add([`${stem}街道`, `${stem}办事处`, `${stem}街办`], 'alias');
  if (full.includes('社区')) add([`${stem}社区`, `${stem}居委会`, `${stem}村委会`], 'alias');
  add([stem], 'weak');
  return forms;
}

const FORMS_A_SLICE = 1024;

/** Marks the forms that stand inside a longer one. */
function* partsOfOthers(forms: readonly string[], automaton: Automaton): Slices<Uint8Array> {
  const parts = new Uint8Array(forms.length);
  let length = 0;
  const mark = (inner: number, start: number, end: number): void => {
    if (end - start < length) parts[inner] = 1;
  };
  yield* forEachBelow(forms.length, FORMS_A_SLICE, (form) => {
    if (automaton.numbers[form] !== form) return;
    const text = forms[form] as string;
    length = text.length;
    automaton.find(text, mark);
  });
  return parts;
}

/** Entries ordered by form: those of form `f` are `order[starts[f] … starts[f + 1])`. */
function* groupByForm(formOfEntry: Int32Array): Slices<{ starts: Uint32Array; order: Uint32Array }> {
  const starts = new Uint32Array(formOfEntry.length + 2);
  const size = FORMS_A_SLICE * 16;
  yield* forEachBelow(formOfEntry.length, size, (entry) => {
    const form = formOfEntry[entry] as number;
    if (form >= 0) starts[form + 1]! += 1;
  });
  yield* forEachBelow(starts.length - 1, size, (form) => {
    starts[form + 1]! += starts[form] as number;
  });
  const filled = starts.slice();
  const order = new Uint32Array(formOfEntry.length);
  yield* forEachBelow(formOfEntry.length, size, (entry) => {
    const form = formOfEntry[entry] as number;
    if (form >= 0) order[filled[form]!++] = entry;
  });
  return { starts, order };
}
