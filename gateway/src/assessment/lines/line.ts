/** One thing that counts, on the day it happened, for whom it counts. Written once and never changed. */
import type { Measure } from '@gridline/shared/measures.ts';
import type { CaseEvent } from '../../db/generated/mysql/client.ts';
import type { Tables } from '../../db/tables.ts';

export type Line = Tables['FigureLine'] & { measure: Measure };

/** What figures read of an event. */
export type Happening = Pick<
  CaseEvent,
  'id' | 'caseId' | 'seq' | 'at' | 'action' | 'toStage' | 'actorRole' | 'actorId' | 'unitCode' | 'data'
>;

/** What the event of filing of an older case does not say. */
export interface Birth {
  channel: string;
  areaPath: string;
}

/** For whom something counts. */
export interface Ascribed {
  /** Path of the grid of the day, `/a/b/c/`, or of the area that was known; '' none. */
  areaPath: string;
  unitCode: string | null;
  personId: string | null;
  categoryCode: string | null;
}

/** One line as the rules write it; who, when and which case are added for all of an event. */
export interface Entry {
  measure: Measure;
  /** 1 unless told. */
  n?: number;
  /** Exact minutes; rounded to a step when the line is made. */
  minutes?: number;
  reasonCode?: string | null;
  /** For whom; the case's own at that moment unless told. */
  of?: Ascribed;
  /** The half of a move that takes away: written beside the other half of the same event. */
  away?: boolean;
}
