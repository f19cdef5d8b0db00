/**
 * How likely two complaints tell of the same matter: near in place, of one category, in like words, not long ago. Pure;
 * the reader is similarCases.ts.
 */
import type { Point } from '@gridline/shared/place.ts';
import { beijingClock, beijingDate, beijingMoment } from '@gridline/shared/time.ts';
import { metresBetween } from '../../areas/metres.ts';
import { named } from './repeats.ts';

/** A complaint as far as it is compared. */
export interface Told {
  text: string;
  placeText: string;
  point: Point | null;
  gridCode: string | null;
  categoryCode: string | null;
  filedAt: Date;
}

export interface Likeness {
  /** 0 … 1 */
  score: number;
  /** Why, in words for whoever decides: `同一地点约 40 米`, `同一类别`, `今天 9:20 有人反映`. */
  reasons: string[];
}

export interface Reach {
  metres: number;
  days: number;
}

const DAY = 24 * 3600_000;
/** So near is the same spot. */
const SPOT = 50;
const WEIGHTS = { place: 0.4, category: 0.25, words: 0.25, time: 0.1 } as const;
/** How alike the words must be where the categories differ, where one is not known, where they are the same. */
const WORDS_NEEDED = { 0: 0.5, 0.5: 0.3, 1: 0 } as const;
/** Below that nobody is asked. */
export const LIKE_ENOUGH = 0.55;

/** `null` where they are not of the same matter. @param told the new one @param other an open case */
export function likeness(told: Told, other: Told, reach: Reach): Likeness | null {
  const age = told.filedAt.getTime() - other.filedAt.getTime();
  if (age < -DAY || age > reach.days * DAY) return null;
  const place = placeOf(told, other, reach);
  if (!place) return null;
  const words = sharedWords(told, other);
  const category = categoryOf(told, other);
  // Another category and other words at the same spot are another matter: the lamp above the heap of rubbish.
  if (words < WORDS_NEEDED[category]) return null;
  const time = 1 - Math.max(0, age) / (reach.days * DAY);
  const score =
    WEIGHTS.place * place.score + WEIGHTS.category * category + WEIGHTS.words * words + WEIGHTS.time * time;
  if (score < LIKE_ENOUGH) return null;
  const reasons = [
    place.reason,
    ...(category === 1 ? ['同一类别'] : []),
    ...(words >= 0.4 ? ['说法相近'] : []),
    `${momentOf(other.filedAt, told.filedAt)}有人反映`,
  ];
  return { score: Math.round(score * 1000) / 1000, reasons };
}

interface Placed {
  score: number;
  reason: string;
}

/** By the points where both have one; else by the name, else by the grid. */
function placeOf(told: Told, other: Told, { metres }: Reach): Placed | null {
  const sameName = told.placeText !== '' && named(told.placeText) === named(other.placeText);
  if (told.point && other.point) {
    const apart = metresBetween(told.point, other.point);
    if (apart <= SPOT)
      return { score: 1, reason: apart < 5 ? '同一地点' : `同一地点约 ${rounded(apart)} 米` };
    if (apart <= metres) return { score: 1 - apart / (2 * metres), reason: `相距约 ${rounded(apart)} 米` };
    return null;
  }
  const sameGrid = told.gridCode !== null && told.gridCode === other.gridCode;
  if (sameName && (sameGrid || told.gridCode === null || other.gridCode === null))
    return { score: 0.9, reason: '同一地点' };
  return sameGrid ? { score: 0.4, reason: '同一网格' } : null;
}

/** Unknown speaks neither for nor against. */
function categoryOf(told: Told, other: Told): keyof typeof WORDS_NEEDED {
  if (told.categoryCode === null || other.categoryCode === null) return 0.5;
  return told.categoryCode === other.categoryCode ? 1 : 0;
}

/** Share of the pairs of characters that both have, of the shorter text; without what everybody says and where it is. */
function sharedWords(told: Told, other: Told): number {
  const [one, two] = [pairsOf(told), pairsOf(other)];
  const least = Math.min(one.size, two.size);
  if (least === 0) return 0;
  return [...one].filter((pair) => two.has(pair)).length / least;
}

/** Said of every matter, so that it tells none. */
const STOP =
  /您好|你好|请问|请|麻烦|帮忙|谢谢|尽快|赶紧|处理|解决|反映|投诉|举报|一下|我们|你们|我家|这里|那里|这边|附近|门口|楼下|有人|没人|一直|每天|今天|昨天|晚上|现在|已经|还是|非常|严重|希望|什么|怎么|了|的|在|是|有|很|都|也|又|吧|啊|呢|吗/gu;

function pairsOf({ text, placeText }: Told): Set<string> {
  const bareText = bare(placeText === '' ? text : text.replaceAll(placeText, ' '));
  const pairs = new Set<string>();
  for (const run of bareText.split(' ')) {
    const signs = [...run];
    for (let index = 0; index + 1 < signs.length; index++)
      pairs.add(`${signs[index] ?? ''}${signs[index + 1] ?? ''}`);
  }
  return pairs;
}

/** One width, without digits, signs and stop words; a blank where something went. */
function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(STOP, ' ')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
}

const rounded = (metres: number): number => Math.max(10, Math.round(metres / 10) * 10);

function momentOf(at: Date, now: Date): string {
  if (beijingDate(at) === beijingDate(now)) return `今天 ${beijingClock(at)} `;
  if (beijingDate(at) === beijingDate(new Date(now.getTime() - DAY))) return `昨天 ${beijingClock(at)} `;
  return `${beijingMoment(at)} `;
}
