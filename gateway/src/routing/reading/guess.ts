/** When no name stands in the text as it is in the gazetteer: homophones, one wrong, missing or extra character. */
import type { Gazetteer } from '../names/gazetteer.ts';
import { toMention, weighted, type Mention, type PlaceTarget } from './mention.ts';
import type { NearName } from '../nearNames/nearNames.ts';
import type { Normalised } from '../text/normalise.ts';
import { isGeneral, sameSort, stemLength, type Slip } from '../nearNames/slips.ts';

interface Guess extends NearName {
  readonly trust: number;
}

/** Below this a likeness is chance. */
const LEAST_TRUST = 0.3;
/** As many different guesses as are worth weighing. */
const MOST_GUESSES = 4;
/** What so many names are like is none of them. */
const MOST_ALIKE = 6;
/** Likenesses this much weaker than the best for the same words are left out. */
const MARGIN = 0.25;

/**
 * Mentions of names that are nearly in the text; their trust says how nearly.
 * @param taken stretches that are already understood
 */
export function guessMentions(
  normalised: Normalised,
  gazetteer: Gazetteer,
  taken: readonly { start: number; end: number }[],
): Mention[] {
  const { text, breaks } = normalised;
  const trustIn = trustOf(normalised, gazetteer);
  const found: Guess[] = [];
  for (let from = 0, to = 1; to <= text.length; to++) {
    if (to < text.length && breaks[to] !== 2) continue;
    for (const near of gazetteer.near.find(text, from, to)) {
      if (isTaken(near, taken)) continue;
      const trust = trustIn(near);
      const { form, start, end, slip, at } = near;
      if (trust >= LEAST_TRUST) found.push({ form, start, end, slip, at, trust });
    }
    from = to;
  }
  if (found.length === 0) return [];
  const guesses = found.sort((a, b) => b.trust - a.trust || b.end - b.start - (a.end - a.start));
  const mentions: Mention[] = [];
  for (const group of groupOverlapping(guesses).slice(0, MOST_GUESSES)) {
    const mention = mentionOf(group, normalised, gazetteer);
    if (mention) mentions.push(mention);
  }
  return mentions.sort((a, b) => a.start - b.start);
}

function isTaken(near: NearName, taken: readonly { start: number; end: number }[]): boolean {
  for (const { start, end } of taken) if (near.start < end && start < near.end) return true;
  return false;
}

/** The best guess and those for overlapping words that are nearly as good. */
function groupOverlapping(guesses: readonly Guess[]): Guess[][] {
  const groups: Guess[][] = [];
  for (const guess of guesses) {
    const group = groups.find(([best]) => best && guess.start < best.end && best.start < guess.end);
    if (!group) groups.push([guess]);
    else if (group.length < MOST_ALIKE && guess.trust >= (group[0]?.trust ?? 0) - MARGIN) group.push(guess);
  }
  return groups;
}

function mentionOf(group: readonly Guess[], normalised: Normalised, gazetteer: Gazetteer): Mention | null {
  const best = group[0];
  if (!best) return null;
  const targets = new Map<PlaceTarget['place'], PlaceTarget>();
  for (const { form, trust } of group)
    for (const target of gazetteer.targetsOf(form))
      if (target.kind === 'place' && !targets.has(target.place))
        targets.set(target.place, weighted(target, trust ** 2));
  const written = normalised.text.slice(best.start, best.end);
  const doubt = `文中写的是“${written}”，${SLIP_WORDS[best.slip]}`;
  return toMention(normalised, best, [...targets.values()], { trust: best.trust, doubt });
}

/** How a slip is told to people. */
export const SLIP_WORDS: Readonly<Record<Slip, string>> = {
  sound: '读音相同',
  changed: '差一个字',
  missing: '少一个字',
  extra: '多一个字',
  swapped: '两个字颠倒',
};

/** Characters that tell places apart on purpose: 沿港东路 is not a slip for 沿港西路. */
const TELLING = /[东西南北中上下前后新老大小内外左右0-9一二三四五六七八九十第]/;

/** How much a near name of this text can be meant, 0 … 1. */
export function trustOf({ text, breaks }: Normalised, gazetteer: Gazetteer): (near: NearName) => number {
  // Many names are near the same words: what stands around these is looked at once.
  let seen = { start: -1, end: -1, confirmed: 0, cut: false };
  return (near) => {
    const { start, end } = near;
    if (seen.start !== start || seen.end !== end)
      seen = { start, end, confirmed: confirmations(text, breaks, near), cut: cutsNumber(text, near) };
    return seen.cut ? 0 : trustInNear(gazetteer.textOf(near.form), near, { text, confirmed: seen.confirmed });
  };
}

