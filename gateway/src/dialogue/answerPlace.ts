/**
 * The answer to "where?": a digit or the name of a choice, or words that are read together with the complaint. What
 * is still unclear is asked once more when there is something to choose from, else a person telephones.
 */
import { advance } from '../cases/advance.ts';
import { gridNameOf } from '../cases/names.ts';
import { nextSentence } from '../cases/nextSentence.ts';
import { put, type Write } from '../db/change.ts';
import type { InboundMessage } from '../db/generated/mysql/client.ts';
import type { House } from '../house.ts';
import { askedPlace, choicesOf, questionOf, type PlaceChoice } from '../intake/acknowledge.ts';
import { routeWithHints } from '../intake/hints.ts';
import { areaOfNumber } from '../intake/numberAreas.ts';
import type { Routing } from '../routing/route.ts';
import { replyRow, replyTo, type Settle } from './reply.ts';
import type { State } from './state.ts';
import { saysNo, type Intent } from './understand.ts';
import { WORDS } from './words.ts';

interface Given {
  message: InboundMessage;
  state: State;
  intent: Extract<Intent, { kind: 'choice' | 'placeAnswer' }>;
  settle: Settle;
}

type Answering = Given & { place: NonNullable<State['place']> };

export async function answerPlace(house: House, given: Given): Promise<void> {
  const { message, state, intent, settle } = given;
  const { place } = state;
  if (!place) return replyTo(house, { message, text: WORDS.help, settle: settle() });
  const answering = { ...given, place };
  const chosen = choiceOf(intent, place.choices);
  // Between the question and the answer a re-division may have done away with the grid of a choice.
  if (chosen && house.atlas().areas.get(chosen.gridCode)) return locate(house, answering, chosen);
  if (chosen) return byWords(house, answering, chosen.name);
  if (intent.kind === 'choice') return unclear(house, answering, null);
  if (saysNo(intent.text) && place.choices.length > 0) return askAgain(house, answering, []);
  return byWords(house, answering, intent.text);
}

async function byWords(house: House, answering: Answering, words: string): Promise<void> {
  const { place } = answering;
  const routing = await readAnswer(house, answering, words);
  const { gridCode, placeText } = routing;
  if (gridCode) return locate(house, answering, { name: placeText || words, gridCode });
  const choices = choicesOf(routing);
  if (place.choices.length === 0 && choices.length > 1) return askAgain(house, answering, choices);
  return unclear(house, answering, routing);
}

/** By its digit, its name, or words that only one of the names has. */
function choiceOf(intent: Given['intent'], choices: readonly PlaceChoice[]): PlaceChoice | null {
  if (intent.kind === 'choice') return choices[intent.index - 1] ?? null;
  const exact = choices.find(({ name }) => name === intent.text);
  if (exact) return exact;
  const [only, ...more] = choices.filter(({ name }) => intent.text.length > 1 && name.includes(intent.text));
  return only && more.length === 0 && choices.length > 1 ? only : null;
}

function readAnswer(house: House, { message, state, place }: Answering, answer: string): Promise<Routing> {
  const text = state.openCases.find(({ id }) => id === place.caseId)?.text ?? '';
  const evidence = { numberArea: areaOfNumber(house, message.toNumber) };
  return routeWithHints(house, { text, placeText: answer, point: null, evidence }, state.residentId);
}

const resident = ({ state }: Given) =>
  ({ role: 'resident', id: state.residentId, unitCode: null, name: '居民' }) as const;

async function locate(house: House, given: Answering, found: PlaceChoice): Promise<void> {
  const { message, place, settle } = given;
  const { gridCode, name, placeId } = found;
  await advance(house, {
    caseId: place.caseId,
    action: 'locate',
    person: resident(given),
    input: { gridCode, placeText: name, ...(placeId ? { placeId } : {}) },
    also: (row) => {
      const text = `地点记下了：${name}，归${gridNameOf(house.atlas(), gridCode)}管。编号${row.number}，${nextSentence(row, house.atlas())}`;
      return [settle(place.caseId), endQuestion(message), ...reply(house, message, text, place.caseId)];
    },
  });
}

/** Once more: openly after a no, by digits after a name that several places have. */
async function askAgain(house: House, given: Answering, choices: readonly PlaceChoice[]): Promise<void> {
  const { message, place, settle } = given;
  const { caseId } = place;
  const question = askedPlace({ phoneIndex: message.phoneIndex, caseId, choices, now: house.clock.now() });
  const text = `${WORDS.whereThen}${questionOf(choices)}`;
  await advance(house, {
    caseId,
    action: 'supplement',
    person: resident(given),
    input: { note: `地点：${message.text}` },
    also: () => [settle(caseId), question, ...reply(house, message, text, caseId)],
  });
}

/** To the queue of the area that is known, with the reason; the resident is told that somebody will call. */
async function unclear(house: House, given: Answering, routing: Routing | null): Promise<void> {
  const { message, place, settle } = given;
  const areaCode = routing?.areaPath.split('/').filter(Boolean).at(-1) ?? null;
  const reason = `居民回答“${message.text.slice(0, 60)}”。${routing?.triageReason ?? '仍不知道在哪里，请联系居民确认。'}`;
  await advance(house, {
    caseId: place.caseId,
    action: 'supplement',
    person: resident(given),
    input: { note: `地点：${message.text}`, narrowed: { areaCode, reason: reason.slice(0, 400) } },
    also: () => [
      settle(place.caseId),
      endQuestion(message),
      ...reply(house, message, WORDS.placeUnclear, place.caseId),
    ],
  });
}

function reply(house: House, message: InboundMessage, text: string, caseId: string): Write[] {
  const row = replyRow(house, { message, text, caseId });
  return row ? [row] : [];
}

function endQuestion({ phoneIndex }: InboundMessage): Write {
  return put('Conversation', {
    phoneIndex,
    question: null,
    caseId: null,
    choices: '[]',
    askedAt: null,
    expiresAt: null,
    version: 0,
  });
}
