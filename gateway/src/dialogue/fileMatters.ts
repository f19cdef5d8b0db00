/** A new complaint, or several in one message: each a case, all in one transaction, one answer. */
import { parsePhone } from '@gridline/shared/phone.ts';
import type { Write } from '../db/change.ts';
import { Refusal } from '../errors.ts';
import type { Composed } from '../intake/composeFiling.ts';
import { fileTogether } from '../intake/file.ts';
import type { Filing } from '../intake/filing.ts';
import { identityOfPhone, type Identity } from '../intake/residents.ts';
import { answerTo, type Around } from './acknowledgement.ts';
import { alarmOf } from './alarms.ts';
import { asked, columnsOf, withQuestion, type Question, type Talk } from './questions.ts';
import { asksSecrecy } from './reading/confidential.ts';
import { readEmergency } from './reading/emergency.ts';
import { splitMatters } from './reading/matters.ts';
import { plainOf } from './reading/plain.ts';
import { readProxy } from './reading/proxy.ts';
import { settle, type Turn } from './turn.ts';
import { WORDS } from './words.ts';

/** Further words within so many minutes belong to the same complaint. */
export const JOIN_MINUTES = 5;
const MINUTE = 60_000;

interface Given {
  text: string;
  /** Left out: that of the message. */
  sourceKey?: string;
  /** Id of the open case that tells of the same. */
  joins?: string | null;
  /** Why a person looks at it before anything is done by itself. */
  byHand?: string;
  /** The questions that stay open beside what is asked now; left out: all. */
  questions?: readonly Question[];
}

export async function fileMatters(turn: Turn, given: Given): Promise<void> {
  const { house, message, knows, state } = turn;
  const { text, byHand = null, joins = null, questions = state.questions } = given;
  const key = given.sourceKey ?? `sms:${message.providerKey}`;
  const parts = byHand === null && joins === null ? splitMatters(text, knows) : [text];
  const proxy = readProxy(text);
  const confidential = asksSecrecy(plainOf(text));
  const resident = senderOf(turn);
  const filings = parts.map((part, index): Filing => {
    const own = readProxy(part);
    return {
      sourceKey: index === 0 ? key : `${key}:${index + 1}`,
      channel: 'sms',
      text: part,
      ...(own ? { placeWords: own.placeWords } : {}),
      resident,
      toNumber: message.toNumber,
      confidential,
      affected: proxy?.who ?? null,
      urgent: readEmergency(part) !== null,
      byHand,
      joins,
    };
  });
  const around: Around = {
    urgentLine: alarmOf(turn, null)?.line ?? null,
    confidential,
    affected: proxy?.who ?? null,
    byHand: byHand !== null,
  };
  await fileTogether(house, filings, {
    answer: (composed) => answerOf(turn, composed, around),
    also: (composed) => endOf(turn, composed, questions),
  });
}

export function senderOf({ house, message }: Turn): Identity {
  const phone = parsePhone(house.privacy.decrypt(message.phoneCipher));
  if (!phone) throw new Refusal('phone_wrong', 400, WORDS.help);
  return identityOfPhone(phone);
}

function answerOf(turn: Turn, composed: readonly Composed[], around: Around): Composed['notice'] | null {
  const [first] = composed;
  const text = answerTo(composed, around, turn.house.atlas());
  if (!first || text === null) return null;
  return { dedupeKey: first.notice.dedupeKey, purpose: 'reply', params: { text }, answer: true };
}

function endOf(turn: Turn, composed: readonly Composed[], questions: readonly Question[]): Write[] {
  const caseId = composed[0]?.draft.row.id ?? null;
  const alarm = alarmOf(turn, caseId);
  return [...settle(turn, { caseId, talk: talkOf(turn, composed, questions) }), ...(alarm?.writes ?? [])];
}

/** Asked once for all that lack the place; further words go to the first of the complaints. */
function talkOf(turn: Turn, composed: readonly Composed[], questions: readonly Question[]): Talk {
  const asking = composed.filter(({ asks }) => asks !== null);
  const choices = asking.find(({ asks }) => asks && asks.length > 0)?.asks ?? [];
  const caseIds = asking.map(({ draft }) => draft.row.id);
  const place = asked({ kind: 'place', caseIds, choices }, turn.now);
  return {
    ...columnsOf(asking.length > 0 ? withQuestion(questions, place) : questions),
    joiningId: turn.message.id,
    joinUntil: joinUntil(turn.now),
  };
}

export const joinUntil = (now: Date): Date => new Date(now.getTime() + JOIN_MINUTES * MINUTE);
