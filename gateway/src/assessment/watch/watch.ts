/**
 * 粉饰核查: goes along the newest steps of work and flags what looks embellished. Every finding has a key of its own,
 * so that looking twice, or by two processes, finds it once.
 */
import { insertIgnore, put, update, type Write } from '../../db/change.ts';
import type { CaseEvent } from '../../db/generated/mysql/client.ts';
import { newId } from '../../db/ids.ts';
import type { House } from '../../house.ts';
import { DAY, MINUTE, type Finding, type Work } from './finding.ts';
import { answersBeside, likePhotos, monthOf, photosLike, worksOf } from './gather.ts';
import { lastMinute } from './lastMinute.ts';
import { nightBatch } from './nightBatch.ts';
import { oneDevice } from './oneDevice.ts';
import { pastedWords } from './pastedWords.ts';
import { photoTwice } from './photoTwice.ts';
import { arrivedElsewhere, photographedElsewhere } from './placeMismatch.ts';

/** The row of `Setting` that keeps how far the watch has come. */
const CURSOR = 'watch.cursor';
/** Steps that carry work, photos or an answer. */
const WATCHED = ['accept', 'contact', 'arrive', 'resolve', 'verify', 'finishPart', 'rate', 'vote'];
const PAGE = 200;
/** What was committed late is met by looking back so far. */
const LOOK_BACK_MS = 5 * MINUTE;
const WINDOW_MS = 30 * DAY;

/** @returns how many steps were looked at for the first time */
export async function watch(house: House): Promise<number> {
  const now = house.clock.now();
  const row = await house.db.read.setting.findUnique({ where: { key: CURSOR } });
  const reached = row ? new Date(row.value) : new Date(now.getTime() - WINDOW_MS);
  let last: { at: Date; id: string } = { at: new Date(reached.getTime() - LOOK_BACK_MS), id: '' };
  let fresh = 0;
  for (;;) {
    const page = await pageAfter(house, last);
    const end = page.at(-1);
    if (!end) return fresh;
    const writes = (await findingsOf(house, page, now)).flatMap((finding) => writesOf(finding, now));
    const at = end.at > reached ? end.at : reached;
    await house.db.submit({ writes: [...writes, put('Setting', { key: CURSOR, value: at.toISOString() })] });
    fresh += page.filter((event) => event.at > reached).length;
    last = end;
    if (page.length < PAGE) return fresh;
  }
}

function pageAfter(house: House, { at, id }: { at: Date; id: string }): Promise<CaseEvent[]> {
  return house.db.read.caseEvent.findMany({
    where: { action: { in: WATCHED }, OR: [{ at: { gt: at } }, { at, id: { gt: id } }] },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    take: PAGE,
  });
}

async function findingsOf(house: House, events: readonly CaseEvent[], now: Date): Promise<Finding[]> {
  const since = new Date(now.getTime() - WINDOW_MS);
  const { answers, arrivalMetres } = house.atlas().life;
  const works = await worksOf(house, events);
  const ended = works.filter(({ action }) => action === 'resolve' || action === 'verify');
  const month = await monthOf(house, ended, since);
  const rated = events.filter(({ action }) => action === 'rate' || action === 'vote');
  return [
    ...lastMinute(month, now),
    ...nightBatch(month),
    ...pastedWords(month, { now, templates: answers.map(({ text }) => text) }),
    ...works.flatMap((work) => arrivedElsewhere(work)),
    ...(await photoFindings(house, events, works, arrivalMetres)),
    ...oneDevice(
      await answersBeside(
        house,
        rated.map(({ caseId }) => caseId),
        since,
      ),
    ),
  ];
}

async function photoFindings(
  house: House,
  events: readonly CaseEvent[],
  works: readonly Work[],
  arrivalMetres: number,
): Promise<Finding[]> {
  const photos = await house.db.read.photo.findMany({
    where: {
      OR: events.map(({ caseId, seq }) => ({ caseId, eventSeq: seq })),
      kind: { in: ['before', 'after'] },
    },
  });
  const findings: Finding[] = [];
  for (const photo of photos) {
    const event = events.find(({ caseId, seq }) => caseId === photo.caseId && seq === photo.eventSeq);
    const work = event && works.find(({ caseId, at }) => caseId === event.caseId && at === event.at);
    if (!work) continue;
    if (photo.lng !== null && photo.lat !== null && photo.kind === 'after')
      findings.push(
        ...photographedElsewhere(work, {
          photos: [{ id: photo.id, lng: photo.lng, lat: photo.lat }],
          arrivalMetres,
        }),
      );
    const [like] = await likePhotos(house, { id: { in: [photo.id] } });
    if (like) findings.push(...photoTwice(work, like, await photosLike(house, like)));
  }
  return findings;
}

/** A flag that nobody looked at yet grows with what is found later; one that was seen stays as it was seen. */
function writesOf(finding: Finding, now: Date): Write[] {
  const { kind, key, areaPath, unitCode, staffId, detail, caseIds } = finding;
  const found = { areaPath, detail: detail.slice(0, 500), caseIds: JSON.stringify(caseIds) };
  return [
    insertIgnore('Flag', {
      id: newId(),
      dedupeKey: key,
      kind,
      unitCode,
      staffId,
      ...found,
      at: now,
      state: 'open',
    }),
    update('Flag', { where: { dedupeKey: key, state: 'open' }, set: found }),
  ];
}
