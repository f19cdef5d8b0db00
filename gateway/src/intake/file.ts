/**
 * The one entrance: whatever the channel, a complaint, its case, its owner, its history and the notice that
 * acknowledges it commit in one transaction. The source key collapses every retry (law 4).
 */
import type { Receipt } from '@gridline/shared/complaint.ts';
import { cleanText, cutText } from '@gridline/shared/text.ts';
import { DuplicateRow, StaleRow, update, type Write } from '../db/change.ts';
import { badRequest, conflict } from '../errors.ts';
import type { House } from '../house.ts';
import type { NoticeDraft } from '../notices/compose.ts';
import { composeAll, contactOf } from '../notices/noticesOf.ts';
import { composeFiling, type Composed } from './composeFiling.ts';
import { NOBODY, type Filing } from './filing.ts';
import { findOrMakeResident, makeUnknownResident, type Found } from './residents.ts';

/** What else is said and written with complaints that are filed together. */
export interface Beside {
  /** One answer to all of them in place of the acknowledgement of each; `null`: each is acknowledged. */
  answer?: (composed: readonly Composed[]) => NoticeDraft | null;
  /** Rows that must commit with them: the inbound message settled. */
  also?: (composed: readonly Composed[]) => Write[];
}

const TRIES = 4;
const TEXT_STORED = 4000;

export interface Filed {
  receipt: Receipt;
  caseId: string;
  /** True when it had been filed before by the same source key. */
  repeated: boolean;
}

/** Resolves after COMMIT. Throws `Refusal`s for an empty text or a phone that is none. */
export async function fileComplaint(house: House, given: Filing): Promise<Filed> {
  const [filed] = await fileTogether(house, [given]);
  if (!filed) throw badRequest('text_empty', '请写一写是什么事。');
  return filed;
}

/**
 * Complaints of one resident and one message: all commit or none does, under the source key of the first.
 * @param filings at least one
 */
export async function fileTogether(
  house: House,
  filings: readonly Filing[],
  beside: Beside = {},
): Promise<Filed[]> {
  const cleaned = filings.map((given) => ({ ...given, text: cutText(cleanText(given.text), TEXT_STORED) }));
  if (cleaned.some(({ text }) => !text)) throw badRequest('text_empty', '请写一写是什么事。');
  for (let attempt = 1; ; attempt++) {
    // Somebody acts on the case it shall join again and again: rather on its own than not at all.
    const filing = attempt < TRIES ? cleaned : cleaned.map((given) => ({ ...given, joins: null }));
    try {
      return await fileOnce(house, filing, beside);
    } catch (error) {
      if (error instanceof StaleRow && error.table === 'Photo')
        throw conflict('photo_unavailable', '有照片已经用过或不是您上传的，请重新上传。');
      // A day that was sealed meanwhile takes no more; the case it joins, or who owns the number, may just have changed.
      const raced =
        error instanceof DuplicateRow ||
        (error instanceof StaleRow && ['DaySeal', 'CaseFile', 'Contact'].includes(error.table));
      if (!raced || attempt >= TRIES) throw error;
    }
  }
}

async function fileOnce(house: House, filings: readonly Filing[], beside: Beside): Promise<Filed[]> {
  const now = house.clock.now();
  const [first] = filings;
  if (!first) return [];
  const found = await residentOf(house, first);
  const composed: Composed[] = [];
  for (const given of filings) {
    // Words that name no place of their own mean the place of the complaint before.
    const placeText = given.placeText ?? (given === first ? '' : (composed[0]?.routing.placeText ?? ''));
    const repeated = new Set(composed.flatMap(({ closing }) => closing ?? []));
    composed.push(await composeFiling(house, { ...given, placeText }, { found, now, repeated }));
  }
  const answer = beside.answer?.(composed) ?? null;
  const committed = await house.db.submit({
    key: { table: 'Complaint', column: 'sourceKey', value: first.sourceKey },
    writes: [
      ...found.writes,
      ...stillWhose(found),
      ...composed.flatMap((one) => [
        ...one.writes,
        ...tell(house, one, {
          found,
          now,
          said: answer ? (composed[0] === one ? [answer] : []) : [one.notice],
        }),
      ]),
      ...(beside.also?.(composed) ?? []),
    ],
  });
  if (committed === 'repeated') {
    const before = await filedBefore(house, filings);
    if (before.length > 0) return before;
  }
  house.wake();
  return composed.map(({ receipt, draft }) => ({ receipt, caseId: draft.row.id, repeated: false }));
}

/** A number that is just being tied to another record takes its cases along: this one must not stay behind. */
function stillWhose({ known, residentId, contacts: [contact] }: Found): Write[] {
  if (!known || !contact) return [];
  return [update('Contact', { where: { id: contact.id, residentId }, set: { residentId }, expect: 1 })];
}

/** The one answer goes with the first, or each is acknowledged. */
function tell(
  house: House,
  { draft }: Composed,
  { found, now, said }: { found: Found; now: Date; said: readonly NoticeDraft[] },
): Write[] {
  const reaches = [...found.contacts, ...contactOf(draft.row, found.contacts)];
  return composeAll(draft.row, said, { reaches, now, wordings: house.notices().wordings });
}

async function filedBefore(house: House, filings: readonly Filing[]): Promise<Filed[]> {
  const rows = await house.db.read.complaint.findMany({
    where: { sourceKey: { in: filings.map(({ sourceKey }) => sourceKey) } },
    select: { caseId: true, receipt: true },
    orderBy: { sourceKey: 'asc' },
  });
  return rows.map(({ caseId, receipt }) => ({
    receipt: JSON.parse(receipt) as Receipt,
    caseId,
    repeated: true,
  }));
}

async function residentOf(house: House, given: Filing): Promise<Found> {
  if (given.resident === NOBODY) return makeUnknownResident(house);
  if (!('residentId' in given.resident)) return findOrMakeResident(house, given.resident);
  const { residentId } = given.resident;
  return {
    residentId,
    contacts: await house.db.read.contact.findMany({ where: { residentId } }),
    known: true,
    writes: [],
  };
}
