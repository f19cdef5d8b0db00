/** One message of a conversation: understand → bind to a case → decide → answer, all in one transaction. */
import { DuplicateRow, StaleRow } from '../db/change.ts';
import type { InboundMessage } from '../db/generated/mysql/client.ts';
import { Refusal } from '../errors.ts';
import type { House } from '../house.ts';
import { actOnCase, withdraw } from './actOnCase.ts';
import { leaveToOperator } from './alarms.ts';
import { alsoMet } from './alsoMet.ts';
import { answerPlace } from './answerPlace.ts';
import { chooseCase } from './chooseCase.ts';
import { insist, sendElsewhere } from './elsewhere.ts';
import { fileMatters } from './fileMatters.ts';
import type { Intent } from './intent.ts';
import { joinCase } from './joinCase.ts';
import { joinParts } from './parts.ts';
import { columnsOf } from './questions.ts';
import { rateBySms, rateLate } from './rateBySms.ts';
import { knowsOf } from './reading/knows.ts';
import { replyTo, sayNothing } from './reply.ts';
import { resubscribe, unsubscribe } from './silence.ts';
import { greet, passOver, putOff } from './smallAnswers.ts';
import { readState, standingOf, withoutWithdrawal } from './state.ts';
import type { Turn } from './turn.ts';
import { understand } from './understand.ts';
import { REFUSED, WORDS } from './words.ts';

const TRIES = 5;
/** Everything else lets the question whether to withdraw lapse. */
const ANSWERS_WITHDRAWAL: readonly Intent['kind'][] = ['confirm', 'keep', 'taken', 'stop', 'resume', 'empty'];

/**
 * @param parts what the carrier pushed of one text, in order; at least one
 * @param token of the lease on the first part
 * Throws `StaleRow` of `InboundMessage` when somebody else holds the message by now.
 */
export async function converse(house: House, parts: readonly InboundMessage[], token: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await turnOnce(house, parts, token);
    } catch (error) {
      // The conversation went on meanwhile, by another process or an operator: understand anew.
      const changed = error instanceof StaleRow && error.table === 'Conversation';
      const begun = error instanceof DuplicateRow;
      if ((!changed && !begun) || attempt >= TRIES) throw error;
    }
  }
}

async function turnOnce(house: House, parts: readonly InboundMessage[], token: string): Promise<void> {
  const [message] = parts;
  if (!message) return;
  const text = joinParts(parts);
  const found = await readState(house, message.phoneIndex, message);
  const knows = knowsOf(house.atlas());
  const intent = understand(text, standingOf(house, found, knows), knows);
  const state = ANSWERS_WITHDRAWAL.includes(intent.kind) ? found : withoutWithdrawal(found);
  const now = house.clock.now();
  const turn: Turn = { house, message, parts, text, token, now, state, knows, intent: intent.kind };
  try {
    await decide(turn, intent);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await replyTo(turn, REFUSED[error.code] ?? error.message, { error: error.code });
  }
}

async function decide(turn: Turn, intent: Intent): Promise<void> {
  switch (intent.kind) {
    case 'empty':
      return sayNothing(turn, { ignored: true });
    case 'stop':
      return unsubscribe(turn);
    case 'resume':
      return resubscribe(turn);
    case 'taken':
      return leaveToOperator(turn);
    case 'help':
      return replyTo(turn, WORDS.help);
    case 'greeting':
      return greet(turn);
    case 'advert':
      return passOver(turn);
    case 'abuse':
      return putOff(turn);
    case 'stray':
      return replyTo(turn, WORDS.stray);
    case 'rating':
      return rateBySms(turn, intent.rating, intent.question);
    case 'lateRating':
      return rateLate(turn, intent.rating);
    case 'choice':
    case 'placeAnswer':
    case 'placeUnknown':
      return answerPlace(turn, intent);
    case 'which':
    case 'whichWords':
      return chooseCase(turn, intent);
    case 'confirm':
      return confirm(turn, intent.question);
    case 'keep':
      return replyTo(turn, WORDS.kept, { talk: columnsOf(turn.state.questions.slice(1)) });
    case 'insist':
      return insist(turn, intent.question);
    case 'status':
    case 'urge':
    case 'supplement':
    case 'withdraw':
    case 'confidential':
      return actOnCase(turn, intent);
    case 'alsoMet':
      return alsoMet(turn, intent);
    case 'join':
      return joinCase(turn, intent.corrects);
    case 'notOurs':
      return sendElsewhere(turn, intent.notOurs);
    case 'complaint':
      return fileMatters(turn, { text: intent.text });
  }
}

function confirm(turn: Turn, index: number): Promise<void> {
  const found = turn.state.asked[index];
  return found && 'question' in found ? withdraw(turn, found.question) : replyTo(turn, WORDS.stray);
}
