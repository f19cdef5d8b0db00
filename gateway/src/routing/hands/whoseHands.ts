/** The question to the duty table as a case puts it: its grid, its point, its level and the business grids it lies in. */
import type { Point } from '@gridline/shared/place.ts';
import { levelOfPath } from '@gridline/shared/areaPath.ts';
import type { BusinessPlace } from '../../areas/businessIndex.ts';
import type { Atlas } from '../atlas.ts';
import { findDuty, type DutyAnswer, type DutyQuestion } from './duty.ts';
import type { DutyNames } from './dutyWords.ts';

export interface Matter {
  readonly categoryCode: string | null;
  /** The owner, or `null` while it is unknown. */
  readonly gridCode: string | null;
  /** `/a/b/c/` of the owner, or '' */
  readonly areaPath: string;
  /** WGS-84. */
  readonly point: Point | null;
  /** At which the case stands; `null`: at the owner's own. */
  readonly level: number | null;
  readonly at: Date;
}

/** Which row decides, and the sentence that says so in names. */
export function whoseHands(matter: Matter, atlas: Atlas): DutyAnswer {
  return findDuty(dutyQuestion(matter, atlas), atlas.duties, dutyNames(atlas));
}

/** @returns the question as rows are held against it */
export function dutyQuestion(matter: Matter, atlas: Atlas): DutyQuestion {
  const { categoryCode, areaPath, at } = matter;
  const group = atlas.categories.find(({ code }) => code === categoryCode)?.group;
  const { grids, doubts } = businessPlace(matter, atlas);
  return {
    categoryCode,
    ...(group === undefined ? {} : { group }),
    areaPath,
    level: matter.level ?? levelOfPath(areaPath),
    businessGrids: grids.map(({ code }) => code),
    doubts: doubts.map(({ sentence, couldBe }) => ({
      sentence,
      couldBe: couldBe.map(({ code }) => code),
    })),
    at,
  };
}

/** A point outside of the grid says nothing of where in the grid it is: the grid was corrected by hand. */
export function businessPlace(
  { gridCode, point }: Pick<Matter, 'gridCode' | 'point'>,
  { areas, business }: Atlas,
): BusinessPlace {
  if (gridCode === null || business.all.length === 0) return { grids: [], doubts: [] };
  return business.at(gridCode, point && areas.ownerOf(point)?.code === gridCode ? point : null);
}

export function dutyNames({ areas, business, categories, units }: Atlas): DutyNames {
  return {
    category: (code) => categories.find((category) => category.code === code)?.name ?? code,
    area: (code) => areas.get(code)?.name ?? code,
    businessGrid: (code) => business.get(code)?.name ?? code,
    unit: (code) => units.get(code)?.name ?? code,
  };
}
