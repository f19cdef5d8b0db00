/**
 * Repeated corrections teach the gazetteer: words that several residents use for the place their cases were put to
 * become a proposal, which a person approves or rejects. A rejected one is never made again.
 */
import { insertIgnore, update, type Write } from '../../db/change.ts';
import type { CaseFile, PlaceCorrection } from '../../db/generated/mysql/client.ts';
import { newId } from '../../db/ids.ts';
import type { House } from '../../house.ts';
import { aliasPhrases, type Said } from '../../routing/evidence/aliasPhrases.ts';
import type { DistrictAtlas } from '../../routing/districtAtlas.ts';
import type { Place } from '../../routing/names/gazetteer.ts';
import { gridOf } from '../../routing/reading/options.ts';
import { placeKnownAs, wholeOf } from '../../routing/evidence/placeMeant.ts';
import { readPlace } from '../../routing/reading/readPlace.ts';

const DAY = 24 * 3600_000;
/** Places that were corrected within these days are looked at; a few missed turns lose nothing. */
const LOOK_AT_DAYS = 7;
const REMEMBER_DAYS = 365;
/** The newest cases, to tell names of a place from words that are said everywhere. */
const NEWEST = 3000;
const CASES_OF_PLACE = 300;
/** One turn an hour over all processes, a little less so that none is left out. */
const TURN_SECONDS = 55 * 60;

/** Takes the hour's turn, unless another process has it. */
export async function proposeAliasesInTurn(house: House): Promise<void> {
  const now = house.clock.now();
  if (await house.db.takeTurn({ name: 'alias-proposals', now, leaseSeconds: TURN_SECONDS }))
    await proposeAliases(house);
}

/** @returns how many proposals are new or have grown */
export async function proposeAliases(house: House): Promise<number> {
  const atlas = house.atlas();
  const groups = await correctedPlaces(house, atlas);
  const newest = groups.size > 0 ? await newestCases(house) : [];
  let changed = 0;
  for (const [place, caseIds] of groups) {
    const writes = await proposalsFor(house, { place, caseIds, newest, atlas });
    if (writes.length > 0) await house.db.submit({ writes });
    changed += writes.length;
  }
  return changed;
}

type Named = Pick<PlaceCorrection, 'caseId' | 'placeId' | 'placeName'>;

/** Cases by the place they were last put to, for places that were corrected lately. */
async function correctedPlaces(house: House, atlas: DistrictAtlas): Promise<Map<Place, string[]>> {
  const { read } = house.db;
  const now = house.clock.now().getTime();
  const byId = new Map(atlas.gazetteer.places.map((place) => [place.row.id, place]));
  const placeOf = ({ placeId, placeName }: Named): Place | undefined => {
    const place = byId.get(placeId ?? '') ?? placeKnownAs(null, placeName, atlas);
    return place && wholeOf(place, atlas);
  };
  const named = (days: number): Promise<Named[]> =>
    read.placeCorrection.findMany({
      where: { at: { gte: new Date(now - days * DAY) }, placeId: { not: null } },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
      select: { caseId: true, placeId: true, placeName: true },
    });
  const places = new Set((await named(LOOK_AT_DAYS)).flatMap((row) => placeOf(row) ?? []));
  if (places.size === 0) return new Map();
  const rows = await named(REMEMBER_DAYS);
  const lastOf = new Map(rows.map((row) => [row.caseId, row]));
  const groups = new Map<Place, string[]>();
  for (const [caseId, row] of lastOf) {
    const place = placeOf(row);
    if (place && places.has(place)) groups.set(place, [...(groups.get(place) ?? []), caseId]);
  }
  return groups;
}

async function proposalsFor(
  house: House,
  given: { place: Place; caseIds: readonly string[]; newest: readonly Located[]; atlas: DistrictAtlas },
): Promise<Write[]> {
  const { place, caseIds, newest, atlas } = given;
  const gridCode = gridOf(place, atlas.areas);
  const said = await saidIn(house, caseIds.slice(-CASES_OF_PLACE));
  const phrases = aliasPhrases({
    said,
    elsewhere: newest.flatMap((one) => (one.gridCode === gridCode ? [] : one.text)),
    matters: atlas.categories.flatMap(({ words }) => words),
    known: (words) => isKnown(words, gridCode, atlas),
  });
  const { id: placeId, name: placeName } = place.row;
  const before = await house.db.read.aliasProposal.findMany({
    where: { phrase: { in: phrases.map(({ words }) => words) } },
  });
  const now = house.clock.now();
  return phrases.flatMap(({ words, caseNumbers }): Write[] => {
    // An import gives places new ids: a decision holds for the name.
    const earlier = before.filter(
      (one) => one.phrase === words && (one.placeId === placeId || one.placeName === placeName),
    );
    const open = earlier.find(({ state }) => state === 'open');
    const grown = { placeId, support: caseNumbers.length, caseNumbers: JSON.stringify(caseNumbers) };
    if (open && open.support < caseNumbers.length)
      return [update('AliasProposal', { where: { id: open.id, state: 'open' }, set: grown })];
    if (earlier.length > 0) return [];
    const row = { id: newId(), phrase: words, placeName, ...grown, state: 'open', createdAt: now };
    return [insertIgnore('AliasProposal', row)];
  });
}

/** A form of the gazetteer, or words that find the grid without help. */
function isKnown(words: string, gridCode: string | null, { gazetteer, areas }: DistrictAtlas): boolean {
  if (gazetteer.find(words).some(({ start, end }) => start === 0 && end === words.length)) return true;
  const reading = readPlace(words, gazetteer, areas);
  return reading.verdict === 'sure' && reading.areaCode === gridCode;
}

/** Everything residents wrote about these cases: complaint, place, and answers to "where?". */
async function saidIn(house: House, caseIds: readonly string[]): Promise<Said[]> {
  const { read } = house.db;
  const inCases = { caseId: { in: [...caseIds] } };
  const [cases, complaints, answers] = await Promise.all([
    read.caseFile.findMany({ where: { id: { in: [...caseIds] } }, select: { id: true, number: true } }),
    read.complaint.findMany({
      where: inCases,
      select: { caseId: true, residentId: true, text: true, placeText: true },
    }),
    read.caseEvent.findMany({
      where: { ...inCases, action: 'supplement', actorRole: 'resident' },
      select: { caseId: true, note: true },
    }),
  ]);
  const numbers = new Map(cases.map(({ id, number }) => [id, number]));
  return complaints.map(({ caseId, residentId, text, placeText }) => {
    const notes = answers
      .filter((one) => one.caseId === caseId)
      .map(({ note }) => note.replace(/^地点：/, ''));
    return {
      caseNumber: numbers.get(caseId) ?? '',
      residentId,
      text: [text, placeText, ...notes].join('\n'),
    };
  });
}

type Located = Pick<CaseFile, 'text' | 'gridCode'>;

/** Of the whole district, those whose grid is known. */
function newestCases(house: House): Promise<Located[]> {
  return house.db.read.caseFile.findMany({
    where: { gridCode: { not: null } },
    orderBy: { filedAt: 'desc' },
    take: NEWEST,
    select: { text: true, gridCode: true },
  });
}
