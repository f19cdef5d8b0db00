/** An answer to a survey by SMS: in time it counts; late it is kept, answered kindly, and re-opens what is not solved. */
import { isSettled, SATISFACTION_LABELS, SOLVED_LABELS, type Rating } from '@gridline/shared/survey.ts';
import { advance } from '../cases/advance.ts';
import { update, type Write } from '../db/change.ts';
import type { CaseFile, Survey } from '../db/generated/mysql/client.ts';
import { answerAction, deviceOf, rate, refuseStaff } from '../surveys/rate.ts';
import { residentOf } from './noted.ts';
import { replyRow, replyTo } from './reply.ts';
import { settle, type Turn } from './turn.ts';
import { WORDS } from './words.ts';

export async function rateBySms(turn: Turn, rating: Rating, question: number): Promise<void> {
  const found = turn.state.asked[question];
  if (!found || !('survey' in found)) return replyTo(turn, WORDS.stray);
  await inTime(turn, rating, found.row);
}

async function inTime(turn: Turn, rating: Rating, { id: caseId }: CaseFile): Promise<void> {
  const { house } = turn;
  const { phoneIndex } = turn.message;
  const device = deviceOf(house, phoneIndex);
  await rate(house, { caseId, rating, via: 'sms', phoneIndex, device, also: settle(turn, { caseId }) });
}

export async function rateLate(turn: Turn, rating: Rating): Promise<void> {
  const { past } = turn.state;
  if (!past) return replyTo(turn, WORDS.stray);
  const { survey, row } = past;
  const settled = isSettled(survey, turn.now);
  if (survey.state === 'answered' && !settled) return inTime(turn, rating, row);
  await refuseStaff(turn.house, row, turn.message.phoneIndex);
  if (rating.solved === 'no' && !settled) return reopenLate(turn, rating, { survey, row });
  await advance(turn.house, {
    caseId: row.id,
    // What is said too late moves nothing, whatever it says.
    action: await answerAction(turn.house, { caseId: row.id, solved: 'yes' }),
    person: residentOf(turn),
    input: { note: `评价期过后说：${sentence(rating)}`, late: true },
    answered: true,
    also: () => [
      ...settle(turn, { caseId: row.id }),
      lateWords(survey, rating),
      ...replyRow(turn.house, {
        message: turn.message,
        text: rating.solved === 'no' ? WORDS.lateUnsolved : WORDS.lateRating,
        caseId: row.id,
      }),
    ],
  });
}

/** The workflow lets the resident re-open what is closed; the survey stays unanswered in the figures. */
async function reopenLate(
  turn: Turn,
  rating: Rating,
  { survey, row }: { survey: Survey; row: CaseFile },
): Promise<void> {
  await advance(turn.house, {
    caseId: row.id,
    action: await answerAction(turn.house, { caseId: row.id, solved: 'no' }),
    person: residentOf(turn),
    input: { reason: `评价期过后说：${sentence(rating)}` },
    also: () => [...settle(turn, { caseId: row.id }), lateWords(survey, rating)],
  });
}

/** Kept beside the survey; neither solved nor satisfied is set, so that no figure counts it. */
function lateWords(survey: Survey, rating: Rating): Write {
  return update('Survey', {
    where: { id: survey.id, version: survey.version },
    set: { words: [survey.words, `（逾期）${sentence(rating)}`].join(''), version: survey.version + 1 },
    expect: 1,
  });
}

function sentence({ solved, satisfaction, words }: Rating): string {
  const degree = satisfaction === null ? '' : `，${SATISFACTION_LABELS[satisfaction] ?? ''}`;
  return `${SOLVED_LABELS[solved]}${degree}${words ? `：${words}` : ''}`;
}
