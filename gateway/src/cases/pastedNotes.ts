/** Notes that say the same but for what a hasty hand changes, and how a flag quotes one. Pure. */
import { hash } from 'node:crypto';

const SHOWN = 40;

/** Without what a hasty hand changes: blanks, punctuation, width, case. */
export function normalised(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, '');
}

/** The same for all notes that say the same: part of the key of a flag about them. */
export function wordsKey(note: string): string {
  return hash('sha256', normalised(note), 'hex').slice(0, 16);
}

/** As a flag ends that is about such notes. */
export function quoted(note: string): string {
  return `：“${note.length > SHOWN ? `${note.slice(0, SHOWN)}…` : note}”`;
}

/** The flag's sentence with another note in place of the one it quoted. */
export function quoting(detail: string, note: string): string {
  const at = detail.indexOf('：“');
  return at < 0 ? detail : `${detail.slice(0, at)}${quoted(note)}`;
}
