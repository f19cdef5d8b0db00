/** Which place of the gazetteer a person means who has said in words and by its grid where something is. */
import type { Atlas } from '../atlas.ts';
import type { Place } from '../names/gazetteer.ts';
import { isListed } from '../names/nameForms.ts';
import { numberedName } from '../names/numberedName.ts';
import { normaliseName } from '../text/normalise.ts';
import { gridOf } from '../reading/options.ts';
import { readPlace } from '../reading/readPlace.ts';

export interface PlaceMeant {
  readonly id: string;
  /** As the gazetteer writes it, with the number of a house where the words have one. */
  readonly name: string;
}

/**
 * By the exact name or a listed alias, else by reading the words; `null` when the words name no place of the
 * gazetteer, or none in this grid. Of several places of one name it is the one in the grid.
 */
export function placeMeant(words: string, gridCode: string, atlas: Atlas): PlaceMeant | null {
  const named = placesCalled(words, atlas);
  const here = named.filter((place) => gridOf(place, atlas.areas) === gridCode);
  const [exact] = here.length > 0 || named.length > 1 ? here : named;
  if (exact) return { id: exact.row.id, name: exact.row.name };
  const reading = readPlace(words, atlas.gazetteer, atlas.areas);
  const found = reading.candidates.find((candidate) => candidate.gridCode === gridCode);
  return found ? { id: found.placeId, name: found.name } : null;
}

/** Places whose name or alias is exactly these words. */
function placesCalled(words: string, { gazetteer }: Atlas): Place[] {
  const text = normaliseName(words);
  const whole = gazetteer.find(text).find(({ start, end }) => start === 0 && end === text.length);
  if (!whole) return [];
  return gazetteer
    .targetsOf(whole.form)
    .flatMap((target) => (target.kind === 'place' && isListed(target.origin) ? target.place : []));
}

/** A place by its id, `undefined` when the gazetteer no longer has it. */
export function placeById(id: string, { gazetteer }: Atlas): Place | undefined {
  return gazetteer.places.find(({ row }) => row.id === id);
}

/**
 * The estate, building or house that words mean, as one would ask for it: 水景园 rather than 水景园3号楼 where both lie
 * in the grid; '' when the gazetteer knows none there.
 */
export function placeToAskFor(words: string, gridCode: string, atlas: Atlas): string {
  const meant = placeMeant(words, gridCode, atlas);
  const place = meant && placeById(meant.id, atlas);
  if (!meant || !place) return '';
  return place.road ? meant.name : wholeOf(place, atlas).row.name;
}

/** The estate of a building, as far as it lies in the same grid; other places are whole already. */
export function wholeOf(place: Place, atlas: Atlas): Place {
  const base = place.road ? null : numberedName(normaliseName(place.row.name))?.base;
  if (!base) return place;
  const gridCode = gridOf(place, atlas.areas);
  return placesCalled(base, atlas).find((one) => gridOf(one, atlas.areas) === gridCode) ?? place;
}

/** The place of this id; after an import gave new ids, the only one of this name. */
export function placeKnownAs(id: string | null, name: string, atlas: Atlas): Place | undefined {
  const place = id === null ? undefined : placeById(id, atlas);
  if (place) return place;
  const [only, ...more] = placesCalled(name, atlas);
  return more.length === 0 ? only : undefined;
}
