/**
 * What a step of the lead means for its members, in the same transaction: each is told in the own channel under the own
 * number, is asked at the closing, and is never left behind when the lead ends otherwise.
 */
import type { Action } from '@gridline/shared/workflow.ts';
import { suggest } from '../../categories/suggestion.ts';
import { insert, type Write } from '../../db/change.ts';
import type { CaseFile, Contact, Survey } from '../../db/generated/mysql/client.ts';
import { newId } from '../../db/ids.ts';
import type { House } from '../../house.ts';
import type { NoticeDraft } from '../../notices/compose.ts';
import { composeAll, contactOf } from '../../notices/noticesOf.ts';
import type { Purpose } from '../../notices/wordings/templates.ts';
import { draftOf, SYSTEM, writesOf, type Draft } from '../draft.ts';
import { followUp } from '../followUp.ts';
import { toOwnerOfToday } from '../placing/toOwnerOfToday.ts';
import { sameMembers } from './members.ts';
import { NO_PAST, take } from '../take.ts';
import { runClocks } from '../clocks/runClocks.ts';
import { askedInVain, SURVEY_DAYS } from '../verbs/closing.ts';

const DAY = 24 * 3600_000;
/** As many ids as one question may hold. */
const PAGE = 500;

/** What is told to the lead's resident and concerns all, and the wording of it for the others. */
const PASSED_ON: Partial<Record<Purpose, Purpose>> = {
  dispatched: 'dispatched',
  accepted: 'accepted',
  sentBack: 'sentBack',
  disputed: 'disputed',
  escalated: 'escalated',
  givenBack: 'givenBack',
  extended: 'extended',
  suspended: 'suspended',
  survey: 'survey',
  // “没解决” are the words of one resident, and stay with that one.
  reopened: 'redone',
  reopenedAbove: 'redone',
  checkedAgain: 'redone',
};

interface Given {
  action: Action;
  members: readonly CaseFile[];
}

/** @param lead after the step @returns what must commit with it */
export async function carryMembers(house: House, lead: Draft, { action, members }: Given): Promise<Write[]> {
  if (members.length === 0) return sameMembers(lead.row.id, []);
  const parting = await partingOf(house, lead, { action, members });
  const writes = [
    ...parting.flatMap(writesOf),
    ...sameMembers(lead.row.id, parting.length > 0 ? [] : members),
  ];
  if (closedBy(lead)) writes.push(...(await surveysFor(house, lead.row, members)));
  if (action === 'reopen') writes.push(...members.map(({ id }) => askedInVain(id)));
  return [...writes, ...(await news(house, lead, { members, parting }))];
}

/** Those who stay hear what the lead's resident hears; those who part, what happens to their own. */
async function news(
  house: House,
  lead: Draft,
  { members, parting }: { members: readonly CaseFile[]; parting: readonly Draft[] },
): Promise<Write[]> {
  const told = lead.notices.flatMap(({ purpose, ...notice }) => {
    const forOthers = PASSED_ON[purpose];
    return forOthers ? [{ ...notice, purpose: forOthers }] : [];
  });
  if (told.length === 0 && parting.every(({ notices }) => notices.length === 0)) return [];
  const contacts = await contactsOf(house, members);
  const drafts =
    parting.length > 0
      ? parting.map(({ row, notices }) => ({ row, notices }))
      : members.map((row) => ({ row, notices: told.map((notice) => underOwnNumber(notice, row)) }));
  const { wordings } = house.notices();
  const now = house.clock.now();
  return drafts.flatMap(({ row, notices }) => {
    const known = contacts.get(row.residentId) ?? [];
    return composeAll(row, notices, { reaches: [...known, ...contactOf(row, known)], now, wordings });
  });
}

function underOwnNumber(notice: NoticeDraft, { id, number }: CaseFile): NoticeDraft {
  const { dedupeKey, purpose, params } = notice;
  // Done again above, there is no unit yet: the level is named instead.
  const { unit = params.above } = params;
  return {
    dedupeKey: `${id}:of:${dedupeKey}`,
    purpose,
    params: { ...params, ...(unit !== undefined && { unit }), number },
  };
}

