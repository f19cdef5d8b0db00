/** Where the conversation with a phone stands: the questions still open, the cases, the complaint of the last minutes. */
import { isOpen, type Stage } from '@gridline/shared/workflow.ts';
import type {
  CaseFile,
  Contact,
  Conversation,
  InboundMessage,
  Survey,
} from '../db/generated/mysql/client.ts';
import { followed } from '../cases/many/followed.ts';
import type { House } from '../house.ts';
import { questionsOf, type Question } from './questions.ts';
import type { Knows } from './reading/knows.ts';
import type { Open, Standing } from './reading/standing.ts';

/** A question of the conversation, or the survey of a case. */
export type Asked = { survey: Survey; row: CaseFile } | { question: Question };

export interface State {
  phoneIndex: string;
  conversation: Conversation | null;
  contact: Contact | null;
  residentId: string | null;
  /** Cases of the resident and of this number, the newest first; a merged one as it is followed. */
  cases: CaseFile[];
  openCases: CaseFile[];
  /** Everything that was asked and is open, asked last first. */
  asked: Asked[];
  /** Those of the conversation alone, as they are kept. */
  questions: Question[];
  /** True: one of them lapsed with this message, and the row must say so. */
  forgot: boolean;
  /** The survey that was answered or missed last. */
  past: { survey: Survey; row: CaseFile } | null;
  /** The complaint that further words within minutes belong to, with everything said of it. */
  before: { row: CaseFile; text: string; firstId: string } | null;
}

const RECENT = 50;
/** An answer to a survey is understood as one for so long after it ended. */
const PAST_DAYS = 30;
const DAY = 24 * 3600_000;

export async function readState(house: House, phoneIndex: string, message: InboundMessage): Promise<State> {
  const { read } = house.db;
  const now = house.clock.now();
  const [contact, conversation] = await Promise.all([
    read.contact.findUnique({ where: { kind_valueIndex: { kind: 'phone', valueIndex: phoneIndex } } }),
    read.conversation.findUnique({ where: { phoneIndex } }),
  ]);
  const residentId = contact?.residentId ?? null;
  const mine = { OR: [...(residentId ? [{ residentId }] : []), { contactIndex: phoneIndex }] };
  const rows = await read.caseFile.findMany({
    where: mine,
    orderBy: [{ filedAt: 'desc' }, { id: 'desc' }],
    take: RECENT,
  });
  const cases = await followed(house, rows);
  const surveys = await surveysOf(house, cases);
  const openCases = cases.filter((row) => isOpen(row.stage as Stage));
  const questions = questionsOf(conversation).filter((one) => stillOpen(one, openCases, now));
  return {
    phoneIndex,
    conversation,
    contact,
    residentId,
    cases,
    openCases,
    questions,
    forgot: false,
    asked: inOrder(
      questions,
      surveys.filter(({ survey, row }) => survey.state === 'open' && row.stage === 'closed'),
    ),
    past: surveys.find(({ survey }) => survey.state !== 'open' && recent(survey, now)) ?? null,
    before: await beforeOf(house, { conversation, cases, message }),
  };
}

async function surveysOf(
  house: House,
  cases: readonly CaseFile[],
): Promise<{ survey: Survey; row: CaseFile }[]> {
  const done = cases.filter(({ stage }) => stage === 'closed' || stage === 'evaluated');
  if (done.length === 0) return [];
  const surveys = await house.db.read.survey.findMany({
    where: { caseId: { in: done.map(({ id }) => id) } },
    orderBy: { invitedAt: 'desc' },
    take: RECENT,
  });
  const newest = surveys.filter(
    ({ caseId }, index) => surveys.findIndex((one) => one.caseId === caseId) === index,
  );
  return newest.flatMap((survey) => {
    const row = done.find(({ id }) => id === survey.caseId);
    return row ? [{ survey, row }] : [];
  });
}

function recent(survey: Survey, now: Date): boolean {
  const ended = survey.answeredAt ?? survey.expiresAt;
  return now.getTime() - ended.getTime() <= PAST_DAYS * DAY;
}

