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

/** The first event that does not fit the chain, or `null` when nothing was changed or removed in between. */
export function firstBroken<E extends ChainedEvent & { previousHash: string; hash: string }>(
  events: readonly E[],
): E | null {
  let previous = GENESIS;
  for (const [position, event] of events.entries()) {
    if (
      event.seq !== position + 1 ||
      event.previousHash !== previous ||
      eventHash(previous, event) !== event.hash
    )
      return event;
    previous = event.hash;
  }
  return null;
}
