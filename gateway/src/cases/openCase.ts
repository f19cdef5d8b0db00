/** A case is born: composed in memory with its history and its first notice, committed by intake with the complaint. */
import { formatCaseNumber } from '@gridline/shared/caseNumber.ts';
import type { Channel } from '@gridline/shared/labels.ts';
import type { Point } from '@gridline/shared/place.ts';
import { cutText } from '@gridline/shared/text.ts';
import { beijingDay } from '@gridline/shared/time.ts';
import type { Suggestion } from '../categories/suggestion.ts';
import type { CaseFile } from '../db/generated/mysql/client.ts';
import { newId } from '../db/ids.ts';
import { GENESIS } from '../privacy/historyChain.ts';
import type { DistrictAtlas } from '../routing/districtAtlas.ts';
import type { Routing } from '../routing/route.ts';
import { REASON_STORED, record, type Draft, type Person } from './draft.ts';
import { followUp } from './followUp.ts';
import { setDeadlines, TRIAGE_LIMITS } from './setDeadlines.ts';

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
  /** Whom it happens to when somebody else tells of it, encrypted. */
  affectedCipher: string | null;
  /** Somebody is in danger: urgent whatever the category. */
  urgent: boolean;
  /** Why a person looks before anything is done by itself; `null` when nobody needs to. */
  byHand: string | null;
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
    repeatOf: null,
    anonymous: false,
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
  setDeadlines(row, TRIAGE_LIMITS);
  const draft: Draft = { row, basis: null, events: [], notices: [], parts: [], writes: [] };
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
      ...(row.categoryCode ? { categoryCode: row.categoryCode } : {}),
    },
  });
  if (given.byHand !== null) {
    row.triageReason = cutText([given.byHand, row.triageReason ?? ''].join(''), REASON_STORED);
    return draft;
  }
  followUp(draft, { atlas, now, suggested: given.suggested, confirmed: given.person.role !== 'resident' });
  return draft;
}
