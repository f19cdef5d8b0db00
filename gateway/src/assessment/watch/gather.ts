/** What the rules need to know of the newest steps and of the month before them. Reads only. */
import type { CaseEvent, CaseFile } from '../../db/generated/mysql/client.ts';
import type { House } from '../../house.ts';
import type { Work } from './finding.ts';
import { bandsOf } from './likeness.ts';
import type { Answered } from './oneDevice.ts';
import type { LikePhoto } from './photoTwice.ts';

/** A band of a common picture may be shared by many: so many rows are looked at in one question. */
const AT_ONCE = 500;

type CaseRow = Pick<CaseFile, 'id' | 'number' | 'areaPath' | 'resolveDue' | 'lng' | 'lat' | 'unitCode'>;
const CASE = {
  id: true,
  number: true,
  areaPath: true,
  resolveDue: true,
  lng: true,
  lat: true,
  unitCode: true,
} as const;

export async function casesById(house: House, ids: readonly string[]): Promise<Map<string, CaseRow>> {
  const found = new Map<string, CaseRow>();
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const rows = await house.db.read.caseFile.findMany({
      where: { id: { in: ids.slice(at, at + AT_ONCE) } },
      select: CASE,
    });
    for (const row of rows) found.set(row.id, row);
  }
  return found;
}

export async function worksOf(house: House, events: readonly CaseEvent[]): Promise<Work[]> {
  const cases = await casesById(house, [...new Set(events.map(({ caseId }) => caseId))]);
  return events.flatMap((event) => {
    const row = cases.get(event.caseId);
    if (!row || event.actorId === null || event.actorRole === 'resident') return [];
    return [
      {
        caseId: row.id,
        number: row.number,
        at: event.at,
        action: event.action,
        personId: event.actorId,
        personName: event.actorName,
        unitCode: event.unitCode,
        note: event.note,
        data: event.data,
        areaPath: row.areaPath,
        resolveDue: row.resolveDue,
        point: row.lng !== null && row.lat !== null ? { lng: row.lng, lat: row.lat } : null,
      },
    ];
  });
}

/** What the people and units of these steps resolved and closed since then. */
export async function monthOf(house: House, works: readonly Work[], since: Date): Promise<Work[]> {
  const persons = [...new Set(works.map(({ personId }) => personId))];
  const units = [...new Set(works.flatMap(({ unitCode }) => unitCode ?? []))];
  if (persons.length === 0) return [];
  return worksOf(
    house,
    await house.db.read.caseEvent.findMany({
      where: {
        action: { in: ['resolve', 'verify'] },
        at: { gte: since },
        OR: [{ actorId: { in: persons } }, { unitCode: { in: units } }],
      },
    }),
  );
}

/** Photos that share a quarter of their likeness with this one. */
export async function photosLike(house: House, photo: LikePhoto): Promise<LikePhoto[]> {
  const { read } = house.db;
  const bands = await read.photoBand.findMany({
    where: { band: { in: bandsOf(photo.likeness) } },
    select: { photoId: true },
  });
  const ids = [...new Set(bands.map(({ photoId }) => photoId))];
  const found: LikePhoto[] = [];
  for (let at = 0; at < ids.length; at += AT_ONCE)
    found.push(...(await likePhotos(house, { id: { in: ids.slice(at, at + AT_ONCE) } })));
  return found;
}

/** Photos that belong to a case and have a likeness. */
export async function likePhotos(
  house: House,
  where: { id: { in: string[] } } | { caseId: string; eventSeq: number },
): Promise<LikePhoto[]> {
  const photos = await house.db.read.photo.findMany({
    where,
    select: { id: true, caseId: true, kind: true, likeness: true },
  });
  const cases = await casesById(house, [...new Set(photos.flatMap(({ caseId }) => caseId ?? []))]);
  return photos.flatMap(({ id, caseId, kind, likeness }) => {
    const row = cases.get(caseId ?? '');
    return row && likeness !== null
      ? [{ id, caseId: row.id, kind, likeness, areaPath: row.areaPath, number: row.number }]
      : [];
  });
}

/** What came from the devices that answered for these cases, since then. */
export async function answersBeside(
  house: House,
  caseIds: readonly string[],
  since: Date,
): Promise<Answered[]> {
  const { read } = house.db;
  const answered = { state: 'answered', answeredAt: { gte: since } };
  const newest = await read.survey.findMany({
    where: { ...answered, caseId: { in: [...caseIds] }, device: { not: null } },
    select: { device: true },
  });
  const devices = [...new Set(newest.flatMap(({ device }) => device ?? []))];
  if (devices.length === 0) return [];
  const rows = await read.survey.findMany({ where: { ...answered, device: { in: devices } } });
  const cases = await casesById(house, [...new Set(rows.map(({ caseId }) => caseId))]);
  return rows.flatMap(({ caseId, residentId, device, answeredAt, areaPath }) =>
    device !== null && answeredAt !== null
      ? [{ caseId, residentId, device, answeredAt, areaPath, unitCode: cases.get(caseId)?.unitCode ?? null }]
      : [],
  );
}
