/** Where the conversation with a phone stands: the question asked last and still open, and the open cases. */
import { isOpen, type Stage } from '@gridline/shared/workflow.ts';
import type { CaseFile, Conversation } from '../db/generated/mysql/client.ts';
import type { House } from '../house.ts';
import type { PlaceChoice } from '../intake/acknowledge.ts';
import type { Asked } from './understand.ts';

export interface State {
  asked: Asked;
  residentId: string | null;
  /** The case whose survey is open, or was answered or missed last. */
  surveyCaseId: string | null;
  place: { caseId: string; choices: PlaceChoice[] } | null;
  openCases: CaseFile[];
}

const RECENT = 50;

export async function readState(house: House, phoneIndex: string): Promise<State> {
  const { read } = house.db;
  const contact = await read.contact.findUnique({
    where: { kind_valueIndex: { kind: 'phone', valueIndex: phoneIndex } },
  });
  const residentId = contact?.residentId ?? null;
  const mine = { OR: [...(residentId ? [{ residentId }] : []), { contactIndex: phoneIndex }] };
  const cases = await read.caseFile.findMany({ where: mine, orderBy: { filedAt: 'desc' }, take: RECENT });
  const survey = await read.survey.findFirst({
    where: {
      caseId: { in: cases.filter((row) => row.stage === 'closed').map((row) => row.id) },
      state: 'open',
    },
    orderBy: { invitedAt: 'desc' },
  });
  const place = placeOf(
    await read.conversation.findUnique({ where: { phoneIndex } }),
    cases,
    house.clock.now(),
  );
  const surveyLast = survey && (!place || survey.invitedAt >= place.askedAt);
  const question = surveyLast ? 'survey' : place ? 'place' : survey ? 'survey' : null;
  return {
    asked: { question, choices: place?.choices.length ?? 0 },
    residentId,
    surveyCaseId: survey?.caseId ?? null,
    place,
    openCases: cases.filter((row) => isOpen(row.stage as Stage)),
  };
}

function placeOf(
  conversation: Conversation | null,
  cases: readonly CaseFile[],
  now: Date,
): { caseId: string; choices: PlaceChoice[]; askedAt: Date } | null {
  if (conversation?.question !== 'place' || !conversation.caseId || !conversation.askedAt) return null;
  if (!conversation.expiresAt || conversation.expiresAt < now) return null;
  const row = cases.find(({ id }) => id === conversation.caseId);
  if (!row || row.gridCode || !isOpen(row.stage as Stage)) return null;
  return {
    caseId: row.id,
    choices: JSON.parse(conversation.choices) as PlaceChoice[],
    askedAt: conversation.askedAt,
  };
}
