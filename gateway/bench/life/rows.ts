/** The rows beside a made-up history: the case as it stands, its resident, its surveys, and what a desk has with it. */
import type { Chance } from '../../../prisma/seed/random.ts';
import type { Tables } from '../../src/db/tables.ts';
import type { House } from '../../src/house.ts';
import { LEADER_ARRANGES } from '../../src/cases/verbs/waitsFor.ts';
import { UNROUTED } from '../../src/routing/hands/dutyWords.ts';
import { GENESIS } from '../../src/privacy/eventHash.ts';
import { pick } from '../syntheticCity.ts';
import { idAt } from './idAt.ts';
import type { Hands, Life } from './oneLife.ts';

const DAY = 24 * 3600_000;
const OPEN = ['received', 'registered', 'dispatched', 'handling', 'resolved'];
const WITH_POINT = 0.7;

/** A place that people complain of. */
export interface Spot {
  name: string;
  lng: number;
  lat: number;
}

export interface CaseGiven {
  chance: Chance;
  caseId: string;
  residentId: string;
  number: string;
  house: House;
  phone: string;
  cipher: string;
  hands: Hands;
  spot: Spot;
}

export function caseRow(life: Life, given: CaseGiven): Tables['CaseFile'] & { id: string } {
  const { chance, house, hands, spot } = given;
  const first = life.events[0];
  const last = life.events.at(-1);
  if (!first || !last) throw new Error('a life has no event');
  const filing = JSON.parse(first.data) as { channel: string; areaPath: string; gridCode: string };
  const register = life.events.find(({ action }) => action === 'register');
  const { toStage: stage } = last;
  const open = OPEN.includes(stage);
  const due = open ? (life.acceptedAt ? life.dues.resolve : life.dues.accept) : null;
  const category = register ? (JSON.parse(register.data) as { categoryCode: string }).categoryCode : null;
  const often = (share: number): boolean => chance.next() < share;
  const placed = often(WITH_POINT);
  const asked = stage === 'handling' && often(0.03);
  const reopened = Math.max(0, life.rounds - (open ? 0 : 1));
  return {
    id: given.caseId,
    number: given.number,
    queryCode: '123456',
    stage,
    contactCipher: given.cipher,
    contactIndex: house.privacy.index(`phone:${given.phone}`),
    contactMobile: true,
    channel: filing.channel,
    residentId: given.residentId,
    text: first.note,
    placeText: placed ? spot.name : '',
    lng: placed ? spot.lng + (chance.next() - 0.5) * 0.0006 : null,
    lat: placed ? spot.lat + (chance.next() - 0.5) * 0.0006 : null,
    categoryCode: category,
    urgency: often(0.02) ? 'urgent' : 'normal',
    confidential: often(0.03),
    gridCode: filing.gridCode,
    areaPath: filing.areaPath,
    pathOfDay: filing.areaPath,
    routeVerdict: 'sure',
    routeReasons: '[]',
    triageReason: triageReason(stage, often),
    unitCode: last.unitCode,
    handlerId: ['handling', 'resolved', 'closed', 'evaluated'].includes(stage) ? hands.handler.id : null,
    handlerIds: JSON.stringify([hands.handler.id]),
    handlerUnits: JSON.stringify([hands.unitCode]),
    supervised: often(0.01),
    asked: asked ? 'extend' : null,
    askedWhat: asked
      ? JSON.stringify({ reason: '配件没有到货', until: due, by: hands.handler.id, name: '', at: last.at })
      : null,
    escalatedBy: stage === 'registered' && often(0.1) ? hands.unitCode : null,
    dissatisfied: stage === 'evaluated' && often(0.001),
    acceptDue: life.dues.accept,
    contactDue: life.dues.contact,
    resolveDue: life.dues.resolve,
    due,
    clock: 'always',
    markAt: due,
    filedAt: first.at,
    acceptedAt: life.acceptedAt,
    contactedAt: life.contactedAt,
    resolvedAt: life.resolvedAt,
    closedAt: life.closedAt,
    updatedAt: last.at,
    version: life.events.length,
    headHash: last.hash || GENESIS,
    reopened,
  };
}

