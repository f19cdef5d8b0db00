/** Where a caller is known: the place of the last matter, and the registered address. Weak hints for routing. */
import type { CaseFile } from '../db/generated/mysql/client.ts';
import type { House } from '../house.ts';
import { FieldUnreadable } from '../privacy/fields.ts';
import type { Hint } from '../routing/evidence/evidence.ts';
import { placeToAskFor } from '../routing/evidence/placeMeant.ts';
import { route, type RouteQuestion, type Routing } from '../routing/route.ts';

/** People move; what is older says little. */
const RECENT_DAYS = 180;
const DAY = 24 * 3600_000;

/**
 * Routes by what was said, and only when that is not sure looks up where the resident is known.
 * @param residentId `null` for somebody who is new
 */
export async function routeWithHints(
  house: House,
  question: RouteQuestion,
  residentId: string | null,
): Promise<Routing> {
  const atlas = house.atlas();
  const routing = route(question, atlas);
  if (routing.verdict === 'sure' || residentId === null) return routing;
  const hints = await hintsOf(house, residentId);
  if (hints.length === 0) return routing;
  return route({ ...question, evidence: { ...question.evidence, hints } }, atlas);
}

/** The newest first: the last matter's place, then the registered address. One indexed read each. */
export async function hintsOf(house: House, residentId: string): Promise<Hint[]> {
  const since = new Date(house.clock.now().getTime() - RECENT_DAYS * DAY);
  const [last, resident] = await Promise.all([
    house.db.read.caseFile.findFirst({
      where: {
        residentId,
        filedAt: { gte: since },
        gridCode: { not: null },
        stage: { notIn: ['declined', 'withdrawn'] },
      },
      orderBy: [{ filedAt: 'desc' }, { id: 'desc' }],
      select: { placeText: true, gridCode: true },
    }),
    house.db.read.resident.findUnique({
      where: { id: residentId },
      select: { homeCipher: true, homeGrid: true },
    }),
  ]);
  return [...lastHint(house, last), ...homeHint(house, resident)];
}

function lastHint(house: House, last: Pick<CaseFile, 'placeText' | 'gridCode'> | null): Hint[] {
  return last ? hint(house, { kind: 'last', words: last.placeText, gridCode: last.gridCode }) : [];
}

function homeHint(
  house: House,
  resident: { homeCipher: string | null; homeGrid: string | null } | null,
): Hint[] {
  const words = resident?.homeCipher ? readable(house, resident.homeCipher) : null;
  return words === null ? [] : hint(house, { kind: 'home', words, gridCode: resident?.homeGrid ?? null });
}

/** A hint that cannot be read any more must not keep a complaint from being filed. */
function readable(house: House, cipher: string): string | null {
  try {
    return house.privacy.decrypt(cipher);
  } catch (error) {
    if (!(error instanceof FieldUnreadable)) throw error;
    house.log.warn({ err: error }, 'a registered address could not be read');
    return null;
  }
}

/** A grid that a re-division has done away with is found anew from the words. */
function hint(house: House, given: { kind: Hint['kind']; words: string; gridCode: string | null }): Hint[] {
  const atlas = house.atlas();
  const known = given.gridCode !== null && atlas.areas.get(given.gridCode) !== null;
  const gridCode = known
    ? given.gridCode
    : route({ text: given.words, placeText: '', point: null }, atlas).gridCode;
  if (gridCode === null) return [];
  return [{ kind: given.kind, gridCode, place: placeToAskFor(given.words, gridCode, atlas) }];
}
