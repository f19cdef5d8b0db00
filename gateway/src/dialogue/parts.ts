/**
 * Long messages travel in parts, and some carriers push the parts one by one. A part that is full to the last character
 * and does not end like a sentence is held for a few seconds until the next one comes. Pure.
 */
import { isStop, isResume } from './reading/smallTalk.ts';
import { plainOf } from './reading/plain.ts';

/** UTF-16 units of a part with and without the header that joins it: 134 and 140 bytes. */
const LEAST = 67;
const MOST = 70;
/** A part that ended with a blank or a hidden character lost it. */
const SLACK = 1;
const LONGEST_RUN = 10;
export const HOLD_SECONDS = 5;
/** The parts of one message come within so many seconds. */
const APART_SECONDS = 30;

const FINISHED = /[。！!？?…~～.]["”’'）)】\]]*$|(?:谢谢|感谢|谢谢您|谢谢你们|拜托了|辛苦了|多谢)$/u;

/** Full, and not at its end: more may follow. */
export function isFullPart(text: string): boolean {
  const units = text.length;
  const parts = Math.ceil(units / MOST);
  const full = parts > 0 && parts <= LONGEST_RUN && units >= parts * LEAST - SLACK;
  return full && !FINISHED.test(text.trim());
}

interface Arrived {
  readonly text: string;
  readonly receivedAt: Date;
}

/** The messages at the head of a phone's queue that are one text; at least the first. */
export function partsAtHead<T extends Arrived>(queue: readonly T[]): T[] {
  const run: T[] = [];
  for (const message of queue) {
    const last = run.at(-1);
    if (last && !follows(last, message)) break;
    run.push(message);
    if (run.length === LONGEST_RUN) break;
  }
  return run;
}

/** A stop word is never swallowed by what runs before it. */
function follows(last: Arrived, next: Arrived): boolean {
  const text = plainOf(next.text);
  if (!isFullPart(last.text) || isStop(text) || isResume(text)) return false;
  return Math.abs(next.receivedAt.getTime() - last.receivedAt.getTime()) <= APART_SECONDS * 1000;
}

export function joinParts(parts: readonly { text: string }[]): string {
  return parts.map(({ text }) => text).join('');
}
