/**
 * The resident's answer, whatever channel it came by: page, SMS, key press or call-back. "Not solved" re-opens
 * the case in the same transaction, with the resident's words.
 */
import { isSettled, SATISFACTION_LABELS, SOLVED_LABELS, type Rating } from '@gridline/shared/survey.ts';
import { isOpen, type Stage } from '@gridline/shared/workflow.ts';
import { advance } from '../cases/advance.ts';
import type { Person } from '../cases/draft.ts';
import type { RatedFacts } from '../cases/verbs/verb.ts';
import { StaleRow, update, type Write } from '../db/change.ts';
import type { CaseFile, Survey } from '../db/generated/mysql/client.ts';
import { conflict, forbidden } from '../errors.ts';
import type { House } from '../house.ts';

export interface RateGiven {
  caseId: string;
  rating: Rating;
  via: 'wechat' | 'sms' | 'callBack' | 'key' | 'web';
  /** Keyed hash of the number it came from or was told at, where it came by one. */
  phoneIndex?: string | null;
  /** Keyed hash of what it was typed on: many answers of one device are looked at. */
  device?: string | null;
  /** Rows that must commit with it, such as the inbound message settled. */
  also?: Write[];
}

export async function rate(house: House, given: RateGiven): Promise<CaseFile> {
  const { caseId, rating, via, also = [] } = given;
  const survey = await newestSurvey(house, caseId);
  const now = house.clock.now();
  if (!survey) throw conflict('survey_none', '这件事还没有办结，办结后再请您评价。');
  const row = await house.db.read.caseFile.findUniqueOrThrow({ where: { id: caseId } });
  await refuseStaff(house, row, given.phoneIndex ?? null);
  if (isSettled(survey, now))
    throw survey.answeredAt
      ? conflict('survey_settled', '评价已过七天，不能再改了。如果还有问题，请重新反映。')
      : conflict('survey_over', '评价的时间已经过了。如果问题还在，请重新反映。');
  refuseUnderWay(row);
  const person: Person = { role: 'resident', id: survey.residentId, unitCode: null, name: '居民' };
  const words = ratingWords(rating);
  const answered = update('Survey', {
    where: { id: survey.id, version: survey.version },
    set: {
      state: 'answered',
      contacted: rating.contacted,
      solved: rating.solved,
      satisfaction: rating.satisfaction,
      words: rating.words,
      via,
      // The days in which it may be changed run from the first answer.
      answeredAt: survey.answeredAt ?? now,
      device: given.device ?? null,
      version: survey.version + 1,
    },
    expect: 1,
  });
  const writes = (): Write[] => [answered, ...also];
  const rated = ratedFacts(survey, rating, via);
  const input = rating.solved === 'no' ? { reason: words, rated } : { note: words, rated };
  try {
    return await advance(house, {
      caseId,
      action: await answerAction(house, { caseId, solved: rating.solved }),
      person,
      input,
      also: writes,
    });
  } catch (error) {
    if (error instanceof StaleRow && error.table === 'Survey')
      throw conflict('survey_changed', '评价刚刚更新过，请刷新后再看。');
    throw error;
  }
}

/** What an answer does: to a case of its own, or for one's part of a case that many share. */
export async function answerAction(
  house: House,
  { caseId, solved }: { caseId: string } & Pick<Rating, 'solved'>,
): Promise<'rate' | 'reopen' | 'vote' | 'dissent'> {
  const row = await house.db.read.caseFile.findUnique({ where: { id: caseId }, select: { stage: true } });
  if (row?.stage === 'merged') return solved === 'no' ? 'dissent' : 'vote';
  return solved === 'no' ? 'reopen' : 'rate';
}

/**
 * While it is done again the answer stands that brought it back: nobody can be talked into taking it back and so end the
 * work. The next closing asks anew.
 */
function refuseUnderWay({ stage }: CaseFile): void {
  if (isOpen(stage as Stage))
    throw conflict('survey_under_way', '这件事正在重新办理，办完会再请您评价。如果不用办了，可以撤回。');
}

/** What figures read of it, with the answer that it takes the place of. */
function ratedFacts(survey: Survey, { contacted, solved, satisfaction }: Rating, via: string): RatedFacts {
  const before =
    survey.state === 'answered'
      ? { contacted: survey.contacted, solved: survey.solved, satisfaction: survey.satisfaction }
      : null;
  return { contacted, solved, satisfaction, via, round: survey.round, before };
}

/** Staff cannot rate: neither a number of the resident or of the case nor the one that answers may be one of theirs. */
export async function refuseStaff(
  house: House,
  { residentId, contactIndex }: Pick<CaseFile, 'residentId' | 'contactIndex'>,
  phoneIndex: string | null,
): Promise<void> {
  const phones = await house.db.read.contact.findMany({
    where: { residentId, kind: 'phone' },
    select: { valueIndex: true },
  });
  const indexes = [...phones.map(({ valueIndex }) => valueIndex), contactIndex, phoneIndex];
  for (const index of new Set(indexes)) if (index) await refuseStaffPhone(house, index);
}

/** What stands for a device: nobody can read the number or the address back out of it. */
export function deviceOf(house: House, told: string): string {
  return house.privacy.index(`device:${told}`);
}

async function refuseStaffPhone(house: House, phoneIndex: string): Promise<void> {
  const staff = await house.db.read.staff.findFirst({
    where: { phoneIndex, active: true },
    select: { id: true },
  });
  if (staff) throw forbidden('staff_cannot_rate', '工作人员的号码不能参加评价。');
}

export function newestSurvey(house: House, caseId: string): Promise<Survey | null> {
  return house.db.read.survey.findFirst({ where: { caseId }, orderBy: { round: 'desc' } });
}

/** The answer in words, as the history keeps it. */
export function ratingWords(rating: Rating): string {
  const parts = [SOLVED_LABELS[rating.solved]];
  if (rating.contacted !== null) parts.push(rating.contacted ? '有人联系过' : '没有人联系过');
  if (rating.satisfaction !== null) parts.push(SATISFACTION_LABELS[rating.satisfaction] ?? '');
  return rating.words ? `${parts.join('，')}：${rating.words}` : parts.join('，');
}
