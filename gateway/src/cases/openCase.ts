/** A case is born: composed in memory with its history and its first notice, committed by intake with the complaint. */
import { formatCaseNumber } from '@gridline/shared/caseNumber.ts';
import type { Channel } from '@gridline/shared/labels.ts';
import type { Point } from '@gridline/shared/place.ts';
import { cutText } from '@gridline/shared/text.ts';
import { beijingDay } from '@gridline/shared/time.ts';
import type { Suggestion } from '../categories/suggestion.ts';
import type { CaseFile } from '../db/generated/mysql/client.ts';
import { newId } from '../db/ids.ts';
import { GENESIS } from '../privacy/eventHash.ts';
import type { DistrictAtlas } from '../routing/districtAtlas.ts';
import type { Routing } from '../routing/route.ts';
import { REASON_STORED, record, SYSTEM, type Draft, type Person } from './draft.ts';
import { followUp } from './followUp.ts';
import type { Repeated } from './many/repeats.ts';
import { runClocks } from './clocks/runClocks.ts';
import { duesOf, limitsOf, setDeadlines, TRIAGE_LIMITS } from './clocks/setDeadlines.ts';
import { NO_PAST, take } from './take.ts';

export interface Opening {
  serial: number;
  queryCode: string;
  channel: Channel;
  residentId: string;
  person: Person;
  text: string;
  placeText: string;
  point: Point | null;
  routing: Routing;
  /** Chosen by the resident or operator. */
  categoryCode: string | null;
  suggested: Suggestion | null;
  confidential: boolean;
  /** Nobody shall know who told it: nobody is notified or asked. */
  anonymous: boolean;
  /** Whom it happens to when somebody else tells of it, encrypted. */
  affectedCipher: string | null;
  /** Somebody is in danger: urgent whatever the category. */
  urgent: boolean;
  /** Why a person looks before anything is done by itself; `null` when nobody needs to. */
  byHand: string | null;
  /** The open case that tells of the same matter: this one is merged into it; `null` for none. */
  joins: CaseFile | null;
  /** The closed case of the same place and matter that this one tells of again. */
  repeats: Repeated | null;
  /** The number given for this matter, encrypted. */
  contact: Pick<CaseFile, 'contactCipher' | 'contactIndex' | 'contactMobile' | 'contactName'>;
  receiptHash: string;
  now: Date;
  atlas: DistrictAtlas;
}

export function openCase(given: Opening): Draft {
  const { routing, now, atlas } = given;
  const row: CaseFile = {
    id: newId(),
    number: formatCaseNumber(beijingDay(now), given.serial),
    queryCode: given.queryCode,
    stage: 'received',
    channel: given.channel,
    residentId: given.residentId,
    text: given.text,
    placeText: given.placeText || routing.placeText,
    lng: given.point?.lng ?? routing.point?.lng ?? null,
    lat: given.point?.lat ?? routing.point?.lat ?? null,
    categoryCode: atlas.category(given.categoryCode ?? '') ? given.categoryCode : null,
    urgency: given.urgent ? 'urgent' : 'normal',
    confidential: given.confidential,
    affectedCipher: given.affectedCipher,
    ...given.contact,
    gridCode: routing.gridCode,
    areaPath: routing.areaPath,
    pathOfDay: routing.areaPath,
    level: null,
    routeVerdict: routing.verdict,
    routeProbability: routing.probability,
    routeReasons: JSON.stringify(routing.reasons),
    triageReason: routing.triageReason,
    unitCode: null,
    handlerId: null,
    handlerIds: '[]',
    handlerUnits: null,
    supervised: false,
    suspendedUntil: null,
    suspendedAt: null,
    asked: null,
    askedWhat: null,
    extended: 0,
    arrivedAt: null,
    escalatedBy: null,
    givenBack: 0,
    refused: 0,
    checkBy: null,
    dissatisfied: false,
    repeatOf: given.repeats?.caseId ?? null,
    anonymous: given.anonymous,
    reopened: 0,
    sentBack: 0,
    mergedInto: null,
    acceptDue: null,
    contactDue: null,
    resolveDue: null,
    due: null,
    clock: 'working',
    marks: '',
    markAt: null,
    filedAt: now,
    acceptedAt: null,
    contactedAt: null,
    resolvedAt: null,
    closedAt: null,
    updatedAt: now,
    version: 0,
    headHash: GENESIS,
  };
  const { calendar } = atlas.life;
  setDeadlines(row, { ...TRIAGE_LIMITS, ...(given.urgent && { clock: 'always' }) }, calendar);
  const chosen = row.categoryCode;
  if (given.joins) asTheLead(row, given.joins, atlas);
  const draft: Draft = {
    row,
    basis: null,
    events: [],
    notices: [],
    reminders: [],
    pauses: [],
    parts: [],
    writes: [],
  };
  record(draft, {
    action: 'file',
    to: 'received',
    person: given.person,
    at: now,
    note: given.text,
    data: {
      receiptHash: given.receiptHash,
      routing: routing.verdict,
      channel: row.channel,
      areaPath: row.pathOfDay,
      gridCode: row.gridCode,
      ...(chosen ? { categoryCode: chosen } : leadCategory(given.joins)),
      ...duesOf(row),
      ...(row.anonymous && { anonymous: true }),
      ...(given.repeats ? { repeatOf: given.repeats } : {}),
    },
  });
  if (given.joins) joinLead(draft, given.joins, { now, atlas });
  else if (given.byHand === null)
    followUp(draft, { atlas, now, suggested: given.suggested, confirmed: given.person.role !== 'resident' });
  else row.triageReason = cutText([given.byHand, row.triageReason ?? ''].join(''), REASON_STORED);
  runClocks(draft, { now, calendar });
  return draft;
}

/** What it leaves open the lead has settled; by that the limits are its own, should it ever stand alone. */
function asTheLead(row: CaseFile, lead: CaseFile, { category: categoryOf, life }: DistrictAtlas): void {
  row.categoryCode ??= lead.categoryCode;
  const category = categoryOf(row.categoryCode ?? '');
  if (category?.urgency === 'urgent' || lead.urgency === 'urgent') row.urgency = 'urgent';
  if (category) setDeadlines(row, limitsOf(row, category, life), life.calendar);
}

/** For figures, apart from what the filer chose: categories are learned from choices. */
function leadCategory(lead: CaseFile | null): { leadCategory?: string } {
  return lead?.categoryCode ? { leadCategory: lead.categoryCode } : {};
}

/** 我也遇到了 */
function joinLead(draft: Draft, lead: CaseFile, given: Pick<Opening, 'now' | 'atlas'>): void {
  const input = { intoNumber: lead.number, internalNote: '居民说“我也遇到了”' };
  const past = { ...NO_PAST, lead: { row: lead, round: 0 } };
  take(draft, 'merge', { person: SYSTEM, input, ...given }, past);
  // The acknowledgement of the filing says it.
  draft.notices = [];
}
