/** The answer to "where?": a digit of the choices, or words that name a place; else a person telephones. */
import { advance } from '../cases/advance.ts';
import { gridNameOf } from '../cases/names.ts';
import { nextSentence } from '../cases/nextSentence.ts';
import { put, type Write } from '../db/change.ts';
import type { InboundMessage } from '../db/generated/mysql/client.ts';
import type { House } from '../house.ts';
import { route } from '../routing/route.ts';
import { replyRow, replyTo, type Settle } from './reply.ts';
import type { State } from './state.ts';
import type { Intent } from './understand.ts';
import { WORDS } from './words.ts';

interface Given {
  message: InboundMessage;
  state: State;
  intent: Extract<Intent, { kind: 'choice' | 'placeAnswer' }>;
  settle: Settle;
}

export async function answerPlace(house: House, { message, state, intent, settle }: Given): Promise<void> {
  const { place } = state;
  if (!place) return replyTo(house, { message, text: WORDS.help, settle: settle() });
  const found = placed(house, intent, place.choices);
  const person = { role: 'resident' as const, id: state.residentId, unitCode: null, name: '居民' };
  const closed = endQuestion(message.phoneIndex);
  if (!found) {
    const also = (): Write[] => [
      settle(place.caseId),
      closed,
      ...reply(house, message, WORDS.placeUnclear, place.caseId),
    ];
    await advance(house, {
      caseId: place.caseId,
      action: 'supplement',
      person,
      input: { note: `地点：${message.text}` },
      also,
    });
    return;
  }
  await advance(house, {
    caseId: place.caseId,
    action: 'locate',
    person,
    input: { gridCode: found.gridCode, placeText: found.name },
    also: (row) => {
      const text = `地点记下了：${found.name}，归${gridNameOf(house.atlas(), found.gridCode)}管。编号${row.number}，${nextSentence(row, house.atlas())}`;
      return [settle(place.caseId), closed, ...reply(house, message, text, place.caseId)];
    },
  });
}

function placed(
  house: House,
  intent: Given['intent'],
  choices: readonly { name: string; gridCode: string }[],
): { name: string; gridCode: string } | null {
  const atlas = house.atlas();
  // Between the question and the answer a re-division may have done away with the grid of a choice.
  const standing = choices.map((choice) => (atlas.areas.get(choice.gridCode) ? choice : null));
  if (intent.kind === 'choice') {
    const chosen = choices[intent.index - 1];
    return standing[intent.index - 1] ?? (chosen ? routed(house, chosen.name) : null);
  }
  const found = routed(house, intent.text);
  return found ?? standing.find((choice) => choice?.name.includes(intent.text)) ?? null;
}

function routed(house: House, text: string): { name: string; gridCode: string } | null {
  const { verdict, gridCode, placeText } = route({ text, placeText: '', point: null }, house.atlas());
  return verdict === 'sure' && gridCode ? { name: placeText || text, gridCode } : null;
}

function reply(house: House, message: InboundMessage, text: string, caseId: string): Write[] {
  const row = replyRow(house, { message, text, caseId });
  return row ? [row] : [];
}

function endQuestion(phoneIndex: string): Write {
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
