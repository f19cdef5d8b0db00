/** Where a complaint belongs: a pin decides, else the words for the place, else the text. */
import type { Point } from '@gridline/shared/place.ts';
import type { Atlas } from './atlas.ts';
import { readPlace } from './readPlace.ts';
import type { PlaceCandidate, PlaceReading, PlaceVerdict } from './reading.ts';

export interface RouteQuestion {
  readonly text: string;
  /** What the resident wrote as the place, or ''. */
  readonly placeText: string;
  /** A pin, WGS-84. */
  readonly point: Point | null;
}

export interface Routing {
  readonly verdict: PlaceVerdict;
  /** The owner when sure, else `null`. */
  readonly gridCode: string | null;
  /** Path of the deepest area that is known, `/a/b/c/`; '' if none. */
  readonly areaPath: string;
  /** The place as people write it; '' if unknown. */
  readonly placeText: string;
  /** The pin, else the place's own point. */
  readonly point: Point | null;
  readonly probability: number;
  /** Chinese sentences that a person can check. */
  readonly reasons: readonly string[];
  /** What to ask about, at most four. */
  readonly candidates: readonly PlaceCandidate[];
  /** Why a person must look, or `null` when nobody must. */
  readonly triageReason: string | null;
}

/** Never throws; whatever cannot be routed says why in `triageReason`. */
export function route(question: RouteQuestion, atlas: Atlas): Routing {
  const reading = readWords(question, atlas);
  if (question.point) return byPin(question.point, reading, question, atlas);
  return byWords(reading, question, atlas);
}

function readWords({ text, placeText }: RouteQuestion, atlas: Atlas): PlaceReading {
  const fromText = readPlace(text, atlas.gazetteer, atlas.areas);
  if (placeText.trim() === '') return fromText;
  const fromPlace = readPlace(placeText, atlas.gazetteer, atlas.areas);
  if (fromPlace.verdict === 'sure' || fromText.verdict === 'none') return fromPlace;
  const both = readPlace(`${placeText}，${text}`, atlas.gazetteer, atlas.areas);
  return both.verdict === 'sure' || fromPlace.verdict === 'none' ? both : fromPlace;
}

const PIN_INSIDE = 0.97;
const PIN_NEAREST = 0.86;

function byPin(point: Point, reading: PlaceReading, question: RouteQuestion, atlas: Atlas): Routing {
  const owner = atlas.areas.ownerOf(point);
  if (!owner) {
    const words = byWords(reading, question, atlas);
    const reason = '地图上的位置不在本辖区任何网格内';
    const triageReason = words.triageReason ?? `${reason}，文字写的却在辖区内，请核对地点。`;
    return { ...words, point, reasons: [reason, ...words.reasons], triageReason };
  }
  const name = atlas.areas.get(owner.code)?.name ?? owner.code;
  const reason =
    owner.how === 'inside'
      ? `地图上的位置在${name}内`
      : `地图上的位置在网格之间的缝隙里，离${name}最近（${Math.round(owner.metres)}米）`;
  const first = reading.candidates[0];
  const disagree = reading.verdict === 'sure' && first !== undefined && first.gridCode !== owner.code;
  return {
    verdict: 'sure',
    gridCode: owner.code,
    areaPath: atlas.areas.pathOf(owner.code),
    placeText: question.placeText.trim() || (disagree ? '' : (first?.name ?? '')),
    point,
    probability: owner.how === 'inside' ? PIN_INSIDE : PIN_NEAREST,
    reasons: disagree
      ? [reason, `文字写的是“${first.name}”，${first.reasons.at(-1) ?? ''}；以地图上的位置为准`]
      : [reason],
    candidates: [],
    triageReason: null,
  };
}

function byWords(reading: PlaceReading, question: RouteQuestion, atlas: Atlas): Routing {
  const first = reading.candidates[0];
  const sure = reading.verdict === 'sure';
  const gridCode = sure ? (first?.gridCode ?? reading.areaCode) : null;
  return {
    verdict: reading.verdict,
    gridCode,
    areaPath: atlas.areas.pathOf(gridCode ?? reading.areaCode ?? ''),
    placeText: sure && first ? first.name : question.placeText.trim(),
    point: sure && first ? { lng: first.lng, lat: first.lat } : null,
    probability: first?.probability ?? (sure ? 0.95 : 0),
    reasons: reading.reasons,
    candidates: reading.verdict === 'ask' ? reading.candidates : [],
    triageReason: triageReason(reading),
  };
}

function triageReason(reading: PlaceReading): string | null {
  if (reading.verdict === 'sure') return null;
  if (reading.verdict === 'none') return '没有写明地点，不知道属于哪个网格，请联系居民确认。';
  if (reading.verdict === 'broad') return `地点不够具体：${reading.reasons.join('；')}。`;
  const names = reading.candidates.map(({ name }) => name).join('、');
  return reading.candidates.length > 1
    ? `地点有几处可能（${names}），请联系居民确认。`
    : `地点可能是“${names}”，把握不够，请核对。`;
}