async function contactsOf({ db }: House, members: readonly CaseFile[]): Promise<Map<string, Contact[]>> {
  const ids = [...new Set(members.map(({ residentId }) => residentId))];
  const found = new Map<string, Contact[]>();
  for (let from = 0; from < ids.length; from += PAGE) {
    const where = { residentId: { in: ids.slice(from, from + PAGE) } };
    for (const contact of await db.read.contact.findMany({ where }))
      found.set(contact.residentId, [...(found.get(contact.residentId) ?? []), contact]);
  }
  return found;
}

/** One question for each who can be asked, in the lead's round or after the own last one. */
async function surveysFor(house: House, lead: CaseFile, members: readonly CaseFile[]): Promise<Write[]> {
  const now = house.clock.now();
  const asked = members.filter(({ anonymous }) => !anonymous);
  const before = await roundsOf(house, asked);
  return asked.map((row) => {
    const survey: Survey = {
      id: newId(),
      caseId: row.id,
      residentId: row.residentId,
      round: Math.max(lead.reopened, before.get(row.id) ?? 0) + 1,
      state: 'open',
      areaPath: row.areaPath || lead.areaPath,
      invitedAt: now,
      remindedAt: null,
      expiresAt: new Date(now.getTime() + SURVEY_DAYS * DAY),
      contacted: null,
      solved: null,
      satisfaction: null,
      words: '',
      via: null,
      answeredAt: null,
      device: null,
      version: 0,
    };
    return insert('Survey', survey);
  });
}

async function roundsOf({ db }: House, members: readonly CaseFile[]): Promise<Map<string, number>> {
  const rounds = new Map<string, number>();
  for (let from = 0; from < members.length; from += PAGE) {
    const where = { caseId: { in: members.slice(from, from + PAGE).map(({ id }) => id) } };
    for (const { caseId, round } of await db.read.survey.findMany({ where }))
      rounds.set(caseId, Math.max(round, rounds.get(caseId) ?? 0));
  }
  return rounds;
}

/** Members whose own case changes with this step: moved along with the lead, or left by it. */
async function partingOf(house: House, lead: Draft, { action, members }: Given): Promise<Draft[]> {
  const drafts = members.map((row) => draftOf(row, []));
  // What presses waits behind nothing that does not.
  const first = drafts.find(({ row }) => row.urgency === 'urgent') ?? drafts[0];
  if (!first) return [];
  const others = drafts.filter((draft) => draft !== first);
  const given = { person: SYSTEM, now: house.clock.now(), atlas: house.atlas() };
  const running = (all: Draft[]): Draft[] => {
    for (const draft of all) runClocks(draft, { now: given.now, calendar: given.atlas.life.calendar });
    return all;
  };
  const join = (draft: Draft, into: CaseFile): void => {
    const input = { intoNumber: into.number, internalNote: '原来并入的案件不再单独办理' };
    const past = { ...NO_PAST, lead: { row: into, round: 0 } };
    take(draft, 'merge', { ...given, input }, past);
    // The lead's own change guards it already.
    draft.writes = [];
  };
  if (action === 'merge') {
    const into = await house.db.read.caseFile.findUnique({ where: { id: lead.row.mergedInto ?? '' } });
    if (into) for (const draft of drafts) join(draft, into);
    return into ? running(drafts) : [];
  }
  if (action !== 'withdraw' && action !== 'decline') return [];
  const reason = action === 'withdraw' ? '带头的一件由居民撤回，这一件单独办理' : DECLINED;
  const past = { ...NO_PAST, lead: { row: lead.row, round: await roundIn(house, first) } };
  take(first, 'unmerge', { ...given, input: { reason } }, past);
  await toOwnerOfToday(house, first, given);
  if (action === 'decline') first.row.triageReason = DECLINED;
  else {
    const suggested = suggest(first.row.text, given.atlas);
    followUp(first, { ...given, suggested, confirmed: true });
  }
  for (const draft of others) join(draft, first.row);
  return running(drafts);
}

/** Closed in this step, by a person or by itself. */
function closedBy({ events }: Draft): boolean {
  return events.some(({ action }) => action === 'verify');
}

const DECLINED = '一起反映的另一件不予受理，请看这一件该怎么办。';

async function roundIn(house: House, { row }: Draft): Promise<number> {
  return (await roundsOf(house, [row])).get(row.id) ?? 0;
}
