/** A case as its resident sees it, signed in or by number and code. */
import { timingSafeEqual } from 'node:crypto';
import type { ResidentCase, TrackedCase } from '@gridline/shared/complaint.ts';
import { parseCaseNumber } from '@gridline/shared/caseNumber.ts';
import { RESIDENT_STAGE_LABELS } from '@gridline/shared/labels.ts';
import { cutText } from '@gridline/shared/text.ts';
import { isSettled, type Solved } from '@gridline/shared/survey.ts';
import { allowedActions, isOpen, type Action, type Stage } from '@gridline/shared/workflow.ts';
import type { CaseFile, Survey } from '../../db/generated/mysql/client.ts';
import { notFound } from '../../errors.ts';
import type { House } from '../../house.ts';
import { factsOf } from '../draft.ts';
import { gridCard } from './gridCard.ts';
import { nextSentence } from './nextSentence.ts';
import { photoView } from './photoLinks.ts';
import { summaryOf } from './summary.ts';
import { followed } from '../many/followed.ts';
import { followedTimeline } from '../many/memberTimeline.ts';
import { readHistory } from './timeline.ts';

/** What a resident can press on a page. */
const PAGE_ACTIONS: readonly Action[] = ['rate', 'urge', 'supplement', 'withdraw'];
const OF_MEMBERS: readonly Action[] = ['urge', 'supplement', 'withdraw'];

export async function residentCase(house: House, own: CaseFile): Promise<ResidentCase> {
  const atlas = house.atlas();
  const row = (await followed(house, [own]))[0] ?? own;
  const history = await readHistory(house, row.id);
  const survey = await house.db.read.survey.findFirst({
    where: { caseId: row.id },
    orderBy: { round: 'desc' },
  });
  return {
    ...summaryOf(house, row, RESIDENT_STAGE_LABELS),
    text: row.text,
    queryCode: row.queryCode,
    grid: gridCard(atlas, row.gridCode),
    point: row.lng !== null && row.lat !== null ? { lng: row.lng, lat: row.lat } : null,
    acceptDue: row.acceptDue?.toISOString() ?? null,
    resolveDue: row.resolveDue?.toISOString() ?? null,
    next: nextSentence(row, atlas, house.clock.now()),
    photos: history.photos
      .filter((photo) => photo.kind === 'complaint')
      .map((photo) => photoView(house, photo)),
    timeline: await followedTimeline(house, row.id, history),
    survey: survey && surveyView(survey),
    actions: actionsOf(own, row, survey && !isSettled(survey, house.clock.now()) ? survey : null),
  };
}

/** A merged case is urged, added to and withdrawn for the own part, and judged when the whole is done. */
function actionsOf(own: CaseFile, seen: CaseFile, survey: Survey | null): Action[] {
  const person = { role: 'resident' as const, id: own.residentId, unitCode: null };
  const allowed = allowedActions(factsOf(own, []), person);
  if (own.stage !== 'merged')
    return allowed.filter(
      (action) => PAGE_ACTIONS.includes(action) && (action !== 'rate' || survey !== null),
    );
  if (isOpen(seen.stage as Stage)) return allowed.filter((action) => OF_MEMBERS.includes(action));
  return survey ? ['rate'] : [];
}

/** By number and code; the same answer for a wrong number as for a wrong code. */
export async function trackedCase(
  house: House,
  given: { number: string; code: string },
): Promise<TrackedCase> {
  const number = parseCaseNumber(given.number);
  const row = number && (await house.db.read.caseFile.findUnique({ where: { number } }));
  if (!row || !sameCode(row.queryCode, given.code.normalize('NFKC').trim()))
    throw notFound('case_unknown', '编号或查询码不对，请对照短信再输一次。');
  const {
    point: _point,
    photos: _photos,
    queryCode: _code,
    actions: _actions,
    ...rest
  } = await residentCase(house, row);
  return {
    ...rest,
    text: cutText(row.text, 30),
    timeline: rest.timeline.map((entry) => ({
      ...entry,
      photos: [],
      note: entry.action === 'file' ? '' : entry.note,
    })),
  };
}

export function surveyView(survey: Survey): NonNullable<ResidentCase['survey']> {
  return {
    round: survey.round,
    state: survey.state as 'open' | 'answered' | 'expired',
    expiresAt: survey.expiresAt.toISOString(),
    contacted: survey.contacted,
    solved: survey.solved as Solved | null,
    satisfaction: survey.satisfaction,
    words: survey.words,
  };
}

function sameCode(expected: string, given: string): boolean {
  const a = Buffer.from(expected);
  const b = Buffer.from(given);
  return a.length === b.length && timingSafeEqual(a, b);
}
