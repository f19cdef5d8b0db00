/** What routing says of one text, in one line that a program can judge. */
import type { AreaIndex } from '../../areas/areaIndex.ts';
import type { Gazetteer } from '../names/gazetteer.ts';
import { readPlace } from '../reading/readPlace.ts';
import type { PlaceVerdict } from '../reading/reading.ts';
import { WHOLE } from './areasOfCodes.ts';

export interface Judgement {
  readonly id: string;
  readonly verdict: PlaceVerdict;
  /** The likeliest grid; whether to trust it, the verdict says. `null` when only an area or nothing is known. */
  readonly grid: string | null;
  readonly place: string | null;
  readonly probability: number;
  /** Likeliest first; the first is `grid`. */
  readonly candidates: readonly {
    readonly grid: string | null;
    readonly place: string;
    readonly probability: number;
  }[];
  /** The area that all candidates share or that the text names. */
  readonly area: string | null;
  readonly reasons: readonly string[];
}

/** @param given.gazetteer and its areas, as one atlas has them */
export function judgeText(
  { id, text }: { id: string; text: string },
  given: { gazetteer: Gazetteer; areas: AreaIndex },
): Judgement {
  const { verdict, candidates, areaCode, reasons } = readPlace(text, given.gazetteer, given.areas);
  const [first] = candidates;
  const named = verdict === 'sure' && !first ? areaCode : null;
  return {
    id,
    verdict,
    grid: first?.gridCode ?? named,
    place: first?.name ?? (named === null ? null : (given.areas.get(named)?.name ?? named)),
    probability: first?.probability ?? (named === null ? 0 : 0.95),
    candidates: candidates.map(({ gridCode, name, probability }) => ({
      grid: gridCode,
      place: name,
      probability,
    })),
    area: areaCode === WHOLE ? null : areaCode,
    reasons,
  };
}

/** Lines of `id TAB text`; a heading and empty lines are passed over, a line without a TAB is its own id. */
export function readTexts(content: string): { id: string; text: string }[] {
  return content
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !/^id\ttext$/i.test(line.trim()))
    .map((line, index) => {
      const tab = line.indexOf('\t');
      return tab < 0
        ? { id: String(index + 1), text: line }
        : { id: line.slice(0, tab), text: line.slice(tab + 1) };
    });
}