interface Around {
  readonly text: string;
  /** How many sides of the words speak for a place: 0 … 2. */
  readonly confirmed: number;
}

function trustInNear(name: string, near: NearName, around: Around): number {
  const { text, confirmed } = around;
  const bonus = confirmed * 0.06;
  switch (near.slip) {
    case 'sound':
      return soundsLike(name, text.slice(near.start, near.end)) + (name.length >= 4 ? bonus / 3 : bonus);
    case 'swapped':
      return name.length >= 4 ? 0.82 + bonus : 0.55 + bonus;
    case 'changed': {
      const stem = stemLength(name);
      return changed(name, stem, near, around) + (stem >= SAFE_STEM ? bonus : bonus / 2);
    }
    case 'missing':
      if (near.at === name.length - 1 && !NUMBER.test(text.slice(near.end))) return NEVER;
      if (TELLING.test(name[near.at] ?? '')) return 0.5 + bonus;
      return name.length >= 5 && stemLength(name) >= SAFE_STEM ? 0.8 + bonus : 0.5 + bonus;
    case 'extra':
      if (/[的了有在是和与到]/.test(text[near.start + near.at] ?? '')) return NEVER;
      if (TELLING.test(text[near.start + near.at] ?? '')) return name.length >= 4 ? 0.45 : LEAST_TRUST;
      return name.length >= 4 ? 0.7 + bonus : 0.5 + bonus;
  }
}

/** A house number confirms a road whose last character was left out: 沿港西83号. */
const NUMBER = /^\d+号/;
/** With fewer characters before the general word, one wrong character leaves too little. */
const SAFE_STEM = 3;
/** Keeps a guess below what is ever offered. */
const NEVER = -1;

/** One homophone is a slip of the input method; the more of them, the more likely it is another name. */
function soundsLike(name: string, written: string): number {
  let others = 0;
  for (let at = 0; at < name.length; at++) if (name[at] !== written[at]) others += 1;
  if (others > 2) return 0.6;
  if (name.length >= 4) return others === 1 ? 0.9 : 0.8;
  return others === 1 ? 0.76 : 0.6;
}

function changed(name: string, stem: number, near: NearName, { text, confirmed }: Around): number {
  const [own, other] = [name[near.at] ?? '', text[near.start + near.at] ?? ''];
  if (/\d/.test(own + other) || (TELLING.test(own) && TELLING.test(other))) return NEVER;
  if (stem < SAFE_STEM && near.at < stem) {
    const addressed = /[路街巷道]$/.test(name) && NUMBER.test(text.slice(near.end));
    return stem >= 2 && (name.length - stem >= 2 || addressed) ? 0.42 : NEVER;
  }
  if (near.at < stem)
    return name.length === 3 || near.at === name.length - 1
      ? 0.45
      : stem > SAFE_STEM && name.length > 4
        ? 0.84
        : 0.7;
  if (sameSort(own, other)) return 0.42;
  if (isGeneral(text.slice(near.start + stem, near.end)) || (isGeneral(own) && isGeneral(other)))
    return NEVER;
  if (name.length - stem >= 2 && near.at < name.length - 1) return 0.5;
  if (name.length - stem >= 2) return confirmed === 2 ? 0.62 : 0.2;
  if (/^\d+号/.test(text.slice(near.end)) && /[路街巷道]$/.test(name)) return 0.5;
  return stem >= SAFE_STEM ? 0.6 : NEVER;
}

/** Names do not begin or end inside a number, and no digit is a slip. */
function cutsNumber(text: string, { start, end }: NearName): boolean {
  return (
    /\d\d/.test(text.slice(Math.max(0, start - 1), start + 1)) || /\d\d/.test(text.slice(end - 1, end + 1))
  );
}

/** What beside the words speaks for a place: a beginning of a clause or 在/住 before, a number or 门口 behind. */
function confirmations(text: string, breaks: readonly number[], near: NearName): number {
  const before = text.slice(Math.max(0, near.start - 3), near.start);
  const after = text.slice(near.end, near.end + 3);
  const starts =
    near.start === 0 ||
    breaks[near.start] !== 0 ||
    /[在住到往去至于区道市镇乡村]$|投诉|反映|举报/.test(before);
  const ends =
    near.end === text.length ||
    breaks[near.end] !== 0 ||
    /^(?:\d|[a-z](?:座|栋)|小区|门|旁|对面|附近|楼|里|路口|的|有|周边)/.test(after);
  return Number(starts) + Number(ends);
}
