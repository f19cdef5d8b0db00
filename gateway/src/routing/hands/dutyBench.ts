/** The test bench: every row of the duty table held against one question, in order, and which one decides. */
import type { DutyBench, DutyRowView } from '@gridline/shared/routingApi.ts';
import type { Atlas } from '../atlas.ts';
import { findDuty, whyNot, type DutyQuestion, type DutyRow } from './duty.ts';
import { whyWords, type DutyNames } from './dutyWords.ts';
import { businessPlace, dutyNames, dutyQuestion, type Matter } from './whoseHands.ts';

export interface HeldRow {
  readonly duty: DutyRow;
  readonly fits: boolean;
  /** Why not, or '' */
  readonly why: string;
}

/** @returns the rows by position */
export function holdAgainst(question: DutyQuestion, duties: readonly DutyRow[]): HeldRow[] {
  return [...duties]
    .sort((a, b) => a.position - b.position)
    .map((duty) => {
      const missing = whyNot(duty, question);
      const why = missing.map((words) => whyWords({ duty, why: words })).join('、');
      return { duty, fits: missing.length === 0, why };
    });
}

export function benchDuties(matter: Matter, atlas: Atlas): DutyBench {
  const names = dutyNames(atlas);
  const question = dutyQuestion(matter, atlas);
  const { duty: decided, reason } = findDuty(question, atlas.duties, names);
  const { grids, doubts } = businessPlace(matter, atlas);
  const { gridCode } = matter;
  return {
    decided: decided && dutyView(decided, names),
    reason,
    grid: gridCode === null ? null : { code: gridCode, name: names.area(gridCode) },
    businessGrids: grids.map(({ code, name, business }) => ({ code, name, business })),
    businessDoubts: doubts.map(({ sentence }) => sentence),
    rows: holdAgainst(question, atlas.duties).map(({ duty, fits, why }) => ({
      ...dutyView(duty, names),
      fits,
      why: fits && duty !== decided ? `也适用，但第${decided?.position}条在前` : why,
    })),
  };
}

export function dutyView(duty: DutyRow, names: DutyNames): DutyRowView {
  return {
    position: duty.position,
    category: duty.categoryCode && names.category(duty.categoryCode),
    area: duty.areaCode && names.area(duty.areaCode),
    level: duty.level,
    businessGrid: duty.businessGrid && names.businessGrid(duty.businessGrid),
    unitCode: duty.unitCode,
    unitName: names.unit(duty.unitCode),
    from: duty.from.toISOString(),
    to: duty.to?.toISOString() ?? null,
  };
}
