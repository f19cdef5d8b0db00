/** How well texts are read: right at the first place, right when sure, right one among those asked about. */
import type { AreaIndex } from '../../areas/areaIndex.ts';
import type { Gazetteer } from '../names/gazetteer.ts';
import type { PlaceReading } from '../reading/reading.ts';
import { readPlace } from '../reading/readPlace.ts';
import type { PlaceText } from './placeTexts.ts';

export interface Share {
  right: number;
  of: number;
}

export interface Score {
  texts: number;
  /** Texts that name one place clearly enough: is it the first of those found? */
  first: Share;
  /** Of the verdicts `sure`. */
  sure: Share;
  /** Of the verdicts `ask` on texts that name a place: is the right one offered? */
  ask: Share;
  /** Was the verdict one of those allowed? */
  verdict: Share;
}

export interface Evaluation {
  readonly total: Score;
  readonly kinds: ReadonlyMap<string, Score>;
  readonly misses: readonly PlaceText[];
  /** Candidates by stated probability, in steps of a tenth: how many there were and how many were right. */
  readonly calibration: readonly Share[];
}

const empty = (): Score => ({
  texts: 0,
  first: { right: 0, of: 0 },
  sure: { right: 0, of: 0 },
  ask: { right: 0, of: 0 },
  verdict: { right: 0, of: 0 },
});

const STEPS = 10;

/** @param given the atlas of the district the texts were written for */
export function evaluate(
  texts: readonly PlaceText[],
  given: { gazetteer: Gazetteer; areas: AreaIndex },
): Evaluation {
  const total = empty();
  const kinds = new Map<string, Score>();
  const misses: PlaceText[] = [];
  const calibration = Array.from({ length: STEPS }, (): Share => ({ right: 0, of: 0 }));
  for (const line of texts) {
    const reading = readPlace(line.text, given.gazetteer, given.areas);
    const score = kinds.get(line.kind) ?? empty();
    kinds.set(line.kind, score);
    const good = [total, score].map((one) => add(one, line, reading));
    if (good.includes(false)) misses.push(line);
    if (line.right.length > 0) calibrate(calibration, line, reading);
  }
  return { total, kinds, misses, calibration };
}

/** Whether all that can be asked of this reading is right. */
export function isRight(line: PlaceText, reading: PlaceReading): boolean {
  return add(empty(), line, reading);
}

function add(score: Score, line: PlaceText, reading: PlaceReading): boolean {
  const offered = gridsOf(reading);
  const first = offered[0];
  const isFirst = first !== undefined && line.right.includes(first);
  const allowed = line.verdicts.includes(reading.verdict);
  score.texts += 1;
  const judged = [note(score.verdict, allowed)];
  // Where asking is as good as knowing, the first place is counted and not held.
  if (line.verdicts.includes('sure')) note(score.first, isFirst);
  if (reading.verdict === 'sure') judged.push(note(score.sure, isFirst && allowed));
  if (reading.verdict === 'ask' && line.right.length > 0) judged.push(note(score.ask, offers(line, offered)));
  if (reading.verdict === 'broad' && line.verdicts.includes('broad') && line.right.length > 0)
    judged.push(isAbove(reading.areaCode, line.right));
  return judged.every(Boolean);
}

function offers({ right, all, verdicts }: PlaceText, offered: readonly string[]): boolean {
  const met = right.filter((code) => offered.includes(code));
  return met.length >= (all && !verdicts.includes('sure') ? Math.min(4, right.length) : 1);
}

/** The area that was answered is one of the right ones, or holds all right grids. */
function isAbove(area: string | null, right: readonly string[]): boolean {
  return area !== null && (right.includes(area) || right.every((code) => code.startsWith(area)));
}

function note(share: Share, right: boolean): boolean {
  share.of += 1;
  if (right) share.right += 1;
  return right;
}

function gridsOf({ candidates, verdict, areaCode }: PlaceReading): string[] {
  const grids = candidates.flatMap(({ gridCode }) => gridCode ?? []);
  return grids.length === 0 && verdict === 'sure' && areaCode !== null ? [areaCode] : grids;
}

function calibrate(calibration: Share[], line: PlaceText, { candidates }: PlaceReading): void {
  for (const { gridCode, probability } of candidates) {
    const share = calibration[Math.min(STEPS - 1, Math.floor(probability * STEPS))];
    if (share) note(share, gridCode !== null && line.right.includes(gridCode));
  }
}
