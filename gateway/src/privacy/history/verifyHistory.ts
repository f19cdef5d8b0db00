/** Proves that nothing of the history was changed or removed, or names the first that was. Only reads. */
import { beijingDay } from '@gridline/shared/time.ts';
import type { Database } from '../../db/database.ts';
import type { DaySeal } from '../../db/generated/mysql/client.ts';
import { allBundles, bundlesOf, readBundles } from './bundles.ts';
import { caseFault, type Bundle, type Fault } from './caseFault.ts';
import { correctedIn, type Corrected } from './corrected.ts';
import { dayFaults, sumDays, type DaySums } from './dayFaults.ts';
import { LATE_COMMITS_MS } from './sealDays.ts';
import { boundsOf, dayAfter } from './seals.ts';

export interface Verified {
  cases: number;
  events: number;
  /** Steps whose words were corrected by law. */
  corrections: number;
  /** The newest of them, in order of time. */
  corrected: Corrected[];
  seals: number;
  newest: DaySeal | null;
  /** In order of time. */
  faults: Fault[];
}

export interface VerifyGiven {
  now: Date;
  /** Days `20261128`; left out: from the first, to the last. */
  from?: string;
  to?: string;
  /** Told now and then how many events were looked at. */
  seen?: (events: number) => void;
}

/** So many faults and corrections are kept: the first matters, and a table wiped out would fill the memory. */
const MOST_KEPT = 1000;
/** A sweep may be late or the gateway was down in the night; a day later every ended day must be sealed. */
const SEAL_PATIENCE_MS = 24 * 3600_000;
const TRIES = 3;
const TELL_EVERY = 5000;

export async function verifyHistory(db: Database, given: VerifyGiven): Promise<Verified> {
  const { now, from, to } = given;
  const seals = await db.read.daySeal.findMany({ orderBy: { day: 'asc' } });
  const sums = sumDays();
  const verified: Verified = {
    cases: 0,
    events: 0,
    corrections: 0,
    corrected: [],
    seals: 0,
    newest: seals.at(-1) ?? null,
    faults: [],
  };
  let told = 0;
  for await (const bundle of bundlesBetween(db, { from, to, now })) {
    sums.add(bundle.caseId, bundle.events);
    verified.cases += 1;
    verified.events += bundle.events.length;
    const corrected = correctedIn(bundle);
    verified.corrections += corrected.length;
    if (corrected.length > 0) verified.corrected = newest([...verified.corrected, ...corrected]);
    const fault = caseFault(bundle) && (await stillThere(db, bundle));
    if (fault && verified.faults.length < MOST_KEPT) verified.faults.push(fault);
    if (verified.events - told < TELL_EVERY) continue;
    told = verified.events;
    given.seen?.(told);
  }
  verified.seals = seals.filter(({ day }) => inside(day, given)).length;
  verified.faults.push(...sealFaults(seals, { ...given, sums }));
  verified.faults.sort((a, b) => a.at.getTime() - b.at.getTime());
  return verified;
}

function bundlesBetween(
  db: Database,
  { from, to, now }: VerifyGiven,
): AsyncGenerator<Bundle, void, undefined> {
  if (from === undefined && to === undefined) return allBundles(db);
  return bundlesOf(db, {
    from: from === undefined ? new Date(0) : boundsOf(from).from,
    to: to === undefined ? new Date(now.getTime() + SEAL_PATIENCE_MS) : boundsOf(to).to,
  });
}

/** People are at work meanwhile: what does not fit is looked at again, at one moment, before it is called a fault. */
async function stillThere(db: Database, bundle: Bundle): Promise<Fault | null> {
  let fault: Fault | null = null;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const [again] = await readBundles(db, [bundle.caseId]);
    fault = again ? caseFault(again) : null;
    if (!fault) return null;
  }
  return fault;
}

function sealFaults(seals: readonly DaySeal[], given: VerifyGiven & { sums: DaySums }): Fault[] {
  const first = seals[0];
  const until = endOfSealing(given);
  // In a part of the days the seal before it is taken as it stands.
  const chosen = seals.filter(({ day }) => inside(day, given));
  const before = seals.findLast(({ day }) => given.from !== undefined && day < given.from);
  const begins = given.sums.first() ?? first?.day ?? null;
  const since =
    given.from !== undefined && begins !== null && first !== undefined
      ? later(given.from, first.day)
      : earliest(begins, first?.day ?? null);
  return dayFaults(chosen, {
    sums: given.sums,
    since,
    until,
    ...(before ? { previousHash: before.hash } : {}),
  });
}

/** The first day that need not be sealed yet, or lies beyond those that were asked for. */
function endOfSealing({ now, to }: VerifyGiven): string {
  const settled = beijingDay(new Date(now.getTime() - LATE_COMMITS_MS - SEAL_PATIENCE_MS));
  if (to === undefined) return settled;
  const after = dayAfter(to);
  return after < settled ? after : settled;
}

const newest = (corrected: Corrected[]): Corrected[] =>
  corrected.sort((a, b) => a.at.getTime() - b.at.getTime()).slice(-MOST_KEPT);
const inside = (day: string, { from, to }: Pick<VerifyGiven, 'from' | 'to'>): boolean =>
  (from === undefined || day >= from) && (to === undefined || day <= to);
const later = (one: string, other: string): string => (one > other ? one : other);
const earliest = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && other < one) ? other : one;
