/** The history that cannot be edited unseen: each event carries the hash of the one before it in its case. */
import { hash } from 'node:crypto';

/** What a hash covers; everything a reader of the history relies on. */
export interface ChainedEvent {
  caseId: string;
  seq: number;
  at: Date;
  action: string;
  fromStage: string | null;
  toStage: string;
  actorRole: string;
  actorId: string | null;
  actorName: string;
  unitCode: string | null;
  note: string;
  internalNote: string;
  data: string;
}

export interface StoredEvent extends ChainedEvent {
  previousHash: string;
  hash: string;
}

/** The hash before the first event. */
export const GENESIS = '0'.repeat(64);

/** SHA-256 over the previous hash and the fields in a fixed order, as JSON. */
export function eventHash(previousHash: string, event: ChainedEvent): string {
  const fields = [
    event.caseId,
    event.seq,
    event.at.toISOString(),
    event.action,
    event.fromStage,
    event.toStage,
    event.actorRole,
    event.actorId,
    event.actorName,
    event.unitCode,
    event.note,
    event.internalNote,
    event.data,
  ];
  return hash('sha256', previousHash + JSON.stringify(fields), 'hex');
}

/**
 * What a correction by law (依法更正) leaves in its own event: the corrected step keeps its hash, so that the links
 * hold, and its words may be those of `now` and no others.
 */
export interface Correction {
  seq: number;
  /** Hash that the corrected step carries since it was written. */
  was: string;
  /** Hash of the step with the words it has now. */
  now: string;
}

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
      return previous && holds(event, corrections)
        ? { what: 'rewritten', event: previous }
        : { what: 'changed', event };
    }
    if (!holds(event, corrections)) return { what: 'changed', event };
    previous = event;
  }
  return null;
}

/** The first event that does not fit the chain, or `null`. */
export function firstBroken<E extends StoredEvent>(events: readonly E[]): E | null {
  return chainFault(events)?.event ?? null;
}

function holds(event: StoredEvent, corrections: ReadonlyMap<number, readonly Correction[]>): boolean {
  const content = eventHash(event.previousHash, event);
  const made = corrections.get(event.seq);
  const last = made?.at(-1);
  if (!made || !last) return content === event.hash;
  return content === last.now && made.every(({ was }) => was === event.hash);
}

/** Of each corrected step, oldest first. A step can only be corrected by a later one. */
function correctionsOf(events: readonly StoredEvent[]): Map<number, Correction[]> {
  const found = new Map<number, Correction[]>();
  for (const event of events) {
    if (event.action !== 'redact') continue;
    const { seq, was, now } = JSON.parse(event.data) as Partial<Correction>;
    if (seq === undefined || was === undefined || now === undefined || seq >= event.seq) continue;
    found.set(seq, [...(found.get(seq) ?? []), { seq, was, now }]);
  }
  return found;
}
