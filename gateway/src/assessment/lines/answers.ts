/** What residents answer: counted once a closing; who changes an answer takes the earlier one away on that day. */
import { isSatisfied } from '@gridline/shared/survey.ts';
import type { Measure } from '@gridline/shared/measures.ts';
import type { AnswerData } from './eventData.ts';
import type { Ascribed, Entry } from './line.ts';
import { responded } from './limits.ts';
import { ascribed, type Answer, type CaseState, type Round } from './state.ts';

/** Dissatisfied and very dissatisfied, of five. */
const DISSATISFIED = 2;
const SOLVED = { yes: 'solvedYes', partly: 'solvedPartly', no: 'solvedNo' } as const;

export function answered(state: CaseState, given: AnswerData, of?: Ascribed): Entry[] {
  const round = roundOf(state, given.round ?? null, of);
  const answer: Answer = {
    contacted: given.contacted ?? null,
    solved: given.solved,
    satisfaction: given.satisfaction ?? null,
  };
  const late: Entry[] = round.lapsed && !round.answer ? [{ measure: 'lapsed', n: -1, of: round.of }] : [];
  const taken = round.answer ? tellings(round.answer, round.of, -1) : [];
  const told = tellings(answer, round.of, 1);
  const first: Entry[] = round.answer ? [] : [{ measure: 'answered', of: round.of }];
  round.answer = answer;
  return [...late, ...first, ...taken, ...told, ...contactSaid(state, answer, round.of)];
}

/** 到期没有评价 */
export function lapsed(state: CaseState, number: number | null, of?: Ascribed): Entry[] {
  const round = roundOf(state, number, of);
  if (round.answer || round.lapsed) return [];
  round.lapsed = true;
  return [{ measure: 'lapsed', of: round.of }];
}

function tellings(answer: Answer, of: Ascribed, n: number): Entry[] {
  const { solved, satisfaction } = answer;
  const entries: Entry[] = [{ measure: SOLVED[solved], n, of }];
  if (satisfaction === null) return entries;
  const graded: Measure[] = ['graded'];
  if (isSatisfied(satisfaction)) graded.push('satisfied');
  if (satisfaction <= DISSATISFIED) graded.push('dissatisfied');
  return [...entries, ...graded.map((measure) => ({ measure, n, of }))];
}

/**
 * 响应: the resident's word on whether they were contacted outweighs what the log says. When that was is not asked: a yes
 * does not make a contact timely that came after its limit.
 */
function contactSaid(state: CaseState, { contacted }: Answer, of: Ascribed): Entry[] {
  if (contacted === null) return [];
  const { response } = state;
  const part = contacted && state.contact?.late ? (response?.part ?? false) : contacted;
  if (response === null) return responded(state, { part, of });
  if (response.part === part) return [];
  response.part = part;
  return [{ measure: 'responsePart', n: part ? 1 : -1, of: response.of }];
}

/** A complainant whose case was merged has no closing of their own: the round opens with the answer. */
function roundOf(state: CaseState, number: number | null, of?: Ascribed): Round {
  const key = number ?? Math.max(state.round, 1);
  const known = state.rounds.get(key);
  if (known) return known;
  const round: Round = { of: of ?? ascribed(state), answer: null, lapsed: false };
  state.rounds.set(key, round);
  return round;
}
