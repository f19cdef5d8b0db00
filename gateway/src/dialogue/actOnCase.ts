/** Commands about an own case: where does it stand, chase it, add to it, take it back. */
import { RESIDENT_STAGE_LABELS } from '@gridline/shared/labels.ts';
import { cutText } from '@gridline/shared/text.ts';
import type { Stage } from '@gridline/shared/workflow.ts';
import { advance } from '../cases/advance.ts';
import { nextSentence } from '../cases/nextSentence.ts';
import type { CaseFile, InboundMessage } from '../db/generated/mysql/client.ts';
import type { House } from '../house.ts';
import { replyRow, replyTo, type Settle } from './reply.ts';
import type { State } from './state.ts';
import type { Intent } from './understand.ts';
import { WORDS } from './words.ts';

interface Given {
  message: InboundMessage;
  state: State;
  intent: Extract<Intent, { kind: 'status' | 'urge' | 'supplement' | 'withdraw' }>;
  settle: Settle;
}

export async function actOnCase(house: House, given: Given): Promise<void> {
  const { message, state, intent, settle } = given;
  const named = intent.number
    ? state.openCases.filter((row) => row.number === intent.number)
    : state.openCases;
  if (named.length === 0)
    return replyTo(house, { message, text: await closedWords(house, given), settle: settle() });
  if (intent.kind === 'status') {
    return replyTo(house, {
      message,
      text: named
        .slice(0, 3)
        .map((row) => statusLine(house, row))
        .join('；'),
      settle: settle(named[0]?.id ?? null),
    });
  }
  const [row] = named;
  if (!row || named.length > 1) return replyTo(house, { message, text: WORDS.which, settle: settle() });
  const person = { role: 'resident' as const, id: state.residentId, unitCode: null, name: '居民' };
  const text =
    intent.kind === 'urge'
      ? `${WORDS.urged}${row.number}。${nextSentence(row, house.atlas())}`
      : `${WORDS.supplemented}${row.number}。`;
  const answer = intent.kind === 'withdraw' ? null : replyRow(house, { message, text, caseId: row.id });
  const note = intent.kind === 'withdraw' ? undefined : intent.words;
  await advance(house, {
    caseId: row.id,
    action: intent.kind,
    person,
    input: { note },
    also: () => [settle(row.id), ...(answer ? [answer] : [])],
  });
}

function statusLine(house: House, row: CaseFile): string {
  return `${row.number}“${cutText(row.text, 12)}”${RESIDENT_STAGE_LABELS[row.stage as Stage]}。${nextSentence(row, house.atlas())}`;
}

/** A number that is the resident's but no longer open still gets its true state. */
async function closedWords(house: House, { state, intent }: Given): Promise<string> {
  if (!intent.number || !state.residentId) return WORDS.noCase;
  const row = await house.db.read.caseFile.findFirst({
    where: { number: intent.number, residentId: state.residentId },
  });
  return row ? statusLine(house, row) : WORDS.noCase;
}
