/** One message of a conversation: understand → bind to a case → decide → answer, all in one transaction. */
import { update, type Write } from '../db/change.ts';
import type { InboundMessage } from '../db/generated/mysql/client.ts';
import { Refusal } from '../errors.ts';
import type { House } from '../house.ts';
import { fileComplaint } from '../intake/file.ts';
import { identityOfPhone } from '../intake/residents.ts';
import { parsePhone } from '@gridline/shared/phone.ts';
import { rate, refuseStaffPhone } from '../surveys/rate.ts';
import { actOnCase } from './actOnCase.ts';
import { answerPlace } from './answerPlace.ts';
import { replyTo, type Settle } from './reply.ts';
import { resubscribe, unsubscribe } from './silence.ts';
import { readState, type State } from './state.ts';
import { understand, type Intent } from './understand.ts';
import { WORDS } from './words.ts';

/** Throws `StaleRow` of `InboundMessage` when somebody else holds the message by now. */
export async function converse(house: House, message: InboundMessage, token: string): Promise<void> {
  const state = await readState(house, message.phoneIndex);
  const intent = understand(message.text, state.asked);
  const settle: Settle = (caseId = null, error = null): Write =>
    update('InboundMessage', {
      where: { id: message.id, leaseToken: token },
      set: {
        state: intent.kind === 'empty' ? 'ignored' : 'processed',
        intent: intent.kind,
        caseId,
        error,
        leaseToken: null,
        leaseUntil: null,
      },
      expect: 1,
    });
  try {
    await decide(house, { message, state, intent, settle });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await replyTo(house, { message, text: error.message, settle: settle(null, error.code) });
  }
}

async function decide(
  house: House,
  given: { message: InboundMessage; state: State; intent: Intent; settle: Settle },
): Promise<void> {
  const { message, state, intent, settle } = given;
  switch (intent.kind) {
    case 'rating':
      if (!state.surveyCaseId) break;
      await refuseStaffPhone(house, message.phoneIndex);
      await rate(house, {
        caseId: state.surveyCaseId,
        rating: intent.rating,
        via: 'sms',
        also: [settle(state.surveyCaseId)],
      });
      return;
    case 'choice':
    case 'placeAnswer':
      return answerPlace(house, { message, state, intent, settle });
    case 'status':
    case 'urge':
    case 'supplement':
    case 'withdraw':
      return actOnCase(house, { message, state, intent, settle });
    case 'stop':
      return unsubscribe(house, { message, state, settle });
    case 'resume':
      return resubscribe(house, { message, state, settle });
    case 'help':
      return replyTo(house, { message, text: WORDS.help, settle: settle() });
    case 'greeting':
      return replyTo(house, { message, text: WORDS.greeting, settle: settle() });
    case 'empty':
      await house.db.submit({ writes: [settle()] });
      return;
    case 'complaint':
      break;
  }
  const phone = parsePhone(house.privacy.decrypt(message.phoneCipher));
  if (!phone) throw new Refusal('phone_wrong', 400, WORDS.help);
  await fileComplaint(house, {
    sourceKey: `sms:${message.providerKey}`,
    channel: 'sms',
    text: message.text,
    resident: identityOfPhone(phone),
    toNumber: message.toNumber,
    also: (draft) => [settle(draft.row.id)],
  });
}
