/** House numbers against the sections of a road and the buildings of an estate. */
import type { Place } from './gazetteer.ts';
import type { HouseNumber } from './houseNumber.ts';

export interface Weighted {
  readonly place: Place;
  readonly weight: number;
}

/** Whether a number lies in the place's section and on its side. */
export function fits(place: Place, number: number): boolean {
  const { section } = place;
  return section !== null && number >= section.from && number <= section.to && sideFits(place, number);
}

/** Roads and other places that go by the same words are told apart each for itself. */
export function partOf(
  candidates: readonly Weighted[],
  number: HouseNumber | null,
  side: 'odd' | 'even' | null,
): { chosen: readonly Weighted[]; outside: boolean } {
  const roads = byNumber(
    candidates.filter(({ place }) => place.road),
    number,
    side,
  );
  const others = byNumber(
    candidates.filter(({ place }) => !place.road),
    number,
    null,
  );
  const outside = roads.outside && others.chosen.length === 0;
  return {
    chosen: [...(roads.outside && !outside ? [] : share(roads.chosen)), ...share(others.chosen)],
    outside: outside || others.outside,
  };
}

/** Sections of one road are one reading together, not one each. */
function share(chosen: readonly Weighted[]): Weighted[] {
  const names = new Map<string, number>();
  for (const { place } of chosen)
    if (place.section) names.set(place.row.name, (names.get(place.row.name) ?? 0) + 1);
  return chosen.map(({ place, weight }) => ({
    place,
    weight: place.section ? weight / (names.get(place.row.name) ?? 1) : weight,
  }));
}

/** The part of a place that a number means; `outside` when no known section has it. */
function byNumber(
  candidates: readonly Weighted[],
  number: HouseNumber | null,
  side: 'odd' | 'even' | null,
): { chosen: readonly Weighted[]; outside: boolean } {
  const whole = candidates.filter(({ place }) => place.section === null);
  const sections = candidates.filter(({ place }) => place.section !== null);
  const fitting = number ? sections.filter(({ place }) => meets(place, number)) : [];
  if (fitting.length > 0) return { chosen: fitting, outside: false };
  if (whole.length > 0) return { chosen: whole, outside: false };
  if (!number || number.bare) {
    const onSide = side ? sections.filter(({ place }) => place.section?.side === side) : [];
    return { chosen: onSide.length > 0 ? onSide : sections, outside: false };
  }
  return { chosen: nearest(sections, number.numbers[0] ?? 0), outside: sections.length > 0 };
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

function nearest(sections: readonly Weighted[], number: number): Weighted[] {
  const gap = ({ place }: Weighted): number => {
    const { from = 0, to = 0 } = place.section ?? {};
    return Math.max(0, from - number, number - to) + (sideFits(place, number) ? 0 : 0.5);
  };
  const least = Math.min(...sections.map(gap));
  return sections.filter((section) => gap(section) === least);
}
