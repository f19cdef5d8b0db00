/** What does not hold between the seals and the history they sealed: links, days left out, heads. Pure. */
import { BEIJING_OFFSET_MS, beijingDay } from '@gridline/shared/time.ts';
import type { CaseEvent, DaySeal } from '../../db/generated/mysql/client.ts';
import { GENESIS } from '../eventHash.ts';
import type { Fault } from './caseFault.ts';
import { boundsOf, DAY_MS, dayAfter, sealHash, sumHeads, type Head, type HeadSum } from './seals.ts';

export interface DaySums {
  /** A case's events by step; cases come in ascending order of their ids. */
  add(caseId: string, events: readonly Pick<CaseEvent, 'at' | 'seq' | 'hash'>[]): void;
  of(day: string): ReturnType<HeadSum['total']>;
  /** The first day that has events; `null` without any. */
  first(): string | null;
}

/** The heads of each day, as the events themselves tell; one hash in the making for each day is held. */
export function sumDays(): DaySums {
  const sums = new Map<string, HeadSum>();
  // Ten million instants have a few thousand days: each is written out once.
  const names = new Map<number, string>();
  const dayOf = (at: Date): string => {
    const count = Math.floor((at.getTime() + BEIJING_OFFSET_MS) / DAY_MS);
    const known = names.get(count);
    if (known !== undefined) return known;
    const name = beijingDay(at);
    names.set(count, name);
    return name;
  };
  let first: string | null = null;
  return {
    add(caseId, events) {
      const heads = new Map<string, Head>();
      for (const { at, seq, hash } of events) {
        const day = dayOf(at);
        heads.set(day, { caseId, seq, hash, events: (heads.get(day)?.events ?? 0) + 1 });
      }
      for (const [day, head] of heads) {
        const sum = sums.get(day) ?? sumHeads();
        sum.add(head);
        sums.set(day, sum);
        if (first === null || day < first) first = day;
      }
    },
    of: (day) => (sums.get(day) ?? sumHeads()).total(),
    first: () => first,
  };
}

/**
 * @param seals as stored, by day
 * @param given.since the first day that must be sealed, `null` when none must; given.until: the first that need not be
 */
export function dayFaults(
  seals: readonly DaySeal[],
  given: { sums: DaySums; since: string | null; until: string; previousHash?: string },
): Fault[] {
  const faults: Fault[] = [];
  let previousHash = given.previousHash ?? GENESIS;
  let expected = given.since;
  for (const seal of seals) {
    if (expected !== null && seal.day > expected) {
      faults.push(missing(expected, seal.day));
      // The chain cannot be followed over the gap; it goes on from what the next seal says came before.
      previousHash = seal.previousHash;
    }
    if (seal.previousHash !== previousHash || sealHash(seal.previousHash, seal) !== seal.hash)
      faults.push(ofDay(seal.day, '封存本身被改过，和前一天的封存接不上。'));
    else if (!sameSums(seal, given.sums)) faults.push(ofDay(seal.day, difference(seal, given.sums)));
    previousHash = seal.hash;
    expected = dayAfter(seal.day);
  }
  if (expected !== null && expected < given.until) faults.push(missing(expected, given.until));
  return faults;
}

function sameSums(seal: DaySeal, sums: DaySums): boolean {
  const { events, cases, headsHash } = sums.of(seal.day);
  return seal.events === events && seal.cases === cases && seal.headsHash === headsHash;
}

function difference(seal: DaySeal, sums: DaySums): string {
  const { events, cases } = sums.of(seal.day);
  const sealed = `封存时有 ${seal.cases} 件案件 ${seal.events} 步`;
  if (seal.events === events && seal.cases === cases)
    return `${sealed}，现在件数步数相同，但有案件的历史被整段改写过。`;
  return `${sealed}，现在是 ${cases} 件 ${events} 步：${
    events < seal.events ? '有历史被删掉了。' : '封存以后又写进了历史。'
  }`;
}

function missing(from: string, until: string): Fault {
  const next = dayAfter(from);
  return ofDay(
    from,
    next < until ? `从这一天到 ${dashed(before(until))} 的封存不见了。` : '这一天的封存不见了。',
  );
}

/** A fault of the whole day comes after those that name a step of it. */
function ofDay(day: string, what: string): Fault {
  const { to } = boundsOf(day);
  return { at: new Date(to.getTime() - 1), number: null, seq: null, action: null, what };
}

function before(day: string): string {
  return beijingDay(new Date(boundsOf(day).from.getTime() - 1));
}

/** `2026-11-28` of `20261128`. */
export function dashed(day: string): string {
  return `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
}
