/** What a case is at a moment of its history, as far as figures need it. Made of the events up to that moment alone. */
import { stepOf } from './minutes.ts';
import type { Ascribed, Entry } from './line.ts';

export interface Answer {
  contacted: boolean | null;
  solved: 'yes' | 'partly' | 'no';
  satisfaction: number | null;
}

/** One asking after one closing. */
export interface Round {
  /** Whose work was closed. */
  of: Ascribed;
  answer: Answer | null;
  lapsed: boolean;
}

export interface Holder {
  unitCode: string | null;
  personId: string | null;
}

export interface CaseState {
  filedAt: Date;
  channel: string;
  /** Nobody knows who told it, so nobody can be contacted. */
  anonymous: boolean;
  categoryCode: string | null;
  areaPath: string;
  unitCode: string | null;
  handlerId: string | null;
  /** Who accepted it last, also after it was given away. */
  acceptedBy: Holder | null;
  /** Before the event that is looked at. */
  stage: string;
  dues: { contact: Date | null; resolve: Date | null };
  /** For whom it counts that a limit is past: whoever had it then; `null` while it is not. */
  atLimit: { contact: Ascribed | null; resolve: Ascribed | null };
  accepted: boolean;
  /** The first contact that the history holds: whether its limit was past. */
  contact: { late: boolean } | null;
  /** 响应 is decided: whether it counts as in time, and for whom; `null` while it is open. */
  response: { part: boolean; of: Ascribed } | null;
  /** 按期办结 is decided. */
  due: boolean;
  /** The newest resolution: when, and whose work. */
  resolution: { at: Date; of: Ascribed } | null;
  /** By number of the round, the first 1. */
  rounds: Map<number, Round>;
  round: number;
  suspendedAt: Date | null;
  merged: Ascribed | null;
  supervised: boolean;
}

export function ascribed({ areaPath, unitCode, handlerId, categoryCode }: CaseState): Ascribed {
  return { areaPath, unitCode, personId: handlerId, categoryCode };
}

/** Minutes from the filing. */
export function since(state: CaseState, at: Date): number {
  return (at.getTime() - state.filedAt.getTime()) / 60_000;
}

export type Written = Required<Omit<Entry, 'minutes'>> & { minutes: number | null };

/** Entries of one event joined: a measure is one entry, and what cancels out is none. */
export function joined(entries: readonly Entry[], own: Ascribed): Written[] {
  const byMeasure = new Map<string, Written>();
  for (const { measure, n = 1, minutes, reasonCode = null, of = own, away = false } of entries) {
    const key = `${measure}${away}`;
    const known = byMeasure.get(key);
    const stepped = minutes === undefined ? null : stepOf(minutes);
    if (known) known.n += n;
    else byMeasure.set(key, { measure, n, minutes: stepped, reasonCode, of, away });
  }
  return [...byMeasure.values()].filter(({ n }) => n !== 0);
}
