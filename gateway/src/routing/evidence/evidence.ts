/** What speaks for a place beside the words and a pin, and how it may shift what the words left open. */
import type { Point } from '@gridline/shared/place.ts';
import { numberedName } from '../names/numberedName.ts';
import { normaliseName } from '../text/normalise.ts';
import type { Option } from '../reading/reading.ts';

/** A place this resident is known by: where the last matter was, or the registered address. */
export interface Hint {
  readonly kind: 'last' | 'home';
  readonly gridCode: string;
  /** As people write it; '' when only the grid is known. */
  readonly place: string;
}

export interface Evidence {
  /** Where the complaint's photos were taken, WGS-84; those without a place are left out. */
  readonly photos?: readonly Point[];
  /** The area whose own number was texted or called. */
  readonly numberArea?: string | null;
  /** Weak: they order what is asked and suggest an answer, and never decide. Best first. */
  readonly hints?: readonly Hint[];
}

/** The likelihood of an option in the light of some evidence, against 1 for an option without. */
export type Lift = (option: Option) => number;

/**
 * Shifts probability among places of one name, or sections of one road; between different names the words have
 * decided already. The sum over each name stays as the words left it.
 */
export function shiftWithinNames(options: readonly Option[], lift: Lift): Option[] {
  const sums = new Map<string, { before: number; after: number }>();
  for (const option of options) {
    const name = nameOf(option);
    const sum = sums.get(name) ?? { before: 0, after: 0 };
    sum.before += option.probability;
    sum.after += option.probability * lift(option);
    sums.set(name, sum);
  }
  return options.map((option) => {
    const { before, after } = sums.get(nameOf(option)) ?? { before: 1, after: 1 };
    const probability =
      after === 0 ? option.probability : (option.probability * lift(option) * before) / after;
    return { ...option, probability };
  });
}

/** 解放路 for all sections of the road. */
function nameOf({ place }: Option): string {
  const name = normaliseName(place.row.name);
  return numberedName(name)?.base ?? name;
}
