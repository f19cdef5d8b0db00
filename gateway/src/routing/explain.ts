/** The whole reasoning as staff see it: where, why, what else, which category, whose hands. */
import type { Explanation } from '@gridline/shared/staffApi.ts';
import { suggest } from '../categories/suggestion.ts';
import type { Atlas } from './atlas.ts';
import { findDuty, type DutyRow } from './duty.ts';
import { route, type RouteQuestion } from './route.ts';

/** @param at the day whose duties hold */
export function explain(question: RouteQuestion, atlas: Atlas, at: Date): Explanation {
  const routing = route(question, atlas);
  const category = suggest(question.text, atlas);
  const group = atlas.categories.find(({ code }) => code === category?.code)?.group;
  const duty = routing.gridCode
    ? findDuty(
        {
          categoryCode: category?.code ?? null,
          areaPath: routing.areaPath,
          at,
          ...(group === undefined ? {} : { group }),
        },
        atlas.duties,
      )
    : null;
  const unit = duty?.duty ? unitOf(duty.duty, atlas) : null;
  return {
    verdict: routing.verdict,
    grid: routing.gridCode,
    place: routing.placeText === '' ? null : routing.placeText,
    probability: routing.probability,
    reasons: [
      ...routing.reasons,
      ...(category?.doubt ? [category.doubt] : []),
      ...(duty && !duty.unitCode ? [duty.reason] : []),
    ],
    candidates: routing.candidates.map(({ name, gridCode, probability, reasons }) => ({
      name,
      grid: gridCode ?? '',
      probability,
      reasons: [...reasons],
    })),
    category: category && {
      code: category.code,
      name: category.name,
      words: [...category.words],
      by: category.by,
      probability: category.probability,
    },
    unit,
  };
}

/** The row of the duty table that decided, in names. */
function unitOf(duty: DutyRow, { areas, categories, units }: Atlas): Explanation['unit'] {
  const name = units.get(duty.unitCode)?.name ?? duty.unitCode;
  const category =
    categories.find(({ code }) => code === duty.categoryCode)?.name ?? duty.categoryCode ?? '任何事项';
  const area = areas.get(duty.areaCode ?? '')?.name ?? duty.areaCode ?? '全区';
  return { code: duty.unitCode, name, duty: `权责表第${duty.position}条：${area}的${category}由${name}办理` };
}
