/**
 * Day seals: the heads of all histories that grew on a day of Beijing, under one hash, chained day by day. Whoever
 * rewrites the whole history of a case must rewrite every seal since; a seal that was printed cannot be. Pure.
 */
import { createHash, hash } from 'node:crypto';
import { BEIJING_OFFSET_MS } from '@gridline/shared/time.ts';
import type { DaySeal } from '../../db/generated/mysql/client.ts';

export const DAY_MS = 24 * 3600_000;

export type Sealed = Pick<DaySeal, 'day' | 'events' | 'cases' | 'headsHash'>;

/** SHA-256 over the seal of the day before and what this one states, as JSON. */
export function sealHash(previousHash: string, { day, events, cases, headsHash }: Sealed): string {
  return hash('sha256', previousHash + JSON.stringify([day, events, cases, headsHash]), 'hex');
}

/** What a case adds to a day: its last event of that day, and how many it had. */
export interface Head {
  caseId: string;
  seq: number;
  hash: string;
  events: number;
}

export interface HeadSum {
  /** Cases come in ascending order of their ids. */
  add(head: Head): void;
  total(): Omit<Sealed, 'day'>;
}

/** SHA-256 over the lines `case seq hash`; holds no more than the hash in the making. */
export function sumHeads(): HeadSum {
  const lines = createHash('sha256');
  let cases = 0;
  let events = 0;
  return {
    add(head) {
      lines.update(`${head.caseId} ${head.seq} ${head.hash}\n`);
      cases += 1;
      events += head.events;
    },
    total: () => ({ cases, events, headsHash: lines.copy().digest('hex') }),
  };
}

/** From midnight to midnight of the day `20261128` in Beijing. */
export function boundsOf(day: string): { from: Date; to: Date } {
  const midnight =
    Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6, 8))) -
    BEIJING_OFFSET_MS;
  return { from: new Date(midnight), to: new Date(midnight + DAY_MS) };
}

/** `20261201` of `20261130`. */
export function dayAfter(day: string): string {
  const { to } = boundsOf(day);
  return new Date(to.getTime() + BEIJING_OFFSET_MS).toISOString().slice(0, 10).replaceAll('-', '');
}
