/**
 * A case being changed: its row as it will be, and everything that must commit with it. Steps add to a draft;
 * `writesOf` turns it into one change. Only `openCase.ts` and `advance.ts` make drafts.
 */
import type { Actor, CaseFacts, Stage } from '@gridline/shared/workflow.ts';
import { insert, update, type Write } from '../db/change.ts';
import type { CaseEvent, CaseFile, CasePart } from '../db/generated/mysql/client.ts';
import { newId } from '../db/ids.ts';
import type { NoticeDraft } from '../notices/compose.ts';
import { eventHash, GENESIS } from '../privacy/eventHash.ts';
import type { Pause } from './clocks/deadlines.ts';
import type { Reminder } from './reminders/reminder.ts';
import { levelOf } from './level.ts';

/** Who acts, with the name the history keeps. */
export interface Person extends Actor {
  name: string;
}

export const SYSTEM: Person = { role: 'system', id: null, unitCode: null, name: '系统' };

/** Longest `triageReason`, in characters. */
export const REASON_STORED = 500;

export interface Draft {
  row: CaseFile;
  /** Version in the database; `null` for a case that is being born. */
  basis: number | null;
  events: CaseEvent[];
  notices: NoticeDraft[];
  /** What members of staff are told (提醒). */
  reminders: Reminder[];
  /** The suspensions that ended. */
  pauses: Pause[];
  /** The parts of assisting units, as they will be; `writes` holds what changes of them. */
  parts: CasePart[];
  /** Rows of other tables that belong to the change. */
  writes: Write[];
}

/** @param pauses the suspensions that ended */
export function draftOf(row: CaseFile, parts: readonly CasePart[], pauses: readonly Pause[] = []): Draft {
  return {
    row: { ...row },
    basis: row.version,
    events: [],
    notices: [],
    reminders: [],
    pauses: [...pauses],
    parts: [...parts],
    writes: [],
  };
}

export interface EventGiven {
  action: string;
  to: Stage;
  person: Person;
  at: Date;
  note?: string;
  internalNote?: string;
  data?: object;
}

/** Appends an event to the history and moves the row to its stage. */
export function record(draft: Draft, given: EventGiven): CaseEvent {
  const { row } = draft;
  const fields = {
    caseId: row.id,
    seq: row.version + 1,
    at: given.at,
    action: given.action,
    fromStage: row.version === 0 ? null : row.stage,
    toStage: given.to,
    actorRole: given.person.role,
    actorId: given.person.id,
    actorName: given.person.name,
    unitCode: row.unitCode,
    note: given.note ?? '',
    internalNote: given.internalNote ?? '',
    data: JSON.stringify(given.data ?? {}),
  };
  const event: CaseEvent = {
    id: newId(),
    ...fields,
    previousHash: row.headHash,
    hash: eventHash(row.headHash, fields),
  };
  draft.events.push(event);
  Object.assign(row, { stage: given.to, version: fields.seq, headHash: event.hash, updatedAt: given.at });
  return event;
}

/** States more in the first event of a case that is being born, and chains its events anew. */
export function stateAtBirth(draft: Draft, more: object): void {
  let previousHash = GENESIS;
  draft.events = draft.events.map((event) => {
    const { seq, data } = event;
    const stated = seq === 1 ? JSON.stringify({ ...(JSON.parse(data) as object), ...more }) : data;
    const fields = { ...event, data: stated, previousHash };
    previousHash = eventHash(previousHash, fields);
    return { ...fields, hash: previousHash };
  });
  draft.row.headHash = previousHash;
}

/** Everything of the draft but the notices: the row, its events, and what came along. */
export function writesOf(draft: Draft): Write[] {
  const events = draft.events.map((event) => insert('CaseEvent', event));
  const { row, basis } = draft;
  if (basis === null) return [insert('CaseFile', row), ...events, ...draft.writes];
  return [
    update('CaseFile', {
      // Whose it is may change without a step: a number was just tied to another record of the same person.
      where: { id: row.id, version: basis, residentId: row.residentId },
      set: row,
      expect: 1,
    }),
    ...events,
    ...draft.writes,
  ];
}

/** States of a part that its unit still owes. */
export const OPEN_PARTS: readonly string[] = ['open', 'accepted'];

export function factsOf(row: CaseFile, parts: readonly CasePart[]): CaseFacts {
  const asked = row.askedWhat === null ? null : (JSON.parse(row.askedWhat) as { by: string | null });
  return {
    stage: row.stage as Stage,
    unitCode: row.unitCode,
    gridCode: row.gridCode,
    categoryCode: row.categoryCode,
    handlerIds: JSON.parse(row.handlerIds) as string[],
    suspended: row.suspendedUntil !== null,
    sentBack: row.sentBack,
    areaPath: row.areaPath,
    level: levelOf(row),
    handlerUnits: JSON.parse(row.handlerUnits ?? '[]') as string[],
    openParts: parts.filter(({ state }) => OPEN_PARTS.includes(state)).map(({ unitCode }) => unitCode),
    asked:
      asked && (row.asked === 'extend' || row.asked === 'suspend') ? { kind: row.asked, by: asked.by } : null,
    reopened: row.reopened,
    extended: row.extended,
    escalatedBy: row.escalatedBy,
    givenBack: row.givenBack,
    dissatisfied: row.dissatisfied,
  };
}
