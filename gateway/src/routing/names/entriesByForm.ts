/** What the forms of the gazetteer name, ordered by form in flat arrays. */
import { forEachBelow, type Slices } from '../../slices.ts';

const ENTRIES_A_SLICE = 16_384;

/** Which form names what: a place by its index, or an area by -1 - its index. */
export interface Entries {
  forms: number[];
  targets: number[];
  origins: number[];
}

/** Targets by form: those of form `f` are `starts[f] … starts[f + 1])`. */
export interface ByForm {
  readonly starts: Uint32Array;
  readonly targets: Int32Array;
  readonly origins: Uint8Array;
}

/** By counting, so that nothing is sorted. */
export function* orderByForm({ forms, targets, origins }: Entries, formCount: number): Slices<ByForm> {
  const starts = new Uint32Array(formCount + 1);
  yield* forEachBelow(forms.length, ENTRIES_A_SLICE, (entry) => {
    starts[forms[entry] as number]! += 1;
  });
  yield* forEachBelow(formCount + 1, ENTRIES_A_SLICE, (form) => {
    if (form > 0) starts[form]! += starts[form - 1] as number;
  });
  const ordered = { starts, targets: new Int32Array(forms.length), origins: new Uint8Array(forms.length) };
  // Filled from the end, so that the ends come to rest at the starts.
  yield* forEachBelow(forms.length, ENTRIES_A_SLICE, (index) => {
    const entry = forms.length - 1 - index;
    const at = --starts[forms[entry] as number]!;
    ordered.targets[at] = targets[entry] as number;
    ordered.origins[at] = origins[entry] as number;
  });
  return ordered;
}
