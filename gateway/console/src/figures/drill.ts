import type { Dimension, Measure } from '@gridline/shared/measures.ts';
import { createContext, useContext } from 'react';

/** Which cases are looked at behind a figure. */
export interface Drill {
  title: string;
  measures: readonly Measure[];
  only?: { dimension: Dimension; key: string };
}

/** Opens the cases behind a figure. */
export const DrillContext = createContext<(drill: Drill) => void>(() => undefined);

export function useDrill(): (drill: Drill) => void {
  return useContext(DrillContext);
}
