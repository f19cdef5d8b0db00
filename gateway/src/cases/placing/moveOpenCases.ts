/**
 * After a re-division every open case whose place another grid owns now goes to that grid, each by an event of its
 * own through the one door. Safe to run twice, on several processes and after a kill: a case is judged by the row it
 * has, moves only from the version that was judged, and the edition is marked as moved only after a turn that had
 * nothing left to move.
 */
import { editionInForce, type Edition } from '../../areas/editions.ts';
import { update } from '../../db/change.ts';
import { Refusal } from '../../errors.ts';
import type { House } from '../../house.ts';
import { mendStatements } from '../../routing/mendStatements.ts';
import { advance } from '../advance.ts';
import { chosenByHand } from './chosenByHand.ts';
import { SYSTEM } from '../draft.ts';
import { openCasePages, type OpenCase } from './openCasePages.ts';
import { beginFor } from './rezoneEdition.ts';
import { rezoneInput } from './rezoneInput.ts';
import type { ActionInput } from '../verbs/verb.ts';

/** One process has the turn for so long; the next turn, of any process, comes after it. */
const LEASE_SECONDS = 20;
/** A turn ends well before its lease. */
const TURN_MS = 12_000;
/** So many moves at once share transactions and leave the house free for others. */
const TOGETHER = 20;
/**
 * Until then some process may still file cases by the edition before: its clock is behind, or its change was long on
 * the way.
 */
const STRAGGLERS_MS = 5 * 60_000;

/** @returns how many cases were moved */
export async function moveOpenCases(house: House): Promise<number> {
  const now = house.clock.now();
  const edition = await editionInForce(house.db, now);
  if (!edition || edition.movedAt || house.atlas().editionId !== edition.id) return 0;
  if (!(await house.db.takeTurn({ name: 'rezone', now, leaseSeconds: LEASE_SECONDS }))) return 0;
  if (!(await beginFor(house.db, edition))) return 0;
  const mended = await mendStatements(house);
  const { moved, left, failure } = await moveOnce(house, edition);
  if (failure !== null) throw failure;
  const quiet = mended === 0 && moved === 0 && left === 0;
  if (quiet && now.getTime() >= inForceSince(edition) + STRAGGLERS_MS)
    await house.db.submit({
      writes: [update('Edition', { where: { id: edition.id, movedAt: null }, set: { movedAt: now } })],
    });
  return moved;
}

interface Outcome {
  moved: number;
  /** Cases that changed meanwhile, failed, or that there was no time for. */
  left: number;
  failure: Error | null;
}

async function moveOnce(house: House, edition: Edition): Promise<Outcome> {
  const ends = performance.now() + TURN_MS;
  const outcome: Outcome = { moved: 0, left: 0, failure: null };
  for await (const page of openCasePages(house)) {
    const moves = await movesOf(house, page);
    for (let at = 0; at < moves.length; at += TOGETHER) {
      const overtaken = house.atlas().editionId !== edition.id;
      if (overtaken || performance.now() > ends) return { ...outcome, left: outcome.left + 1 };
      await Promise.all(moves.slice(at, at + TOGETHER).map((move) => moveOne(house, move, outcome)));
    }
  }
  return outcome;
}

interface Move {
  caseFile: OpenCase;
  input: ActionInput;
}

async function movesOf(house: House, page: readonly OpenCase[]): Promise<Move[]> {
  const atlas = house.atlas();
  const judged = (cases: readonly OpenCase[], chosen: ReadonlySet<string>): Move[] =>
    cases.flatMap((caseFile) => {
      const input = rezoneInput(caseFile, { atlas, chosen: chosen.has(caseFile.id) });
      return input ? [{ caseFile, input }] : [];
    });
  const candidates = judged(page, new Set()).map(({ caseFile }) => caseFile);
  if (candidates.length === 0) return [];
  return judged(candidates, await chosenByHand(house, candidates));
}

/** A case that somebody changed meanwhile is judged anew in the next turn; one that fails does not stop the others. */
async function moveOne(house: House, { caseFile, input }: Move, outcome: Outcome): Promise<void> {
  const { id, version } = caseFile;
  try {
    await advance(house, { caseId: id, action: 'rezone', person: SYSTEM, version, input });
    outcome.moved += 1;
  } catch (error) {
    outcome.left += 1;
    if (!(error instanceof Refusal))
      outcome.failure = error instanceof Error ? error : new Error(String(error));
  }
}

/** When the division began to hold: an import takes effect at once though it is dated back a little. */
function inForceSince({ effectiveFrom, createdAt }: Edition): number {
  return Math.max(effectiveFrom?.getTime() ?? 0, createdAt.getTime());
}
