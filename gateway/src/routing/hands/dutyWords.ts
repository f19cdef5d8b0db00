/** What the duty table says, in Chinese sentences a person can check against the posted list of duties. */
import { beijingDate } from '@gridline/shared/time.ts';
import { codesOfPath } from '@gridline/shared/areaPath.ts';
import type { DutyDoubt, DutyQuestion, DutyRow } from './duty.ts';

/** Names for the codes of a row. */
export interface DutyNames {
  category(code: string): string;
  area(code: string): string;
  businessGrid(code: string): string;
  unit(code: string): string;
}

const itself = (code: string): string => code;
export const BY_CODE: DutyNames = { category: itself, area: itself, businessGrid: itself, unit: itself };

/** The beginning of every reason for which no row fits: by it such cases are found among those that wait. */
export const UNROUTED = '权责表里没有一条适用：';

/**
 * `权责表第50条：港西环卫片区（临江区）的“道路不洁”由临江区环卫作业一所办理`, without a full stop.
 * @param doubted what kept an earlier row from deciding
 */
export function decidedSentence(duty: DutyRow, doubted: readonly DutyDoubt[], names: DutyNames): string {
  const area = duty.areaCode === null ? '全区' : names.area(duty.areaCode);
  const place = duty.businessGrid === null ? area : `${names.businessGrid(duty.businessGrid)}（${area}）`;
  const level = duty.level === null ? '' : levelWords(duty.level);
  const what = duty.categoryCode === null ? '各类事' : `“${names.category(duty.categoryCode)}”`;
  const sentence = `权责表第${duty.position}条：${place}${level}的${what}由${names.unit(duty.unitCode)}办理`;
  return [sentence, ...doubted.map((doubt) => doubt.sentence)].join('；');
}

/** A row that one dimension keeps from fitting. */
export interface NearMiss {
  readonly duty: DutyRow;
  readonly why: string;
}

const NEAR_SHOWN = 2;

export function unroutedSentence(
  question: DutyQuestion,
  { near, doubted }: { near: readonly NearMiss[]; doubted: readonly DutyDoubt[] },
  names: DutyNames,
): string {
  const { categoryCode, areaPath } = question;
  if (categoryCode === null) return `${UNROUTED}还没有类别。`;
  const grid = codesOfPath(areaPath).at(-1);
  if (grid === undefined) return `${UNROUTED}还不知道属于哪个网格。`;
  const closest = near.slice(0, NEAR_SHOWN).map((miss) => `第${miss.duty.position}条${whyWords(miss)}`);
  return [
    `${UNROUTED}${names.category(categoryCode)}在${names.area(grid)}没有办理单位，请补充权责表或人工派遣。`,
    ...(closest.length > 0 ? [`最接近的：${closest.join('，')}。`] : []),
    ...doubted.map(({ sentence }) => `${sentence}。`),
  ].join('');
}

/** `尚未生效（2026-05-06起）` */
export function whyWords({ duty, why }: NearMiss): string {
  if (why === '尚未生效') return `${why}（${beijingDate(duty.from)}起）`;
  if (why === '已失效' && duty.to) return `${why}（${beijingDate(new Date(duty.to.getTime() - 1))}止）`;
  if (why === '层级不符' && duty.level !== null) return `${why}（${levelWords(duty.level)}才用）`;
  return why;
}

function levelWords(level: number): string {
  return level === 0 ? '区级' : `第${level}级`;
}
