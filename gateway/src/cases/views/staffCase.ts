/** A case on the desk of a member of staff: everything the work needs, nothing the person may not know. */
import type { StaffCase } from '@gridline/shared/complaint.ts';
import { maskPhone } from '@gridline/shared/phone.ts';
import { isDependent } from '@gridline/shared/conditions.ts';
import { allowedActions, type Action, type Stage } from '@gridline/shared/workflow.ts';
import type { CaseFile, Contact } from '../../db/generated/mysql/client.ts';
import type { House } from '../../house.ts';
import { noticeViews } from '../../notices/views.ts';
import { isVeiled, type Viewer } from '../../staff/sight.ts';
import { factsOf, type Person } from '../draft.ts';
import { gridCard } from './gridCard.ts';
import { nameInHand } from '../level.ts';
import { unitNameOf } from '../names.ts';
import { photoView } from './photoLinks.ts';
import { surveyView } from './residentCase.ts';
import { fitsPart, handlersOf, partViews } from '../hands/partViews.ts';
import { summaryOf } from './summary.ts';
import { readHistory, staffTimeline } from './timeline.ts';
import { tiesOf } from '../many/ties.ts';
import { askedOf } from '../verbs/asking.ts';
import { unitSuggestions } from '../hands/unitSuggestions.ts';
import { anonymous, veiled } from './veil.ts';
import { waitingMarks } from './waiting.ts';

/** Done by the product itself or by residents, never by a button of staff. */
const NOT_BUTTONS: readonly Action[] = [
  'rate',
  'lapse',
  'withdraw',
  'urge',
  'vote',
  'dissent',
  'silence',
  'mark',
];

export function personOf(viewer: Viewer): Person {
  const { staff, role, areaPath, reportsTo, gridMates } = viewer;
  return { role, id: staff.id, unitCode: staff.unitCode, name: staff.name, areaPath, reportsTo, gridMates };
}

export async function staffCase(house: House, row: CaseFile, viewer: Viewer): Promise<StaffCase> {
  const { read } = house.db;
  const [history, contacts, handler, survey, notices, relay, parts] = await Promise.all([
    readHistory(house, row.id),
    read.contact.findMany({ where: { residentId: row.residentId } }),
    row.handlerId ? read.staff.findUnique({ where: { id: row.handlerId } }) : null,
    read.survey.findFirst({ where: { caseId: row.id }, orderBy: { round: 'desc' } }),
    noticeViews(house, row.id),
    read.callBackTask.findFirst({ where: { caseId: row.id, purpose: 'relay', state: 'open' } }),
    read.casePart.findMany({ where: { caseId: row.id }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }),
  ]);
  const names = await handlersOf(house, parts);
  const facts = factsOf(row, parts);
  const hideSurvey = isDependent(facts, personOf(viewer)) && survey?.state === 'open';
  const hidden = isVeiled(viewer, row);
  const view: StaffCase = {
    ...(await tiesOf(house, row, { viewer, hideVotes: hideSurvey })),
    ...summaryOf(house, row),
    text: row.text,
    version: row.version,
    triageReason: row.triageReason,
    ...waitingMarks(house, row),
    unitSuggestions: unitSuggestions(house, row, history.events),
    point: row.lng !== null && row.lat !== null ? { lng: row.lng, lat: row.lat } : null,
    grid: gridCard(house.atlas(), row.gridCode),
    unitCode: row.unitCode,
    handlerName: handler?.name ?? null,
    contactName: row.contactName && house.privacy.decrypt(row.contactName),
    contactPhone: maskedPhone(house, row, contacts),
    affected: row.affectedCipher && house.privacy.decrypt(row.affectedCipher),
    confidential: row.confidential,
    veiled: hidden,
    relay: relay && {
      question: relay.text,
      attempts: relay.attempts,
      createdAt: relay.createdAt.toISOString(),
    },
    urgency: row.urgency === 'urgent' ? 'urgent' : 'normal',
    supervised: row.supervised,
    suspendedUntil: row.suspendedUntil?.toISOString() ?? null,
    asked: askedView(row),
    inHand: nameInHand(row, house.atlas()),
    escalatedBy: unitNameOf(house.atlas(), row.escalatedBy),
    acceptDue: row.acceptDue?.toISOString() ?? null,
    contactDue: row.contactDue?.toISOString() ?? null,
    resolveDue: row.resolveDue?.toISOString() ?? null,
    routing: { verdict: row.routeVerdict, reasons: JSON.parse(row.routeReasons) as string[] },
    photos: history.photos.map((photo) => photoView(house, photo)),
    timeline: staffTimeline(house, history, hideSurvey),
    notices,
    survey: survey && !hideSurvey ? surveyView(survey) : null,
    parts: partViews(house, parts, names),
    anonymous: row.anonymous,
    actions: allowedActions(facts, personOf(viewer)).filter(
      (action) => !NOT_BUTTONS.includes(action) && fitsPart(action, parts, viewer),
    ),
    stage: row.stage as Stage,
  };
  return hidden ? veiled(view, anonymous(house, row)) : view;
}

function askedView(row: CaseFile): StaffCase['asked'] {
  const asked = askedOf(row);
  if (!asked || (row.asked !== 'extend' && row.asked !== 'suspend')) return null;
  const { reason, until, name, at } = asked;
  return { kind: row.asked, reason, until, by: name, at };
}

/** The number to reach the resident about this case, in clear: only for those who call, and audited by the door. */
export function phoneOf(house: House, row: CaseFile, contacts: readonly Contact[]): string | null {
  const cipher = row.contactCipher ?? contacts.find((contact) => contact.kind === 'phone')?.valueCipher;
  return cipher ? house.privacy.decrypt(cipher) : null;
}

function maskedPhone(house: House, row: CaseFile, contacts: readonly Contact[]): string | null {
  const phone = phoneOf(house, row, contacts);
  return phone && maskPhone(phone);
}
