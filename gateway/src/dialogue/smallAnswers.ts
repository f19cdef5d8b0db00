/** What is no matter gets a kind sentence, seldom, and is kept to be seen. */
import { replyTo, sayNothing } from './reply.ts';
import type { Ending, Turn } from './turn.ts';
import { WORDS } from './words.ts';

const HOUR = 3600_000;
const DAY = 24 * HOUR;
const THANKS = /谢|辛苦|麻烦/u;

/** At most once an hour, over all small talk of a phone. */
export function greet(turn: Turn): Promise<void> {
  return seldom(turn, { words: THANKS.test(turn.text) ? WORDS.thanks : WORDS.greeting, every: HOUR });
}

/** Advertisements: nobody reads an answer to them; the row stays as `ignored`, for people to see. */
export function passOver(turn: Turn): Promise<void> {
  return sayNothing(turn, { ignored: true });
}

/** Mere abuse: at most once a day; the row stays as `ignored`. */
export function putOff(turn: Turn): Promise<void> {
  return seldom(turn, { words: WORDS.noMatter, every: DAY, ending: { ignored: true } });
}

function seldom(
  turn: Turn,
  { words, every, ending = {} }: { words: string; every: number; ending?: Ending },
): Promise<void> {
  const { state, now } = turn;
  const last = state.conversation?.greetedAt ?? null;
  if (last && now.getTime() - last.getTime() < every) return sayNothing(turn, ending);
  return replyTo(turn, words, { ...ending, talk: { ...ending.talk, greetedAt: now } });
}
