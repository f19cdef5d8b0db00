/**
 * Corrections by law (依法更正): each is a step of its own that names the hash of the words before and after it, so that
 * the corrected step may hold those words and no others. The hash of the corrected step itself never changes. Pure.
 */
import {
  eventHash,
  formerHash,
  isFormer,
  wordsHash,
  type ChainedEvent,
  type StoredEvent,
} from './eventHash.ts';
import { stated } from './stated.ts';

/** What a correction leaves in its own event. */
export interface Correction {
  seq: number;
  /** Hash that the corrected step carries since it was written. */
  was: string;
  /** Of its words before and after. */
  from?: string;
  to?: string;
  /** Of a step that an earlier edition wrote, or corrected: the hash of all of it with the words it has now. */
  now?: string;
}

/** What a correction states that leaves these words of the step. */
export function correctionOf(
  event: StoredEvent,
  left: Pick<ChainedEvent, 'note' | 'internalNote' | 'data'>,
): Correction {
  const corrected = { ...event, ...left };
  const { seq, hash: was } = event;
  return isFormer(was)
    ? { seq, was, now: formerHash(event.previousHash, corrected) }
    : { seq, was, from: wordsHash(event), to: wordsHash(corrected) };
}

/** Of each corrected step, oldest first. A step can only be corrected by a later one. */
export function correctionsOf(events: readonly StoredEvent[]): Map<number, Correction[]> {
  const found = new Map<number, Correction[]>();
  for (const event of events) {
    if (event.action !== 'redact') continue;
    const { seq, was, ...hashes } = stated<Correction>(event.data);
    if (seq === undefined || was === undefined || seq >= event.seq) continue;
    found.set(seq, [...(found.get(seq) ?? []), { ...hashes, seq, was }]);
  }
  return found;
}

/** Whether the step is what was written, but for the words that these corrections took out. */
export function isAsWritten(event: StoredEvent, made: readonly Correction[] = []): boolean {
  if (made.some(({ was }) => was !== event.hash)) return false;
  const { previousHash, hash } = event;
  if (isFormer(hash)) return formerHash(previousHash, event) === (made.length > 0 ? made.at(-1)?.now : hash);
  const words = wordsHash(event);
  const linked = made.every(({ from }, index) => index === 0 || from === made[index - 1]?.to);
  if (!linked || (made.length > 0 && made.at(-1)?.to !== words)) return false;
  return eventHash(previousHash, event, made[0]?.from ?? words) === hash;
}
