/** Dialogue files on the disk. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseDialogue } from './parse.ts';
import { Unreadable, type Dialogue } from './statement.ts';

/** The file itself, or all `.txt` files in a folder and below, by name. */
export function dialogueFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => join(path, name));
}

/** Throws `Unreadable` with the line, also when the file is not UTF-8. */
export function readDialogue(file: string): Dialogue {
  return parseDialogue(decode(readFileSync(file)));
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Unreadable(1, 'the file is not UTF-8: save it as UTF-8');
  }
}
