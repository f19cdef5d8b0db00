/**
 * Where a complaint belongs: a pin decides, else the words for the place and the text, with what speaks for a place
 * beside them: the number that was texted, the photos, and, never by itself, where the caller is known.
 */
import type { Point } from '@gridline/shared/place.ts';
import type { Atlas } from './atlas.ts';
import { judgeByPhoto, type Judgement } from './evidence/byPhoto.ts';
import type { Evidence } from './evidence/evidence.ts';
import { hintedFirst, suggestionOf, weighByHints, type Suggestion } from './evidence/hints.ts';
import { narrowByNumber, weighByNumber } from './evidence/numberArea.ts';
import { commonSpot, spotAt } from './evidence/photoSpot.ts';
import type { Weigh } from './reading/readPlace.ts';
import type { PlaceCandidate, PlaceReading, PlaceVerdict } from './reading/reading.ts';
import { onlyHome, readWords } from './words.ts';

export interface RouteQuestion {
  readonly text: string;
  /** What the resident wrote as the place, or answered when asked for it; or ''. */
  readonly placeText: string;
  /** A pin, WGS-84. */
  readonly point: Point | null;
  /** What speaks for a place beside words and pin. */
  readonly evidence?: Evidence;
}

export interface Routing {
  readonly verdict: PlaceVerdict;
  /** The owner when sure, else `null`. */
  readonly gridCode: string | null;
  /** Path of the deepest area that is known, `/a/b/c/`; '' if none. */
  readonly areaPath: string;
  /** The place as people write it; '' if unknown. */
  readonly placeText: string;
  /** The pin, else the place's own point; never where a photo was taken. */
  readonly point: Point | null;
  readonly probability: number;
  /** Chinese sentences that a person can check. */
  readonly reasons: readonly string[];
  /** What to ask about, at most four. */
  readonly candidates: readonly PlaceCandidate[];
  /** What to ask when the words say nothing: is it where the caller is known? */
  readonly suggestion: Suggestion | null;
  /** Why a person must look, or `null` when nobody must. */
  readonly triageReason: string | null;
}

/** Never throws; whatever cannot be routed says why in `triageReason`. */
export function route(question: RouteQuestion, atlas: Atlas): Routing {
  if (question.point) return byPin(question.point, question, atlas);
  return byJudgement(judge(question, atlas), question, atlas);
}

type Judged = Judgement & { readonly suggestion?: Suggestion | null };

/** The words first; each further piece of evidence only for what is still open. */
function judge(question: RouteQuestion, atlas: Atlas): Judged {
  const { areas } = atlas;
  const { photos = [], numberArea = null, hints = [] } = question.evidence ?? {};
  const words = readWords(question, atlas);
  const area = words.verdict !== 'sure' && numberArea !== null && areas.get(numberArea) ? numberArea : null;
  const byNumber: Weigh = area === null ? (options) => options : weighByNumber(area, areas);
  const read = (weigh: Weigh): PlaceReading => {
    const reading = readWords(question, atlas, weigh);
    return area === null ? reading : narrowByNumber(reading, area, areas);
  };
  const reading = area === null ? words : read(byNumber);
  const point = commonSpot(photos);
  const spot = point && spotAt(point, areas);
  if (spot) {
    const grids = gridsMeant(question, atlas);
    // A photo says more than the number that was texted.
    const open = words.verdict === 'none' ? words : reading;
    return judgeByPhoto({ spot, reading: open, grids, onlyHome: onlyHome(question, atlas), areas });
  }
  const noted = { ...reading, reasons: [...reading.reasons, ...unusedPhotos(photos, point)] };
  if (reading.verdict === 'sure' || hints.length === 0) return { reading: noted };
  if (words.verdict === 'none') return { reading: noted, suggestion: suggestionOf(hints, area, areas) };
  if (reading.verdict !== 'ask') return { reading: noted };
  const byHints = weighByHints(hints);
  const hinted = read((options) => byHints(byNumber(options)));
  const same = hinted.verdict === 'ask' && hinted.candidates.length === reading.candidates.length;
  return { reading: hintedFirst(same ? { ...noted, candidates: hinted.candidates } : noted, hints) };
}

/** Why photos that have a place say nothing. */
function unusedPhotos(photos: readonly Point[], spot: Point | null): string[] {
  if (photos.length === 0) return [];
  return [spot ? '照片拍摄位置不在本辖区，没有采用' : '几张照片拍摄的地方相距较远，没有采用'];
}

/** Every grid the words can mean. */
function gridsMeant(question: RouteQuestion, atlas: Atlas): Set<string> {
  const grids = new Set<string>();
  readWords(question, atlas, (options) => {
    for (const { gridCode } of options) if (gridCode !== null) grids.add(gridCode);
    return options;
  });
  return grids;
}

const PIN_INSIDE = 0.97;
const PIN_NEAREST = 0.86;

function byPin(point: Point, question: RouteQuestion, atlas: Atlas): Routing {
  const owner = atlas.areas.ownerOf(point);
  if (!owner) {
    const evidence = { ...question.evidence, photos: [] };
    const words = byJudgement(judge({ ...question, evidence }, atlas), question, atlas);
    const reason = '地图上的位置不在本辖区任何网格内';
    const triageReason = words.triageReason ?? `${reason}，文字写的却在辖区内，请核对地点。`;
    return { ...words, point, reasons: [reason, ...words.reasons], triageReason };
  }
  const name = atlas.areas.get(owner.code)?.name ?? owner.code;
  const reason =
    owner.how === 'inside'
      ? `地图上的位置在${name}内`
      : `地图上的位置在网格之间的缝隙里，离${name}最近（${Math.round(owner.metres)}米）`;
  const reading = readWords(question, atlas);
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
    suggestion: null,
    triageReason: null,
  };
}

function byJudgement(judged: Judged, question: RouteQuestion, atlas: Atlas): Routing {
  const { reading, suggestion = null } = judged;
  const first = reading.candidates[0];
  const sure = reading.verdict === 'sure';
  const gridCode = sure ? (first?.gridCode ?? reading.areaCode) : null;
  const why = judged.triageReason ?? triageReason(reading);
  return {
    verdict: reading.verdict,
    gridCode,
    areaPath: atlas.areas.pathOf(gridCode ?? reading.areaCode ?? ''),
    placeText: sure && first ? first.name : question.placeText.trim(),
    point: sure && first ? { lng: first.lng, lat: first.lat } : null,
    probability: judged.probability ?? first?.probability ?? (sure ? 0.95 : 0),
    reasons: [...reading.reasons, ...(suggestion ? [suggestion.reason] : [])],
    candidates: reading.verdict === 'ask' ? reading.candidates : [],
    suggestion,
    triageReason: why !== null && suggestion ? `${why}${suggestion.reason}。` : why,
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
