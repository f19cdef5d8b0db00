/** The whole reasoning as staff see it: where, why, what else, which category, whose hands. */
import type { Explanation } from '@gridline/shared/staffApi.ts';
import { suggest } from '../categories/suggestion.ts';
import type { Atlas } from './atlas.ts';
import { route, type RouteQuestion } from './route.ts';
import { whoseHands } from './hands/whoseHands.ts';

/** @param at the day whose duties hold */
export function explain(question: RouteQuestion, atlas: Atlas, at: Date): Explanation {
  const routing = route(question, atlas);
  const category = suggest(question.text, atlas);
  const duty = routing.gridCode
    ? whoseHands(
        {
          categoryCode: category?.code ?? null,
          gridCode: routing.gridCode,
          areaPath: routing.areaPath,
          point: routing.point,
          level: null,
          at,
        },
        atlas,
      )
    : null;
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
    unit: duty?.duty
      ? {
          code: duty.unitCode,
          name: atlas.units.get(duty.unitCode)?.name ?? duty.unitCode,
          duty: duty.reason,
        }
      : null,
  };
}
