/**
 * The hash of a step. It is made of two: that of the words, which a correction by law may take out, and over it that of
 * everything else, which nobody may change: who, when, what, from where to where, and the other data. Pure.
 */
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

/**
 * What a person wrote in an event's data: a correction by law takes it out with the note. Hashes rest on this list:
 * another name needs another mark.
 */
const WORDS_IN_DATA: readonly string[] = [
  'reason',
  'words',
  'whose',
  'tried',
  'means',
  'task',
  'result',
  'note',
];
/** Begins a hash of two, which a hash of an earlier edition never does: nobody can have one taken for the other. */
const MARK = 'w';

/** True for what `data` holds under this name when a person wrote it. */
export function isWritten(name: string, value: unknown): value is string {
  return typeof value === 'string' && WORDS_IN_DATA.includes(name);
}

/** SHA-256 over the previous hash, the facts in a fixed order and the hash of the words, as JSON; marked. */
export function eventHash(previousHash: string, event: ChainedEvent, words = wordsHash(event)): string {
  const fields = [...whoAndWhen(event), parted(event.data).facts, words];
  return MARK + hash('sha256', previousHash + JSON.stringify(fields), 'hex').slice(MARK.length);
}

/** SHA-256 over the words alone: what residents and colleagues read, and what a person wrote in the data. */
export function wordsHash({ note, internalNote, data }: Omit<ChainedEvent, 'at'>): string {
  return hash('sha256', JSON.stringify([note, internalNote, parted(data).words]), 'hex');
}

/** As earlier editions made it: over facts and words at once. */
export function formerHash(previousHash: string, event: ChainedEvent): string {
  const fields = [...whoAndWhen(event), event.note, event.internalNote, event.data];
  return hash('sha256', previousHash + JSON.stringify(fields), 'hex');
}

/** True when the hash is one of an earlier edition. */
export function isFormer(made: string): boolean {
  return !made.startsWith(MARK);
}

function whoAndWhen(event: ChainedEvent): (string | number | null)[] {
  return [
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
  ];
}

/** The data as text without its words, and those words; what the house did not write is taken as it stands. */
function parted(data: string): { facts: string; words: string[] } {
  const read = data === '{}' ? null : entriesOf(data);
  if (!read) return { facts: data, words: [] };
  const facts = read.map(([name, value]) => [name, isWritten(name, value) ? '' : value] as const);
  const words = read.flatMap(([name, value]) => (isWritten(name, value) ? [value] : []));
  return { facts: JSON.stringify(Object.fromEntries(facts)), words };
}

function entriesOf(data: string): [string, unknown][] | null {
  try {
    const read: unknown = JSON.parse(data);
    return typeof read === 'object' && read !== null && JSON.stringify(read) === data
      ? Object.entries(read)
      : null;
  } catch {
    return null;
  }
}
