/**
 * A name that stands in a text exactly may be only the part of a longer name that was not hurt by a slip:
 * 船厂 in 船厂宿社 for 船厂宿舍. The longer name, nearly there, is a rival.
 */
import type { Gazetteer } from '../names/gazetteer.ts';
import { SLIP_WORDS, trustOf } from './guess.ts';
import { toMention, weighted, type Mention, type PlaceTarget } from './mention.ts';
import type { NearName } from '../nearNames/nearNames.ts';
import type { Normalised } from '../text/normalise.ts';

/** Names are no longer than this, with one character too many. */
const REACH = 8;
const LEAST_TRUST = 0.45;

/** The mentions, each with its rival where there is one. */
export function withRivals(
  mentions: readonly Mention[],
  normalised: Normalised,
  gazetteer: Gazetteer,
): Mention[] {
  return mentions.map((mention) => {
    if (!gazetteer.isPart(mention.form)) return mention;
    const rivals = rivalsOf(mention, mentions, normalised, gazetteer);
    const best = rivals[0];
    return best ? (merged(mention, best, rivals, { normalised, gazetteer }) ?? mention) : mention;
  });
}

interface Rival extends NearName {
  readonly trust: number;
}

function rivalsOf(
  mention: Mention,
  mentions: readonly Mention[],
  normalised: Normalised,
  gazetteer: Gazetteer,
): Rival[] {
  const { from, to } = aroundOf(mention, mentions, normalised);
  if (to - from <= mention.end - mention.start) return [];
  const trustIn = trustOf(normalised, gazetteer);
  return gazetteer.near
    .find(normalised.text, from, to, mention)
    .filter((near) => saysMore(near, mention, normalised.text, gazetteer.textOf(near.form)))
    .map((near) => ({ ...near, trust: trustIn(near) }))
    .filter(({ trust }) => trust >= LEAST_TRUST)
    .sort((a, b) => b.trust - a.trust);
}

/** The longer name must be right about something beyond the exact one, or be a road with a house number. */
function saysMore(near: NearName, mention: Mention, text: string, name: string): boolean {
  const extension = near.end - near.start - (mention.end - mention.start);
  if (extension < 1 || name.length <= mention.end - mention.start) return false;
  const slipAt = near.start + near.at;
  const slipBeyond = near.slip !== 'sound' && (slipAt < mention.start || slipAt >= mention.end);
  if (extension > Number(slipBeyond)) return true;
  return /[路街巷道]$/.test(name) && /^\d+号/.test(text.slice(near.end));
}

/** The words around a mention in its own clause, as far as the mentions beside it. */
function aroundOf(
  mention: Mention,
  mentions: readonly Mention[],
  { text, breaks }: Normalised,
): { from: number; to: number } {
  let from = mention.start;
  while (
    from > 0 &&
    mention.start - from < REACH &&
    breaks[from] !== 2 &&
    isFree(from - 1, mention, mentions)
  )
    from -= 1;
  let to = mention.end;
  while (to < text.length && to - mention.end < REACH && breaks[to] !== 2 && isFree(to, mention, mentions))
    to += 1;
  return { from, to };
}

/** Whether no other mention stands there. */
function isFree(at: number, mention: Mention, mentions: readonly Mention[]): boolean {
  return !mentions.some((other) => other !== mention && at >= other.start && at < other.end);
}

/** One mention of both: the rival weighs by its trust, the exact name by what is left. */
function merged(
  mention: Mention,
  best: Rival,
  rivals: readonly Rival[],
  { normalised, gazetteer }: { normalised: Normalised; gazetteer: Gazetteer },
): Mention | null {
  const targets: PlaceTarget[] = rivals
    .filter((rival) => rival.start === best.start && rival.end === best.end)
    .flatMap((rival) =>
      gazetteer
        .targetsOf(rival.form)
        .flatMap((target) => (target.kind === 'place' ? weighted(target, rival.trust) : [])),
    );
  const known = new Set(targets.map(({ place }) => place));
  const exact = mention.targets.filter(({ place }) => !known.has(place));
  const weight = Math.max(0.05, 1 - best.trust) * mention.trust;
  const written = normalised.text.slice(best.start, best.end);
  const doubt = `文中写的是“${written}”，${SLIP_WORDS[best.slip]}`;
  return toMention(normalised, best, [...targets, ...exact.map((target) => weighted(target, weight))], {
    trust: 1,
    doubt,
  });
}
