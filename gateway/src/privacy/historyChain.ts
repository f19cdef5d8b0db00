/** The history that cannot be edited unseen: each event carries the hash of the one before it in its case. */
import { GENESIS, type StoredEvent } from './eventHash.ts';
import { correctionsOf, isAsWritten } from './wordCorrections.ts';

export interface ChainFault<E> {
  /** `missing`: the event is the one that follows what is missing. */
  what: 'changed' | 'rewritten' | 'missing';
  event: E;
}

/** The first event that does not fit the chain and why, or `null` when nothing was changed or removed in between. */
export function chainFault<E extends StoredEvent>(events: readonly E[]): ChainFault<E> | null {
  const corrections = correctionsOf(events);
  let previous: E | null = null;
  for (const [position, event] of events.entries()) {
    if (event.seq !== position + 1) return { what: 'missing', event };
    if (event.previousHash !== (previous?.hash ?? GENESIS)) {
      // An event that fits what it remembers tells that the one before it was written anew.
      return previous && isAsWritten(event, corrections.get(event.seq))
        ? { what: 'rewritten', event: previous }
        : { what: 'changed', event };
    }
    if (!isAsWritten(event, corrections.get(event.seq))) return { what: 'changed', event };
    previous = event;
  }
  return null;
}

/** The first event that does not fit the chain, or `null`. */
export function firstBroken<E extends StoredEvent>(events: readonly E[]): E | null {
  return chainFault(events)?.event ?? null;
}