function triageReason(stage: string, often: (share: number) => boolean): string | null {
  if (stage === 'registered') return `${UNROUTED}请人工分拨。`;
  return stage === 'dispatched' && often(0.05) ? `${LEADER_ARRANGES}。` : null;
}

export function contactRow(row: Tables['CaseFile'] & { id: string }): Tables['Contact'] & { id: string } {
  return {
    id: idAt(row.filedAt as Date),
    residentId: row.residentId,
    kind: 'phone',
    valueCipher: row.contactCipher ?? '',
    valueIndex: row.contactIndex ?? '',
    mobile: true,
    lastUsedAt: row.filedAt,
  };
}

export function surveyRows(life: Life, row: Tables['CaseFile'] & { id: string }): Tables['Survey'][] {
  const closings = life.events.filter(({ action }) => action === 'verify');
  return closings.map(({ at, seq }, index) => {
    const after = life.events.find((event) => event.seq > seq && event.action !== 'refuse');
    const answered = after !== undefined && after.action !== 'lapse';
    return {
      id: idAt(at),
      caseId: row.id,
      residentId: row.residentId,
      round: index + 1,
      state: answered ? 'answered' : after ? 'expired' : 'open',
      areaPath: row.areaPath,
      invitedAt: at,
      expiresAt: new Date(at.getTime() + 7 * DAY),
      satisfaction: answered ? 4 : null,
      solved: answered ? 'yes' : null,
      words: '',
      via: answered ? 'sms' : null,
      answeredAt: answered ? after.at : null,
      device: answered ? row.contactIndex : null,
    };
  });
}

/** Another unit helps with a few of them. */
export function partRow(
  row: Tables['CaseFile'] & { id: string },
  { unitCode, at }: { unitCode: string; at: Date },
): Tables['CasePart'] {
  const open = OPEN.includes(row.stage);
  return {
    id: idAt(at),
    caseId: row.id,
    unitCode,
    task: '请协助清理现场',
    state: open ? 'open' : 'done',
    due: new Date(at.getTime() + 2 * DAY),
    result: open ? '' : '已协助处理',
    createdAt: at,
    endedAt: open ? null : new Date(at.getTime() + DAY),
  };
}

/** What the handler was reminded of; what is older than a month was read. */
export function reminderRow(
  row: Tables['CaseFile'] & { id: string },
  { staffId, at, now }: { staffId: string; at: Date; now: Date },
): Tables['StaffNotice'] {
  const id = idAt(at);
  const old = now.getTime() - at.getTime() > 30 * DAY;
  return {
    id,
    dedupeKey: `${id}:resolve50`,
    staffId,
    caseId: row.id,
    kind: 'resolve50',
    text: '这件案件的办结期限过半，请抓紧办理。',
    createdAt: at,
    readAt: old ? new Date(at.getTime() + 3600_000) : null,
  };
}

export function flagRow(
  chance: Chance,
  row: Tables['CaseFile'] & { id: string },
  { staffId, at, now }: { staffId: string; at: Date; now: Date },
): Tables['Flag'] {
  const id = idAt(at);
  const kind = pick(chance, ['lastMinute', 'nightBatch', 'pastedWords', 'oneDevice']);
  const old = now.getTime() - at.getTime() > 30 * DAY;
  return {
    id,
    dedupeKey: `${kind}:${id}`,
    kind,
    areaPath: row.areaPath,
    unitCode: row.unitCode ?? null,
    staffId,
    detail: '几件案件的办结说明一字不差。',
    caseIds: JSON.stringify([row.id]),
    at,
    state: old ? 'seen' : 'open',
  };
}
