/**
 * The one entrance: whatever the channel, a complaint, its case, its owner, its history and the notice that
 * acknowledges it commit in one transaction. The source key collapses every retry (law 4).
 */
import { createHash, randomInt } from 'node:crypto';
import type { Receipt } from '@gridline/shared/complaint.ts';
import type { Channel } from '@gridline/shared/labels.ts';
import { parsePhone } from '@gridline/shared/phone.ts';
import { toWgs84, type Point, type SentPoint } from '@gridline/shared/place.ts';
import { cleanText, cutText } from '@gridline/shared/text.ts';
import { beijingDay } from '@gridline/shared/time.ts';
import { suggest } from '../categories/suggestion.ts';
import { writesOf, type Draft, type Person } from '../cases/draft.ts';
import { openCase } from '../cases/openCase.ts';
import { photoWrites } from '../cases/photoWrites.ts';
import { DuplicateRow, insert, StaleRow, type Write } from '../db/change.ts';
import { newId } from '../db/ids.ts';
import { badRequest, conflict } from '../errors.ts';
import type { House } from '../house.ts';
import { composeAll, contactOf } from '../notices/noticesOf.ts';
import { acknowledge } from './acknowledge.ts';
import { areaOfNumber } from './numberAreas.ts';
import { routeWithHints } from './hints.ts';
import { receiptOf } from './receipt.ts';
import { findOrMakeResident, identityOfPhone, type Found, type Identity } from './residents.ts';

export interface Filing {
  /** `wechat:<submission>`, `sms:<provider>:<message>`, `hotline:<call>:<n>`. */
  sourceKey: string;
  channel: Channel;
  text: string;
  placeText?: string;
  point?: SentPoint | null;
  categoryCode?: string | null;
  /** Who complains: an identity, or a resident who is signed in. */
  resident: Identity | { residentId: string };
  /** A number given for this matter. */
  phone?: string | null;
  callerName?: string;
  /** The caller wants to be telephoned, though the number could read an SMS. */
  wantsCall?: boolean;
  confidential?: boolean;
  callId?: string | null;
  /** The number that was texted or called; it may belong to a street or community. */
  toNumber?: string | null;
  photoIds?: readonly string[];
  /** Why a person looks at it before anything is done by itself. */
  byHand?: string | null;
  /** The operator who logs it; residents file for themselves. */
  operator?: Person;
  /** Rows that must commit with it: the inbound message settled. */
  also?: (draft: Draft) => Write[];
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
  const text = cutText(cleanText(given.text), TEXT_STORED);
  if (!text) throw badRequest('text_empty', '请写一写是什么事。');
  for (let attempt = 1; ; attempt++) {
    try {
      return await fileOnce(house, { ...given, text });
    } catch (error) {
      if (error instanceof StaleRow && error.table === 'Photo')
        throw conflict('photo_unavailable', '有照片已经用过或不是您上传的，请重新上传。');
      const raced = error instanceof DuplicateRow;
      if (!raced || attempt >= TRIES) throw error;
    }
  }
}

async function fileOnce(house: House, given: Filing): Promise<Filed> {
  const now = house.clock.now();
  const atlas = house.atlas();
  const found = await residentOf(house, given);
  const point = given.point ? toWgs84(given.point) : null;
  const placeText = cutText(cleanText(given.placeText ?? ''), 200);
  const evidence = {
    photos: point ? [] : await photoPlaces(house, given, found.residentId),
    numberArea: areaOfNumber(house, given.toNumber ?? null),
  };
  const question = { text: given.text, placeText, point, evidence };
  const routing = await routeWithHints(house, question, found.known ? found.residentId : null);
  const receiptHash = hashOf({
    text: given.text,
    placeText,
    point,
    channel: given.channel,
    filedAt: now.toISOString(),
  });
  const draft = openCase({
    serial: await house.db.nextSerial(beijingDay(now)),
    queryCode: String(randomInt(100_000, 1_000_000)),
    channel: given.channel,
    residentId: found.residentId,
    person: given.operator ?? { role: 'resident', id: found.residentId, unitCode: null, name: '居民' },
    text: given.text,
    placeText,
    point,
    routing,
    categoryCode: given.categoryCode ?? null,
    suggested: suggest(given.text, atlas),
    confidential: given.confidential ?? false,
    byHand: given.byHand ?? null,
    contact: contactColumns(house, given),
    receiptHash,
    now,
    atlas,
  });
  photosOf(draft, given, found.residentId);
  const receipt = receiptOf(draft.row, receiptHash, atlas);
  const words = acknowledge({ draft, routing, atlas, phoneIndex: askIndex(house, given), now });
  const reaches = [...found.contacts, ...contactOf(draft.row, found.contacts)];
  const committed = await house.db.submit({
    key: { table: 'Complaint', column: 'sourceKey', value: given.sourceKey },
    writes: [
      ...found.writes,
      complaint(given, { draft, receipt, receiptHash, placeText }),
      ...writesOf(draft),
      ...composeAll(draft.row, [words.notice], { reaches, now, wordings: house.notices().wordings }),
      ...words.writes,
      ...(given.also?.(draft) ?? []),
    ],
  });
  if (committed === 'repeated') {
    const before = await filedBefore(house, given.sourceKey);
    if (before) return before;
  }
  house.wake();
  return { receipt, caseId: draft.row.id, repeated: false };
}

