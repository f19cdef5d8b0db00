/** What comes out of reading a text for its place. */
import type { Place } from '../names/gazetteer.ts';

/**
 * - `sure`: route to the first candidate.
 * - `ask`: one to four candidates, short enough for one SMS.
 * - `broad`: only an area above the grid is known.
 * - `none`: nothing is known.
 */
export type PlaceVerdict = 'sure' | 'ask' | 'broad' | 'none';

export interface PlaceCandidate {
  readonly placeId: string;
  /** As people write it: 沿港西路83号. */
  readonly name: string;
  readonly gridCode: string | null;
  readonly lng: number;
  readonly lat: number;
  /** Of all places it could be, over all candidates at most 1. */
  readonly probability: number;
  /** Sentences that a person can check. */
  readonly reasons: readonly string[];
}

export interface PlaceReading {
  readonly verdict: PlaceVerdict;
  /** Best first; one for `sure`, at most four for `ask`. */
  readonly candidates: readonly PlaceCandidate[];
  /** The area all candidates share, or that the text names; `null` for `none`. */
  readonly areaCode: string | null;
  readonly reasons: readonly string[];
}

/** One way to understand a mention: a place, its grid, how likely, and why. */
export interface Option {
  readonly place: Place;
  readonly name: string;
  readonly gridCode: string | null;
  probability: number;
  readonly reasons: readonly string[];
}
