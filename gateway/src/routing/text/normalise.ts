/**
 * Text as residents write it, in one comparable form, with a way back to what they wrote: half-width, simplified,
 * lower-case, Chinese numerals before 号 / 栋 / 单元 … as digits, punctuation dropped but remembered as breaks.
 * Names of the gazetteer go through the same door, so that both sides always compare.
 */
import { endsClause, fold, isDash, kindOf, NUMERAL, OTHER, PLAIN } from './characters.ts';
import { parseNumeral } from './numerals.ts';

/** No break, a blank or 、or bracket, the end of a clause. */
export type Break = 0 | 1 | 2;

export interface Normalised {
  /** The comparable form; positions are UTF-16 units. */
  readonly text: string;
  /** For each unit of `text`: where its source begins and ends in the original. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** What was dropped before each unit. */
  readonly breaks: readonly Break[];
}

/** Never throws; the empty text gives the empty form. */
export function normalise(source: string): Normalised {
  const spaced = isSpacedOut(source);
  const draft = emptyDraft();
  let pending: Break = 0;
  let dropped = '';
  let numerals = false;
  for (let at = 0; at < source.length;) {
    const unit = source.charCodeAt(at);
    const kind = kindOf(unit);
    if (kind !== OTHER && dropped === '') {
      put(draft, unit, at, at + 1, pending);
      pending = 0;
      numerals ||= kind === NUMERAL;
      at += 1;
      continue;
    }
    const character = kind === OTHER ? String.fromCodePoint(source.codePointAt(at) ?? 0) : source.charAt(at);
    const kept = kind === OTHER ? fold(character) : character;
    const end = at + character.length;
    if (kept === '') {
      if (pending !== 2) pending = endsClause(character) ? 2 : 1;
      dropped = dropped === '' ? character : ',';
    } else {
      const joint =
        dropped === '' || (spaced && BLANK.test(dropped))
          ? ''
          : separated(characterAt(draft, draft.units.length - 1), dropped, kept.charAt(0));
      if (joint !== '') {
        put(draft, joint.charCodeAt(0), at, end, pending);
        pending = 0;
      }
      for (let index = 0; index < kept.length; index++) {
        put(draft, kept.charCodeAt(index), at, end, pending);
        pending = 0;
      }
      numerals ||= kind === NUMERAL;
      dropped = '';
    }
    at = end;
  }
  if (dropped === '#' && isDigit(characterAt(draft, draft.units.length - 1)))
    put(draft, MARK, source.length - 1, source.length, 0);
  return finished(numerals ? withDigits(draft) : draft);
}

const MARK = '号'.charCodeAt(0);
const BLANK = /^\s$/;

/** 解 放 路 2 5 1 号: a blank behind every character tells no two numbers apart. */
function isSpacedOut(source: string): boolean {
  return source.length >= 7 && kindOf(source.charCodeAt(1)) === OTHER && /^(?:\S\s){4,}/.test(source);
}

/** A name in comparable form. */
export function normaliseName(name: string): string {
  for (let at = 0; at < name.length; at++)
    if (kindOf(name.charCodeAt(at)) !== PLAIN) return normalise(name).text;
  return name;
}

/** The words of the original that a stretch of the comparable form came from. */
export function sourceOf(source: string, normalised: Normalised, start: number, end: number): string {
  return source.slice(normalised.from[start] ?? source.length, normalised.to[end - 1] ?? source.length);
}

/** A character beside which a dropped mark may have told two numbers apart. */
const COUNTING = /^[a-z0-9〇零一二三四五六七八九十百]$/;

/** What stands between two kept characters in place of what was dropped: 83-1, 83,85, 3#楼 → 3号楼. */
function separated(before: string, dropped: string, after: string): string {
  if (dropped === '#' || dropped === '＃') return isDigit(before) ? '号' : '';
  if (before === '号' && isDash(dropped) && isDigit(after)) return '-';
  if (!COUNTING.test(before) || !COUNTING.test(after)) return '';
  return isDash(dropped) ? '-' : ',';
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

/** After these, a number of any form: 三号楼, 二〇三室, 十二栋. */
const UNITS = '号栋幢座弄巷室层楼组队区期院门排单';
/** After these only 一 or 十五, not 五一 or 八一, which are names: 滨河一路, 第三小学. */
const NAME_UNITS = '路街村小中支马经纬条网';

interface Draft {
  /** UTF-16 units, not characters, so that no string is made for each of them. */
  units: number[];
  from: number[];
  to: number[];
  breaks: Break[];
}

function emptyDraft(): Draft {
  return { units: [], from: [], to: [], breaks: [] };
}

function put(draft: Draft, unit: number, from: number, to: number, gap: Break): void {
  draft.units.push(unit);
  draft.from.push(from);
  draft.to.push(to);
  draft.breaks.push(gap);
}

/** '' before the beginning and behind the end. */
function characterAt(draft: Draft, at: number): string {
  const unit = draft.units[at];
  return unit === undefined ? '' : String.fromCharCode(unit);
}

/** Numerals that count houses become digits; every digit comes from the whole numeral. Most texts have none. */
function withDigits(draft: Draft): Draft {
  let result: Draft | null = null;
  let copied = 0;
  for (let at = 0; at < draft.units.length;) {
    const end = numeralEnd(draft, at);
    const number = end > at && counts(draft, at, end) ? parseNumeral(textOf(draft.units, at, end)) : null;
    if (number === null) {
      at = Math.max(at + 1, end);
      continue;
    }
    result ??= emptyDraft();
    copy(draft, copied, at, result);
    const [from = 0, to = 0, gap = 0] = [draft.from[at], draft.to[end - 1], draft.breaks[at]];
    const digits = String(number);
    for (let index = 0; index < digits.length; index++)
      put(result, digits.charCodeAt(index), from, to, index === 0 ? gap : 0);
    at = copied = end;
  }
  if (result) copy(draft, copied, draft.units.length, result);
  return result ?? draft;
}

function copy({ units, from, to, breaks }: Draft, start: number, end: number, into: Draft): void {
  for (let at = start; at < end; at++) put(into, units[at] ?? 0, from[at] ?? 0, to[at] ?? 0, breaks[at] ?? 0);
}

function finished({ units, from, to, breaks }: Draft): Normalised {
  return { text: textOf(units, 0, units.length), from, to, breaks };
}

/** As many units as become a string at once. */
const AT_ONCE = 1024;

function textOf(units: readonly number[], start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at += AT_ONCE)
    text += String.fromCharCode(...units.slice(at, Math.min(end, at + AT_ONCE)));
  return text;
}

function isNumeralUnit(unit: number | undefined): boolean {
  return unit !== undefined && kindOf(unit) === NUMERAL;
}

function numeralEnd(draft: Draft, start: number): number {
  let end = start;
  while (isNumeralUnit(draft.units[end]) && (end === start || draft.breaks[end] === 0)) end += 1;
  return end;
}

function counts(draft: Draft, start: number, end: number): boolean {
  const next = characterAt(draft, end);
  const before = characterAt(draft, start - 1);
  if (next === '') return before === '-';
  if (UNITS.includes(next) || '-,'.includes(next) || before === '第' || before === '-') return true;
  const plain = end - start === 1 || /[十百]/.test(textOf(draft.units, start, end));
  return plain && NAME_UNITS.includes(next);
}
