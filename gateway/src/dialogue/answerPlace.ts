/**
 * The answer to "where?": a digit or the name of a choice, or words that are read together with the complaint. What
 * is still unclear is asked once more when there is something to choose from, else a person telephones.
 */
import type { CaseFile } from '../db/generated/mysql/client.ts';
import { choicesOf, questionOf, type PlaceChoice } from '../intake/acknowledge.ts';
import { routeWithHints } from '../intake/hints.ts';
import { areaOfNumber } from '../intake/numberAreas.ts';
import type { Routing } from '../routing/route.ts';
import type { Intent } from './intent.ts';
import { locateAll } from './locate.ts';
import { handOver } from './placeByTelephone.ts';
import { asked, columnsOf, withQuestion, type Question } from './questions.ts';
import { saysNo } from './reading/choices.ts';
import { plainOf } from './reading/plain.ts';
import { replyTo } from './reply.ts';
import { lapsed } from './state.ts';
import { noted } from './noted.ts';
import type { Turn } from './turn.ts';
import { WORDS } from './words.ts';

type PlaceIntent = Extract<Intent, { kind: 'choice' | 'placeAnswer' | 'placeUnknown' }>;
type PlaceQuestion = Extract<Question, { kind: 'place' }>;

export interface Answering {
  turn: Turn;
  /** The cases it is about, none of them placed; at least one. */
  rows: readonly CaseFile[];
  choices: readonly PlaceChoice[];
  /** What stays open once this question is answered. */
  others: readonly Question[];
}

export async function answerPlace(turn: Turn, intent: PlaceIntent): Promise<void> {
  const answering = answeringOf(turn, intent.question);
  if (!answering) return replyTo(turn, WORDS.stray);
  if (intent.kind === 'placeUnknown') return handOver(answering, { routing: null, text: WORDS.placeUnknown });
  const chosen = choiceOf(intent, answering.choices);
  // Between the question and the answer a re-division may have done away with the grid of a choice.
  if (chosen && turn.house.atlas().areas.get(chosen.gridCode)) return locateAll(answering, chosen);
  if (chosen) return byWords(answering, chosen.name);
  if (intent.kind === 'choice') return handOver(answering, { routing: null, text: WORDS.placeUnclear });
  if (saysNo(plainOf(intent.text).compact) && answering.choices.length > 0) return askAgain(answering, []);
  return byWords(answering, intent.text);
}

function answeringOf(turn: Turn, index: number | null): Answering | null {
  const { state } = turn;
  const found = index === null ? undefined : state.asked[index];
  const question = found && 'question' in found && found.question.kind === 'place' ? found.question : null;
  const rows = question ? openRows(turn, question) : lapsed(state).slice(0, 1);
  if (rows.length === 0) return null;
  return {
    turn,
    rows,
    choices: question?.choices ?? [],
    others: state.questions.filter((one) => one !== question),
  };
}

const openRows = ({ state }: Turn, { caseIds }: PlaceQuestion): CaseFile[] =>
  state.openCases.filter(({ id, gridCode }) => caseIds.includes(id) && gridCode === null);

async function byWords(answering: Answering, words: string): Promise<void> {
  const routing = await readAnswer(answering, words);
  const { gridCode, placeText } = routing;
  if (gridCode) return locateAll(answering, { name: placeText || words, gridCode });
  const choices = choicesOf(routing);
  if (answering.choices.length === 0 && choices.length > 1) return askAgain(answering, choices);
  return handOver(answering, { routing, text: WORDS.placeUnclear });
}

/** By its digit, its name, or words that only one of the names has. */
function choiceOf(intent: PlaceIntent, choices: readonly PlaceChoice[]): PlaceChoice | null {
  if (intent.kind === 'placeUnknown') return null;
  if (intent.kind === 'choice') return choices[intent.index - 1] ?? null;
  const exact = choices.find(({ name }) => name === intent.text);
  if (exact) return exact;
  const part = plainOf(intent.text)
    .bare.replace(/^(?:是|在|就是)+/u, '')
    .replace(/(?:的?那个|的|那边|那里|吧|啊)+$/u, '');
  const [only, ...more] = choices.filter(({ name }) => part.length > 1 && name.includes(part));
  return only && more.length === 0 && choices.length > 1 ? only : null;
}

/** Read together with the complaint: “城中街道的” settles which 和平小区 it is. */
function readAnswer({ turn, rows }: Answering, answer: string): Promise<Routing> {
  const { house, message, state } = turn;
  const evidence = { numberArea: areaOfNumber(house, message.toNumber) };
  const question = { text: rows[0]?.text ?? '', placeText: answer, point: null, evidence };
  return routeWithHints(house, question, rows[0]?.affectedCipher ? null : state.residentId);
}

/** Once more: openly after a no, by digits after a name that several places have. */
async function askAgain(answering: Answering, choices: readonly PlaceChoice[]): Promise<void> {
  const { turn, rows, others } = answering;
  const question = asked(
    { kind: 'place', caseIds: rows.map(({ id }) => id), choices: [...choices] },
    turn.now,
  );
  await noted(turn, {
    row: rows[0],
    note: `地点：${turn.text}`,
    reply: `${WORDS.whereThen}${questionOf(choices)}`,
    ending: { talk: columnsOf(withQuestion(others, question)) },
  });
}
