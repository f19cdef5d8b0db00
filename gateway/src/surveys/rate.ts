/**
 * The resident's answer, whatever channel it came by: page, SMS, key press or call-back. "Not solved" re-opens
 * the case in the same transaction, with the resident's words.
 */
import { SATISFACTION_LABELS, SOLVED_LABELS, type Rating } from '@gridline/shared/survey.ts';
import { advance } from '../cases/advance.ts';
import type { Person } from '../cases/draft.ts';
import { StaleRow, update, type Write } from '../db/change.ts';
import type { CaseFile, Survey } from '../db/generated/mysql/client.ts';
import { conflict, forbidden } from '../errors.ts';
import type { House } from '../house.ts';

/** An answer may be changed for so long. */
export const CHANGE_DAYS = 7;
const DAY = 24 * 3600_000;

export interface RateGiven {
  caseId: string;
  rating: Rating;
  via: 'wechat' | 'sms' | 'callBack' | 'key' | 'web';
  /** Rows that must commit with it, such as the inbound message settled. */
  also?: Write[];
}

export async function rate(house: House, given: RateGiven): Promise<CaseFile> {
  const { caseId, rating, via, also = [] } = given;
  const survey = await newestSurvey(house, caseId);
  const now = house.clock.now();
  if (!survey) throw conflict('survey_none', '这件事还没有办结，办结后再请您评价。');
  if (survey.answeredAt && now.getTime() - survey.answeredAt.getTime() > CHANGE_DAYS * DAY) {
    throw conflict('survey_settled', '评价已过七天，不能再改了。如果还有问题，请重新反映。');
  }
  const person: Person = { role: 'resident', id: survey.residentId, unitCode: null, name: '居民' };
  const words = sentence(rating);
  const answered = update('Survey', {
    where: { id: survey.id, version: survey.version },
    set: {
      state: 'answered',
      contacted: rating.contacted,
      solved: rating.solved,
      satisfaction: rating.satisfaction,
      words: rating.words,
      via,
      answeredAt: now,
      version: survey.version + 1,
    },
    expect: 1,
  });
  const writes = (): Write[] => [answered, ...also];
  const answer = JSON.stringify({ ...rating, via, round: survey.round });
  const input =
    rating.solved === 'no' ? { reason: words, internalNote: answer } : { note: words, internalNote: answer };
  try {
    return await advance(house, {
      caseId,
      action: rating.solved === 'no' ? 'reopen' : 'rate',
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

/** Staff, and the phones of staff, cannot rate. */
export async function refuseStaffPhone(house: House, phoneIndex: string): Promise<void> {
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
function sentence(rating: Rating): string {
  const parts = [SOLVED_LABELS[rating.solved]];
  if (rating.contacted !== null) parts.push(rating.contacted ? '有人联系过' : '没有人联系过');
  if (rating.satisfaction !== null) parts.push(SATISFACTION_LABELS[rating.satisfaction] ?? '');
  return rating.words ? `${parts.join('，')}：${rating.words}` : parts.join('，');
}
