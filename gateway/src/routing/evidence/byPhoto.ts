/** What the photos' spot says beside the words: it settles what they leave open, and never overrules them silently. */
import type { AreaIndex } from '../../areas/areaIndex.ts';
import { OFF_METRES, type Spot } from './photoSpot.ts';
import type { PlaceCandidate, PlaceReading } from '../reading/reading.ts';

/** A photo in the middle of a grid; it may still have been taken after the walk home. Below a pin's 0.97. */
const INSIDE = 0.92;
/** A photo so near a border that the telephone's error reaches over it. */
const BY_BORDER = 0.86;
/** Words and photo of one mind are still no pin. */
const TOGETHER_AT_MOST = 0.96;
/** Where words and photo name two places, both may be wrong. */
const EITHER = 0.9;
const CHOICES = 4;

export interface Judgement {
  readonly reading: PlaceReading;
  /** Of the verdict, where it is not the first candidate's own. */
  readonly probability?: number;
  /** Why a person must look, where it is not what the reading says. */
  readonly triageReason?: string;
}

export interface Scene {
  readonly spot: Spot;
  readonly reading: PlaceReading;
  /** Every grid the words can mean, also where they are too many to ask about. */
  readonly grids: ReadonlySet<string>;
  /** The words name only where the writer lives. */
  readonly onlyHome: boolean;
  readonly areas: AreaIndex;
}

export function judgeByPhoto(scene: Scene): Judgement {
  const { reading, onlyHome, spot } = scene;
  if (reading.verdict === 'none') return alone(scene);
  const meant = agreeing(scene);
  if (meant) return agreed(scene, meant);
  if (onlyHome) return alone(scene, '文中只写了住在哪里');
  if (reading.verdict === 'broad') return withinArea(scene);
  return disagreed(scene, spot);
}

const nameOf = (code: string, areas: AreaIndex): string => areas.get(code)?.name ?? code;
const photoReason = ({ spot, areas }: Scene): string => `按照片拍摄位置，在${nameOf(spot.gridCode, areas)}内`;
const ownTrust = ({ spot }: Scene): number => (spot.around.size === 1 ? INSIDE : BY_BORDER);

/** Nothing else is known, or nothing that speaks of the scene. */
function alone(scene: Scene, because?: string): Judgement {
  const { spot, areas } = scene;
  const before = because === undefined ? [] : [because];
  if (spot.how === 'inside')
    return {
      reading: {
        verdict: 'sure',
        candidates: [],
        areaCode: spot.gridCode,
        reasons: [...before, photoReason(scene)],
      },
      probability: ownTrust(scene),
    };
  const areaCode = areas.get(spot.gridCode)?.parentCode ?? spot.gridCode;
  const reason = `照片拍摄位置在网格之间的缝隙里，离${nameOf(spot.gridCode, areas)}最近`;
  return { reading: { verdict: 'broad', candidates: [], areaCode, reasons: [...before, reason] } };
}

/** The candidate of the words that the photo lies in, or within a telephone's error of if it is the only one. */
function agreeing({ reading, spot, areas }: Scene): PlaceCandidate | string | null {
  if (reading.verdict === 'broad') return null;
  const { candidates } = reading;
  if (candidates.length === 0) return spot.around.has(reading.areaCode ?? '') ? reading.areaCode : null;
  const inside = candidates.find(({ gridCode }) => gridCode === spot.gridCode);
  const near = candidates.filter(({ gridCode }) => gridCode !== null && spot.around.has(gridCode));
  const found = inside ?? (near.length === 1 ? near[0] : undefined);
  return found?.gridCode && areas.get(found.gridCode) ? found : null;
}

