/** House numbers against the sections of a road and the buildings of an estate. */
import type { Place } from '../names/gazetteer.ts';
import type { HouseNumber } from '../text/houseNumber.ts';

export interface Weighted {
  readonly place: Place;
  readonly weight: number;
}

/** Whether a number lies in the place's section and on its side. */
export function fits(place: Place, number: number): boolean {
  const { section } = place;
  return section !== null && number >= section.from && number <= section.to && sideFits(place, number);
}

/**
 * How a number lies to what is known of a place:
 * `within` a section (or there is no number), `between` two known ones, `beyond` all of them.
 */
export type NumberFit = 'within' | 'between' | 'beyond';

export interface Part {
  readonly chosen: readonly Weighted[];
  readonly fit: NumberFit;
}

/** Roads and other places that go by the same words are told apart each for itself. */
export function partOf(
  candidates: readonly Weighted[],
  number: HouseNumber | null,
  side: 'odd' | 'even' | null,
): Part {
  const roads = partOfRoad(
    candidates.filter(({ place }) => place.road),
    number,
    side,
  );
  const others = partOfEstate(
    candidates.filter(({ place }) => !place.road),
    number,
  );
  if (others.chosen.length === 0) return { chosen: share(roads.chosen), fit: roads.fit };
  const alongside = roads.fit === 'within' ? share(roads.chosen) : [];
  return { chosen: [...alongside, ...share(others.chosen)], fit: others.fit };
}

/** Sections of one road are one reading together, not one each. */
function share(chosen: readonly Weighted[]): Weighted[] {
  const names = new Map<string, number>();
  for (const { place } of chosen) if (place.section) names.set(place.name, (names.get(place.name) ?? 0) + 1);
  return chosen.map(({ place, weight }) => ({
    place,
    weight: place.section ? weight / (names.get(place.name) ?? 1) : weight,
  }));
}

/** A road's sections say more than a row for the whole road. */
function partOfRoad(
  candidates: readonly Weighted[],
  number: HouseNumber | null,
  side: 'odd' | 'even' | null,
): Part {
  const sections = candidates.filter(({ place }) => place.section !== null);
  if (sections.length === 0) return { chosen: candidates, fit: 'within' };
  const fitting = number ? sections.filter(({ place }) => meets(place, number)) : [];
  if (fitting.length > 0) return { chosen: fitting, fit: 'within' };
  if (number && !number.bare) return nearest(sections, number.numbers[0] ?? 0);
  const onSide = side ? sections.filter(({ place }) => place.section?.side === side) : [];
  return { chosen: onSide.length > 0 ? onSide : sections, fit: 'within' };
}

/** An estate's own row holds for every building that has none. */
function partOfEstate(candidates: readonly Weighted[], number: HouseNumber | null): Part {
  const whole = candidates.filter(({ place }) => place.section === null);
  const sections = candidates.filter(({ place }) => place.section !== null);
  const fitting = number ? sections.filter(({ place }) => meets(place, number)) : [];
  if (fitting.length > 0) return { chosen: fitting, fit: 'within' };
  if (whole.length > 0 || !number) return { chosen: whole.length > 0 ? whole : sections, fit: 'within' };
  return sections.length > 0 ? nearest(sections, number.numbers[0] ?? 0) : { chosen: [], fit: 'within' };
}

/** 门牌83在单号段71–99, or nothing where there is nothing to check. */
export function sectionReason(place: Place, number: HouseNumber | null): string[] {
  const { section } = place;
  const value = number?.numbers.find((one) => fits(place, one));
  if (value === undefined || !section || section.from === section.to) return [];
  const side = section.side === 'odd' ? '单号段' : section.side === 'even' ? '双号段' : '号段';
  const to = Number.isFinite(section.to) ? section.to : '';
  return [`门牌${value}在${side}${section.from}–${to}`];
}

function meets(place: Place, number: HouseNumber): boolean {
  if (number.numbers.some((value) => fits(place, value))) return true;
  const [from = 0, to = 0] = number.numbers;
  const { section } = place;
  if (!number.stretch || !section || from % 2 !== to % 2) return false;
  return section.from <= to && section.to >= from && sideFits(place, from);
}

function sideFits({ section }: Place, number: number): boolean {
  return section?.side === 'all' || (section?.side === 'odd') === (number % 2 === 1);
}

/** The known numbers next below and next above on the same side; at the ends only the one there is. */
function nearest(sections: readonly Weighted[], number: number): Part {
  const onSide = sections.filter(({ place }) => sideFits(place, number));
  const known = onSide.length > 0 ? onSide : sections;
  const below = Math.max(...known.map(({ place }) => place.section?.to ?? 0).filter((to) => to < number));
  const above = Math.min(
    ...known.map(({ place }) => place.section?.from ?? 0).filter((from) => from > number),
  );
  const chosen = known.filter(({ place }) => place.section?.to === below || place.section?.from === above);
  const between = Number.isFinite(below) && Number.isFinite(above) && onSide.length > 0;
  return { chosen, fit: between ? 'between' : 'beyond' };
}
