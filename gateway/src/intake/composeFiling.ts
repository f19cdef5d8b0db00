/** One complaint as rows: routed, registered and dispatched as far as that goes by itself, with its receipt. */
import { randomInt } from 'node:crypto';
import type { Receipt } from '@gridline/shared/complaint.ts';
import { parsePhone } from '@gridline/shared/phone.ts';
import { toWgs84, type Point } from '@gridline/shared/place.ts';
import { cleanText, cutText } from '@gridline/shared/text.ts';
import { beijingDay } from '@gridline/shared/time.ts';
import { suggest } from '../categories/suggestion.ts';
import { stateAtBirth, writesOf, type Draft } from '../cases/draft.ts';
import { openLead } from '../cases/many/members.ts';
import { openCase } from '../cases/openCase.ts';
import { countedOnce, repeatedBy } from '../cases/many/repeats.ts';
import { photoWrites } from '../cases/photoWrites.ts';
import { insert, type Write } from '../db/change.ts';
import type { Complaint } from '../db/generated/mysql/client.ts';
import { newId } from '../db/ids.ts';
import { badRequest } from '../errors.ts';
import type { House } from '../house.ts';
import type { NoticeDraft } from '../notices/compose.ts';
import { filedHash, keptHash } from '../privacy/history/filing.ts';
import type { Routing } from '../routing/route.ts';
import { acknowledge, type PlaceChoice } from './acknowledge.ts';
import { NOBODY, type Filing } from './filing.ts';
import { routeWithHints } from './hints.ts';
import { areaOfNumber } from './numberAreas.ts';
import { receiptOf } from './receipt.ts';
import { identityOfPhone, type Found } from './residents.ts';

export interface Composed {
  draft: Draft;
  routing: Routing;
  receipt: Receipt;
  /** The acknowledgement of this one. */
  notice: NoticeDraft;
  /** What it asks about the place; `null` when it does not ask. */
  asks: PlaceChoice[] | null;
  /** The closing that it tells of again, if any. */
  closing: string | null;
  /** The complaint, its case and its history. */
  writes: Write[];
}

/** @param given its text cleaned */
export async function composeFiling(
  house: House,
  given: Filing,
  { found, now, repeated }: { found: Found; now: Date; repeated: ReadonlySet<string> },
): Promise<Composed> {
  const atlas = house.atlas();
  const point = given.point ? toWgs84(given.point) : null;
  const placeText = cutText(cleanText(given.placeText ?? ''), 200);
  const evidence = {
    photos: point ? [] : await photoPlaces(house, given, found.residentId),
    numberArea: areaOfNumber(house, given.toNumber ?? null),
  };
  const question = { text: given.placeWords ?? given.text, placeText, point, evidence };
  const known = found.known && !given.affected ? found.residentId : null;
  const routing = await routeWithHints(house, question, known);
  const { text, channel } = given;
  const receiptHash = filedHash({ text, placeText, point, channel, filedAt: now });
  const suggested = suggest(given.text, atlas);
  // Danger, and what a person must look at first, waits behind nobody else's case.
  const alone = given.urgent === true || (given.byHand ?? null) !== null;
  const lead = given.joins && !alone ? await openLead(house, given.joins) : null;
  const pressing = atlas.category(given.categoryCode ?? suggested?.code ?? '')?.urgency === 'urgent';
  const joins = pressing && lead?.urgency !== 'urgent' ? null : lead;
  const { gridCode, areaPath } = routing;
  const matter = {
    categoryCode: given.categoryCode ?? (suggested?.doubt === null ? suggested.code : null),
    gridCode,
    areaPath,
    placeText: placeText || routing.placeText,
    point: point ?? routing.point,
  };
  const repetition = joins ? null : await repeatedBy(house, matter, repeated);
  const draft = openCase({
    joins,
    repeats: repetition?.repeats ?? null,
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
    suggested,
    confidential: given.confidential ?? false,
    affectedCipher: given.affected ? house.privacy.encrypt(given.affected) : null,
    urgent: given.urgent ?? false,
    byHand: given.byHand ?? null,
    anonymous: given.resident === NOBODY,
    contact: contactColumns(house, given),
    receiptHash,
    now,
    atlas,
  });
  photosOf(draft, given, found.residentId);
  const receipt = receiptOf(draft.row, { receiptHash, atlas, lead: joins });
  const complaint = complaintRow(given, { draft, receipt, receiptHash, placeText });
  stateAtBirth(draft, { kept: keptHash(complaint) });
  const signedIn = given.resident === NOBODY || 'residentId' in given.resident;
  const canAsk = given.channel === 'sms' && !signedIn && !given.byHand;
  return {
    draft,
    routing,
    receipt,
    ...acknowledge({ draft, routing, atlas, canAsk, lead: joins }),
    closing: repetition?.closing ?? null,
    writes: [insert('Complaint', complaint), ...writesOf(draft), ...countedOnce(repetition, draft.row.id)],
  };
}

function complaintRow(
  given: Filing,
  {
    draft,
    receipt,
    receiptHash,
    placeText,
  }: { draft: Draft; receipt: Receipt; receiptHash: string; placeText: string },
): Complaint {
  const { row } = draft;
  return {
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
    affectedCipher: row.affectedCipher,
    callId: given.callId ?? null,
    receipt: JSON.stringify(receipt),
    receiptHash,
    filedAt: row.filedAt,
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