/** A question whose case was placed or ended meanwhile is a question no more. */
function stillOpen(question: Question, openCases: readonly CaseFile[], now: Date): boolean {
  if (new Date(question.expiresAt) < now) return false;
  if (question.kind === 'place')
    return openCases.some((row) => question.caseIds.includes(row.id) && lacksPlace(row));
  if (question.kind === 'withdraw') return openCases.some(({ id }) => id === question.caseId);
  return true;
}

/** A reminder asks again. */
function inOrder(
  questions: readonly Question[],
  surveys: readonly { survey: Survey; row: CaseFile }[],
): Asked[] {
  const all: { at: number; asked: Asked }[] = [
    ...questions.map((question) => ({ at: Date.parse(question.askedAt), asked: { question } })),
    ...surveys.map((asked) => ({
      at: (asked.survey.remindedAt ?? asked.survey.invitedAt).getTime(),
      asked,
    })),
  ];
  return all.sort((a, b) => b.at - a.at).map(({ asked }) => asked);
}

async function beforeOf(
  house: House,
  given: { conversation: Conversation | null; cases: readonly CaseFile[]; message: InboundMessage },
): Promise<State['before']> {
  const { conversation, cases, message } = given;
  if (!conversation?.joiningId || !conversation.joinUntil) return null;
  if (conversation.joinUntil < message.receivedAt) return null;
  const first = await house.db.read.inboundMessage.findUnique({ where: { id: conversation.joiningId } });
  const row = cases.find(({ id }) => id === first?.caseId);
  if (!first || !row || !isOpen(row.stage as Stage)) return null;
  const further = await house.db.read.inboundMessage.findMany({
    where: { phoneIndex: message.phoneIndex, joinedTo: first.id, intent: 'join' },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
    select: { text: true },
    take: RECENT,
  });
  return { row, text: [row.text, ...further.map(({ text }) => text)].join('，'), firstId: first.id };
}

/** “回复1确认撤回，回复别的照常办”: any other word keeps the case, and a later 1 is no answer to it. */
export function withoutWithdrawal(state: State): State {
  const questions = state.questions.filter(({ kind }) => kind !== 'withdraw');
  return { ...state, questions, forgot: questions.length < state.questions.length };
}

/** What understanding needs of it. */
export function standingOf(house: House, state: State, knows: Knows): Standing {
  const matterOf = (row: CaseFile | undefined): string | null =>
    row ? (row.categoryCode ?? knows.matter(row.text)) : null;
  return {
    questions: state.asked.map((asked) => openOf(asked, state, matterOf)),
    openCases: state.openCases.length,
    pastSurvey: state.past && { matter: state.past.row.categoryCode },
    placeLapsed: lapsed(state).length > 0,
    before: state.before && {
      text: state.before.text,
      matter: matterOf(state.before.row),
      placed: state.before.row.gridCode !== null,
    },
    taken: (state.conversation?.takenBy ?? null) !== null,
    districtName: house.district.name,
  };
}

function openOf(asked: Asked, state: State, matterOf: (row: CaseFile | undefined) => string | null): Open {
  if ('survey' in asked) return { kind: 'survey', matter: asked.row.categoryCode };
  const { question } = asked;
  if (question.kind === 'withdraw' || question.kind === 'insist') return { kind: question.kind };
  if (question.kind === 'which') return { kind: 'which', choices: question.choices.length };
  const row = state.openCases.find(({ id }) => question.caseIds.includes(id));
  return { kind: 'place', choices: question.choices.length, matter: matterOf(row) };
}

/** Own cases by SMS of which nobody knows where they are, and nothing is asked. */
export function lapsed(state: State): CaseFile[] {
  const beingAsked = state.questions.flatMap((one) => (one.kind === 'place' ? one.caseIds : []));
  return state.openCases.filter(
    (row) => row.channel === 'sms' && lacksPlace(row) && !beingAsked.includes(row.id),
  );
}

/** Where a merged case lies is asked of nobody: the matter has a place. */
const lacksPlace = ({ gridCode, mergedInto }: CaseFile): boolean => gridCode === null && mergedInto === null;