function complaint(
  given: Filing,
  {
    draft,
    receipt,
    receiptHash,
    placeText,
  }: { draft: Draft; receipt: Receipt; receiptHash: string; placeText: string },
): Write {
  const { row } = draft;
  return insert('Complaint', {
    id: newId(),
    sourceKey: given.sourceKey,
    channel: given.channel,
    caseId: row.id,
    residentId: row.residentId,
    text: given.text,
    placeText,
    lng: row.lng,
    lat: row.lat,
    confidential: row.confidential,
    callId: given.callId ?? null,
    receipt: JSON.stringify(receipt),
    receiptHash,
    filedAt: row.filedAt,
  });
}

async function filedBefore(house: House, sourceKey: string): Promise<Filed | null> {
  const found = await house.db.read.complaint.findUnique({
    where: { sourceKey },
    select: { caseId: true, receipt: true },
  });
  return found && { receipt: JSON.parse(found.receipt) as Receipt, caseId: found.caseId, repeated: true };
}

async function residentOf(house: House, given: Filing): Promise<Found> {
  if (!('residentId' in given.resident)) return findOrMakeResident(house, given.resident);
  const { residentId } = given.resident;
  return {
    residentId,
    contacts: await house.db.read.contact.findMany({ where: { residentId } }),
    known: true,
    writes: [],
  };
}

function contactColumns(house: House, given: Filing): Parameters<typeof openCase>[0]['contact'] {
  const contactName = given.callerName ? house.privacy.encrypt(given.callerName) : null;
  if (!given.phone) return { contactCipher: null, contactIndex: null, contactMobile: false, contactName };
  const phone = parsePhone(given.phone);
  if (!phone) throw badRequest('phone_wrong', '电话号码好像不对，请检查一下。');
  const index = house.privacy.index(`phone:${identityOfPhone(phone).value}`);
  return {
    contactCipher: house.privacy.encrypt(phone.e164),
    contactIndex: index,
    contactMobile: phone.mobile,
    contactName,
  };
}

/** The conversation in which an open question about the place is asked: only by SMS. */
function askIndex(house: House, given: Filing): string | null {
  if (given.channel !== 'sms' || 'residentId' in given.resident) return null;
  return house.privacy.index(`phone:${given.resident.value}`);
}

function photosOf(draft: Draft, given: Filing, residentId: string): void {
  draft.writes.push(
    ...photoWrites({
      photoIds: given.photoIds ?? [],
      owner: ownerOf(given, residentId),
      caseId: draft.row.id,
      eventSeq: 1,
      kind: 'complaint',
    }),
  );
}

function ownerOf(
  { operator }: Filing,
  residentId: string,
): { staffId: string | null } | { residentId: string } {
  return operator ? { staffId: operator.id } : { residentId };
}

/** Where the photos were taken, as far as they tell. */
async function photoPlaces(house: House, given: Filing, residentId: string): Promise<Point[]> {
  const { photoIds = [] } = given;
  if (photoIds.length === 0) return [];
  const photos = await house.db.read.photo.findMany({
    where: { id: { in: [...photoIds] }, caseId: null, ...ownerOf(given, residentId) },
    select: { lng: true, lat: true },
  });
  return photos.flatMap(({ lng, lat }) => (lng === null || lat === null ? [] : { lng, lat }));
}

function hashOf(filed: object): string {
  return createHash('sha256').update(JSON.stringify(filed)).digest('hex');
}
