/** The corrections by law of a case, for whoever holds them against the decisions on paper: one may be forged. Pure. */
import { stated } from '../stated.ts';
import type { Correction } from '../wordCorrections.ts';
import type { Bundle } from './caseFault.ts';

export interface Corrected {
  at: Date;
  number: string | null;
  /** Name of who made it. */
  by: string;
  /** The step whose words went. */
  seq: number | null;
  action: string | null;
}

export function correctedIn({ events, row }: Bundle): Corrected[] {
  return events
    .filter(({ action }) => action === 'redact')
    .map(({ at, actorName, data }) => {
      const { seq = null } = stated<Correction>(data);
      const step = events.find((event) => event.seq === seq);
      return { at, number: row?.number ?? null, by: actorName, seq, action: step?.action ?? null };
    });
}
