/** Whose hands: ordered rows of the duty table, first match wins. */
import { levelOfPath } from '@gridline/shared/areaPath.ts';
import { BY_CODE, decidedSentence, unroutedSentence, type DutyNames, type NearMiss } from './dutyWords.ts';

export interface DutyRow {
  readonly position: number;
  /** A category, the beginning of its code (a group), the group's name, or `null` for any. */
  readonly categoryCode: string | null;
  /** The grid or anything above it, or `null` for any. */
  readonly areaCode: string | null;
  /** Level of the area tree at which the case stands, 0 the district; `null` for any. */
  readonly level: number | null;
  /** Code of the business grid the place must lie in, or `null` for any. */
  readonly businessGrid: string | null;
  readonly unitCode: string;
  readonly from: Date;
  /** The first instant at which it no longer holds; `null`: until further notice. */
  readonly to: Date | null;
}

export interface DutyQuestion {
  readonly categoryCode: string | null;
  /** Name of the category's group, if duties are written by group names. */
  readonly group?: string;
  /** `/a/b/c/` of the owning grid. */
  readonly areaPath: string;
  /** At which the case stands, 0 the district; left out: at the level of the owning area. */
  readonly level?: number;
  /** Codes of the business grids in which the place lies. */
  readonly businessGrids?: readonly string[];
  /** Lines of business whose grid cannot be told: the grids it could be, and the sentence that says so. */
  readonly doubts?: readonly DutyDoubt[];
  readonly at: Date;
}

export interface DutyDoubt {
  readonly sentence: string;
  readonly couldBe: readonly string[];
}

export type DutyAnswer =
  | { readonly duty: DutyRow; readonly unitCode: string; readonly reason: string }
  | { readonly duty: null; readonly unitCode: null; readonly reason: string };

type Dimension = readonly [whyNot: string, holds: (duty: DutyRow, question: DutyQuestion) => boolean];

const DIMENSIONS: readonly Dimension[] = [
  ['类别不符', isFor],
  ['区域不符', ({ areaCode }, { areaPath }) => areaCode === null || areaPath.includes(`/${areaCode}/`)],
  [
    '层级不符',
    ({ level }, question) => level === null || level === (question.level ?? levelOfPath(question.areaPath)),
  ],
  [
    '业务网格不符',
    ({ businessGrid }, question) =>
      businessGrid === null || (question.businessGrids ?? []).includes(businessGrid),
  ],
  ['尚未生效', ({ from }, { at }) => from <= at],
  ['已失效', ({ to }, { at }) => to === null || at < to],
];

/**
 * A business grid that cannot be told fits no row: a later row without one may decide, and the reason says the doubt.
 * @param duties in any order; their `position` decides, among equals the earlier row
 * @param names for the reason, which is a Chinese sentence
 */
export function findDuty(
  question: DutyQuestion,
  duties: readonly DutyRow[],
  names: DutyNames = BY_CODE,
): DutyAnswer {
  const first = duties
    .filter((duty) => DIMENSIONS.every(([, holds]) => holds(duty, question)))
    .reduce<DutyRow | null>((best, duty) => (best && best.position <= duty.position ? best : duty), null);
  const { doubts = [] } = question;
  const near = first && doubts.length === 0 ? [] : nearMisses(question, duties);
  const passed = near.filter(({ duty }) => !first || duty.position < first.position);
  const doubted = doubts.filter(({ couldBe }) =>
    passed.some(({ duty }) => duty.businessGrid !== null && couldBe.includes(duty.businessGrid)),
  );
  if (first) return { duty: first, unitCode: first.unitCode, reason: decidedSentence(first, doubted, names) };
  return { duty: null, unitCode: null, reason: unroutedSentence(question, { near, doubted }, names) };
}

/** Why a row does not fit, dimension by dimension; none where it fits. */
export function whyNot(duty: DutyRow, question: DutyQuestion): string[] {
  return DIMENSIONS.flatMap(([words, holds]) => (holds(duty, question) ? [] : words));
}

/** Rows that a single dimension keeps from fitting, other than category and area, in order. */
function nearMisses(question: DutyQuestion, duties: readonly DutyRow[]): NearMiss[] {
  return duties
    .map((duty) => ({ duty, missing: whyNot(duty, question) }))
    .filter(({ missing }) => missing.length === 1)
    .map(({ duty, missing }) => ({ duty, why: missing[0] ?? '' }))
    .filter(({ why }) => why !== '类别不符' && why !== '区域不符')
    .sort((a, b) => a.duty.position - b.duty.position);
}

function isFor({ categoryCode }: DutyRow, question: DutyQuestion): boolean {
  if (categoryCode === null) return true;
  if (question.categoryCode === null) return false;
  return question.categoryCode.startsWith(categoryCode) || categoryCode === question.group;
}
