/** Whose hands: ordered rows of the duty table, first match wins. */

export interface DutyRow {
  readonly position: number;
  /** A category, the beginning of its code (a group), the group's name, or `null` for any. */
  readonly categoryCode: string | null;
  /** The grid or anything above it, or `null` for any. */
  readonly areaCode: string | null;
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
  readonly at: Date;
}

export type DutyAnswer =
  | { readonly duty: DutyRow; readonly unitCode: string; readonly reason: string }
  | { readonly duty: null; readonly unitCode: null; readonly reason: string };

/** @param duties in any order; their `position` decides. The reason is a Chinese sentence. */
export function findDuty(question: DutyQuestion, duties: readonly DutyRow[]): DutyAnswer {
  const matching = duties
    .filter((duty) => isFor(duty, question) && covers(duty, question.areaPath) && holdsAt(duty, question.at))
    .reduce<DutyRow | null>(
      (first, duty) => (first === null || duty.position < first.position ? duty : first),
      null,
    );
  if (matching) return { duty: matching, unitCode: matching.unitCode, reason: describe(matching) };
  return { duty: null, unitCode: null, reason: `权责表里没有一条适用：${gapOf(question)}。` };
}

function holdsAt(duty: DutyRow, at: Date): boolean {
  return duty.from <= at && (duty.to === null || at < duty.to);
}

function isFor(duty: DutyRow, question: DutyQuestion): boolean {
  if (duty.categoryCode === null) return true;
  if (question.categoryCode === null) return false;
  return question.categoryCode.startsWith(duty.categoryCode) || duty.categoryCode === question.group;
}

function covers(duty: DutyRow, areaPath: string): boolean {
  return duty.areaCode === null || areaPath.includes(`/${duty.areaCode}/`);
}

function describe(duty: DutyRow): string {
  const category = duty.categoryCode === null ? '任何类别' : `类别${duty.categoryCode}`;
  const area = duty.areaCode === null ? '任何区域' : `区域${duty.areaCode}`;
  return `权责表第${duty.position}条：${category}、${area}，由${duty.unitCode}办理。`;
}

function gapOf({ categoryCode, areaPath }: DutyQuestion): string {
  if (categoryCode === null) return '还没有类别';
  if (areaPath === '') return '还不知道属于哪个网格';
  return `类别${categoryCode}在这个网格还没有指定办理单位`;
}