function agreed(scene: Scene, meant: PlaceCandidate | string): Judgement {
  const { reading, spot, areas } = scene;
  const gridCode = typeof meant === 'string' ? meant : (meant.gridCode ?? '');
  const exact = gridCode === spot.gridCode;
  const prior = typeof meant === 'string' ? INSIDE : meant.probability;
  const trust = exact ? ownTrust(scene) : BY_BORDER;
  const both = Math.min(TOGETHER_AT_MOST, trust + (1 - trust) * prior);
  const reason = exact
    ? `照片拍摄位置也在${nameOf(gridCode, areas)}内`
    : `照片拍摄位置离${nameOf(gridCode, areas)}不到${OFF_METRES}米`;
  const settled =
    reading.verdict === 'sure' ? reason : reason.replace('照片', '按照片').replace('也在', '在');
  const own = typeof meant === 'string' ? reading.reasons : meant.reasons;
  const candidates = typeof meant === 'string' ? [] : [{ ...meant, reasons: [...own, settled] }];
  return {
    reading: { verdict: 'sure', candidates, areaCode: gridCode, reasons: [...own, settled] },
    probability: Math.max(both, reading.verdict === 'sure' ? prior : 0),
  };
}

/** Only an area, or a road through many grids: the photo finds the grid within it. */
function withinArea(scene: Scene): Judgement {
  const { reading, spot, grids, areas } = scene;
  const named =
    grids.size > 0
      ? grids.has(spot.gridCode)
      : reading.areaCode === null || areas.pathOf(spot.gridCode).includes(`/${reading.areaCode}/`);
  if (named && spot.how === 'inside')
    return {
      reading: {
        verdict: 'sure',
        candidates: [],
        areaCode: spot.gridCode,
        reasons: [...reading.reasons, photoReason(scene)],
      },
      probability: ownTrust(scene),
    };
  const reasons = [...reading.reasons, `照片却拍摄于${nameOf(spot.gridCode, areas)}`];
  return {
    reading: { ...reading, reasons },
    triageReason: `${reasons.join('，')}，请联系居民确认地点。`,
  };
}

/** Words and photo name two places: a person decides, or the resident is asked. */
function disagreed(scene: Scene, spot: Spot): Judgement {
  const { reading, areas } = scene;
  const photoGrid = nameOf(spot.gridCode, areas);
  const trust = ownTrust(scene);
  const words = reading.candidates.length > 0 ? reading.candidates : gridAsCandidate(reading, areas);
  const sum =
    Math.min(
      0.99,
      words.reduce((total, { probability }) => total + probability, 0),
    ) || 0.5;
  const [forWords, forPhoto] = [sum * (1 - trust), trust * (1 - sum)];
  const scale = EITHER / (forWords + forPhoto);
  const photo: PlaceCandidate = {
    placeId: '',
    name: `照片拍摄处（${photoGrid}）`,
    gridCode: spot.gridCode,
    lng: 0,
    lat: 0,
    probability: round(forPhoto * scale),
    reasons: [photoReason(scene)],
  };
  const shifted = words
    .slice(0, CHOICES - 1)
    .map((one) => ({ ...one, probability: round((one.probability / sum) * forWords * scale) }));
  const names = words.map(({ name, gridCode }) => `“${name}”（${nameOf(gridCode ?? '', areas)}）`).join('、');
  const reason = `文字写的是${names}，照片却拍摄于${photoGrid}`;
  return {
    reading: {
      verdict: 'ask',
      candidates: [...shifted, photo].sort((a, b) => b.probability - a.probability),
      areaCode: null,
      reasons: [...reading.reasons, reason],
    },
    triageReason: `${reason}，请联系居民确认地点。`,
  };
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** The text names the grid itself. */
function gridAsCandidate({ areaCode, reasons }: PlaceReading, areas: AreaIndex): PlaceCandidate[] {
  if (areaCode === null) return [];
  return [
    {
      placeId: '',
      name: nameOf(areaCode, areas),
      gridCode: areaCode,
      lng: 0,
      lat: 0,
      probability: 0.95,
      reasons,
    },
  ];
}
