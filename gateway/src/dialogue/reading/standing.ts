/** Where a conversation stands, as far as understanding needs it. Pure data. */
import type { Before } from './continues.ts';

/** A question that was asked and is still open. */
export type Open =
  | { readonly kind: 'survey'; /** Category of the case. */ readonly matter: string | null }
  | {
      readonly kind: 'place';
      /** How many numbered choices it had. */
      readonly choices: number;
      /** Category of the case it is about, or what its words speak for. */
      readonly matter: string | null;
    }
  | { readonly kind: 'which'; readonly choices: number }
  | { readonly kind: 'withdraw' }
  | { readonly kind: 'insist' };

export interface Standing {
  /** Asked last comes first. */
  readonly questions: readonly Open[];
  readonly openCases: number;
  /** The case whose survey was answered or missed last, not long ago. */
  readonly pastSurvey: { readonly matter: string | null } | null;
  /** The question where one of her open cases lies ran out, and nobody knows yet. */
  readonly placeLapsed: boolean;
  /** The complaint of the last minutes. */
  readonly before: Before | null;
  /** An operator answers by hand. */
  readonly taken: boolean;
  /** Name of the own district. */
  readonly districtName: string;
}

export const NOTHING_ASKED: Standing = {
  questions: [],
  openCases: 0,
  pastSurvey: null,
  placeLapsed: false,
  before: null,
  taken: false,
  districtName: '本区',
};
