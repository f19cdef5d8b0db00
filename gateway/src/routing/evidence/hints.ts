/**
 * Where the caller's last matter was, and the registered address: a weak hint. It puts a candidate first and
 * suggests an answer; it never routes, because people also complain of other places.
 */
import { cutText } from '@gridline/shared/text.ts';
import type { AreaIndex } from '../../areas/areaIndex.ts';
import { shiftWithinNames, type Hint } from './evidence.ts';
import { SURE, type Weigh } from '../reading/readPlace.ts';
import type { Option, PlaceCandidate, PlaceReading } from '../reading/reading.ts';

/** Against a place of the same name that nothing speaks for: most people complain of where they live or go. */
const LIFT = 4;
/** A hint lifts no grid beyond this; more must come from the words. */
const HINTED_AT_MOST = SURE - 0.05;
/** Of all who wrote no place and had complained before, how many mean the same place again, by rule of thumb. */
const SAME_AGAIN = { last: 0.4, home: 0.3 };

/** How a hint is called. */
export const HINT_LABELS = { last: '上次反映的地点', home: '登记的地址' };

export interface Suggestion {
  readonly name: string;
  readonly gridCode: string;
  readonly probability: number;
  readonly reason: string;
}

const hintFor = (hints: readonly Hint[], gridCode: string | null): Hint | undefined =>
  hints.find((hint) => hint.gridCode === gridCode);

/** Shifts places of one name towards the hinted grids, up to a limit below sure. */
export function weighByHints(hints: readonly Hint[]): Weigh {
  return (options) => {
    const lifted = shiftWithinNames(options, ({ gridCode }) => (hintFor(hints, gridCode) ? LIFT : 1));
    return limited(options, lifted).sort((a, b) => b.probability - a.probability);
  };
}

/** As far from `before` to `after` as no grid that gained comes above the limit. */
function limited(before: readonly Option[], after: readonly Option[]): Option[] {
  const [was, is] = [sumByGrid(before), sumByGrid(after)];
  const shares = [...is].map(([grid, sum]) => {
    const start = was.get(grid) ?? 0;
    const limit = Math.max(start, HINTED_AT_MOST);
    return sum <= limit ? 1 : (limit - start) / (sum - start);
  });
  const share = Math.min(1, ...shares);
  return after.map((option, index) => {
    const start = before[index]?.probability ?? 0;
    return { ...option, probability: start + share * (option.probability - start) };
  });
}

function sumByGrid(options: readonly Option[]): Map<string | null, number> {
  const sums = new Map<string | null, number>();
  for (const { gridCode, probability } of options)
    sums.set(gridCode, (sums.get(gridCode) ?? 0) + probability);
  return sums;
}

/** The candidates to ask about, the hinted one first, with the reason. */
export function hintedFirst(reading: PlaceReading, hints: readonly Hint[]): PlaceReading {
  if (reading.verdict !== 'ask') return reading;
  const rank = ({ gridCode }: PlaceCandidate): number => {
    const at = hints.findIndex((hint) => hint.gridCode === gridCode);
    return at === -1 ? hints.length : at;
  };
  const candidates = [...reading.candidates]
    .sort((a, b) => rank(a) - rank(b))
    .map((candidate) => {
      const hint = hintFor(hints, candidate.gridCode);
      return hint ? { ...candidate, reasons: [...candidate.reasons, HINT_LABELS[hint.kind]] } : candidate;
    });
  const [first] = candidates;
  const hint = first && hintFor(hints, first.gridCode);
  return {
    ...reading,
    candidates,
    reasons: hint ? [...reading.reasons, `${first.name}是${HINT_LABELS[hint.kind]}`] : reading.reasons,
  };
}

/**
 * What may be asked when the words say nothing: the best hint that has a name and lies in the area, if one is known.
 * @param within code of the area that is known already, or `null`
 */
export function suggestionOf(
  hints: readonly Hint[],
  within: string | null,
  areas: AreaIndex,
): Suggestion | null {
  const fits = ({ gridCode, place }: Hint): boolean =>
    place !== '' &&
    areas.get(gridCode) !== null &&
    (within === null || areas.pathOf(gridCode).includes(`/${within}/`));
  const hint = hints.find(fits);
  return hint
    ? {
        name: cutText(hint.place, 30),
        gridCode: hint.gridCode,
        probability: SAME_AGAIN[hint.kind],
        reason: `${HINT_LABELS[hint.kind]}是${hint.place}（${areas.get(hint.gridCode)?.name ?? hint.gridCode}），要问过才能确定`,
      }
    : null;
}
