/** Words that were taken out of a text, what is left of them, and how a text that quotes them reads then. Pure. */

/** What stands where words were. */
export const REDACTED = '（依法更正）';
/** A quotation is longer than what any two texts share by chance. */
const SHORTEST_QUOTE = 4;
/** What begins like this and was cut off is a quotation, too. */
const HEAD = 12;

export interface Taken {
  was: string;
  now: string;
}

/**
 * A text that was changed, as it may be quoted: whole; without the house's own sentence, which ends in a colon before
 * what a person wrote; and on one line.
 */
export function takenFrom(was: string, now: string): Taken[] {
  if (was.trim() === '' || was === now) return [];
  const all = [{ was, now }];
  const colon = was.indexOf('：') + 1;
  if (colon > 0 && colon < was.length)
    all.push({
      was: was.slice(colon),
      now: now.startsWith(was.slice(0, colon)) ? now.slice(colon) : REDACTED,
    });
  return all.flatMap((one) => {
    const flat = { was: onOneLine(one.was), now: onOneLine(one.now) };
    return flat.was === one.was ? [one] : [one, flat];
  });
}

/** As notices write a reason or a result. */
function onOneLine(text: string): string {
  return text
    .replace(/https?:\/\//gi, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The text with what is left of its quotations; the same text when it quotes nothing that is gone. */
export function withoutQuotes(text: string, taken: readonly Taken[]): string {
  const bare = withoutEnd(text);
  if (bare === '') return text;
  const whole = taken.find(({ was }) => withoutEnd(was) === bare);
  if (whole) return whole.now;
  if (bare.length >= SHORTEST_QUOTE && taken.some(({ was }) => was.includes(bare)))
    return taken.some(({ now }) => now.includes(bare)) ? text : REDACTED;
  return taken
    .filter(({ was }) => was.length >= SHORTEST_QUOTE)
    .reduce(
      (left, one) =>
        withoutCutOff(
          left.replaceAll(one.was, () => one.now),
          one,
        ),
      text,
    );
}

function withoutEnd(text: string): string {
  return text.replace(/[。！？…\s]+$/u, '');
}

/** A quotation of which only the beginning fitted: it goes to the end of the text, or to the dots that say so. */
function withoutCutOff(text: string, { was, now }: Taken): string {
  const at = was.length > HEAD ? text.indexOf(was.slice(0, HEAD)) : -1;
  if (at < 0) return text;
  const rest = text.slice(at);
  let shared = HEAD;
  while (shared < rest.length && rest[shared] === was[shared]) shared += 1;
  const isCutOff = shared === rest.length || rest[shared] === '…';
  if (!isCutOff || now.includes(rest.slice(0, shared))) return text;
  return `${text.slice(0, at)}${REDACTED}${rest.slice(shared)}`;
}
