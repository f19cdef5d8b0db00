/** One turn of a conversation: the message, what it wants, and the rows that end the turn in whatever is committed. */
import { insert, update, type Write } from '../db/change.ts';
import type { InboundMessage } from '../db/generated/mysql/client.ts';
import type { House } from '../house.ts';
import { columnsOf, type Talk } from './questions.ts';
import type { Knows } from './reading/knows.ts';
import type { State } from './state.ts';

export interface Turn {
  house: House;
  /** The first of its parts. */
  message: InboundMessage;
  /** Parts that the carrier pushed one by one are one text. */
  parts: readonly InboundMessage[];
  text: string;
  token: string;
  now: Date;
  state: State;
  knows: Knows;
  intent: string;
}

export interface Ending {
  caseId?: string | null;
  error?: string | null;
  /** Columns of the conversation that change with this turn. */
  talk?: Talk;
  /** Not answered, makes nothing, is kept to be seen. */
  ignored?: boolean;
  /** The message this one goes on with. */
  joinedTo?: string | null;
  intent?: string;
}

/**
 * The message is done, for whoever still holds its lease; its conversation has gone one turn on. Two turns of one phone
 * at once cannot both commit: the second finds the conversation changed and is understood anew.
 */
export function settle(turn: Turn, ending: Ending = {}): Write[] {
  const { message, parts, token, state } = turn;
  const set = {
    state: ending.ignored ? 'ignored' : 'processed',
    intent: ending.intent ?? turn.intent,
    caseId: ending.caseId ?? null,
    error: ending.error ?? null,
    joinedTo: ending.joinedTo ?? null,
    leaseToken: null,
    leaseUntil: null,
  };
  return [
    update('InboundMessage', { where: { id: message.id, leaseToken: token }, set, expect: 1 }),
    ...parts.slice(1).map(({ id }) =>
      update('InboundMessage', {
        where: { id, state: 'received' },
        set: { ...set, joinedTo: ending.joinedTo ?? message.id },
        expect: 1,
      }),
    ),
    talkOn(state, { ...(state.forgot ? columnsOf(state.questions) : {}), ...ending.talk }),
  ];
}

function talkOn({ conversation, phoneIndex }: State, talk: Talk): Write {
  if (!conversation) return insert('Conversation', { phoneIndex, choices: '[]', ...talk, version: 1 });
  const { version } = conversation;
  return update('Conversation', {
    where: { phoneIndex, version },
    set: { ...talk, version: version + 1 },
    expect: 1,
  });
}
