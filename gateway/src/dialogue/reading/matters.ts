/**
 * Two complaints in one message are two cases; one complaint with two details is one. A message is split only where
 * each part alone is a complaint with a matter or a place of its own. Pure.
 */
import { areApart, nameApart, namesPlace, type Knows } from './knows.ts';

/** More than so many are one case for a person to take apart. */
const MOST = 4;

const NUMBERED =
  /(?<![\d.])([1-4])(?:[、.．:：]|[)）])(?!\d)|(?:^|[\s，,。；;：:、)）])(?:第?([1-4一二三四])(?:[.、．:：)）](?!\d)|是[,，:：]?|(?=\s))|第([一二三四])(?:[,，]|(?=[\u4e00-\u9fff])(?![个次天层章栋号单期条排幢座间户家中小人批楼位年遍季])))|[（(]([1-4一二三四])[)）]|([①②③④])/gu;
const ORDER = '1234';
/** Begins something else. */
const MARKER =
  /[，,。；;！!？?\s]*(?:另外|另|此外|再有|还有一?(?:件|个)?(?:事情?|问题|情况)|还有(?=[，,：:\s])|还有(?=[\u4e00-\u9fff]{2,})|再(?:反映|说|报|投诉)一?(?:件|个)?(?:事情?|问题)?|另一?(?:件|个)(?:事情?|问题)|第二(?:件|个)(?:事情?|问题)?(?:是)?|其次|再就是|顺便(?:再)?(?:反映|说|问)?(?:一下)?)[，,：:\s]*/gu;
/** 另外 and the like at the beginning of a message of its own. */
const OPENER =
  /^(?:另外|另|此外|再有|还有一?(?:件|个)?(?:事情?|问题|情况)?|再(?:反映|说|报|投诉)一?(?:件|个)?(?:事情?|问题)?|另一?(?:件|个)(?:事情?|问题)|第二(?:件|个)(?:事情?|问题)?(?:是)?|其次|顺便(?:再)?(?:反映|说|问)?(?:一下)?|对了)[，,：:。\s]*/u;
const ANOTHER_MATTER =
  /^(?:还有一?(?:件|个)(?:事情?|问题)|另一?(?:件|个)(?:事情?|问题)|第二(?:件|个)(?:事情?|问题)|再(?:反映|说|报|投诉)一?(?:件|个))/u;
const SENTENCE = /[。！!？?；;\n]+/u;
const CLAUSE = /[，,。！!？?；;\n、+＋\s]+/u;

/** One part where it is one complaint, as it was written. */
export function splitMatters(text: string, knows: Knows): string[] {
  for (const parts of [numbered(text), marked(text, knows)]) {
    const own = parts && parts.length > 1 && parts.length <= MOST && standAlone(parts, knows) ? parts : null;
    if (own) return own;
  }
  for (const ends of [SENTENCE, CLAUSE]) {
    const parts = byPlaces(text, ends, knows);
    if (parts) return parts;
  }
  return [text];
}

/** `1. … 2. …`; what stands before the first belongs to each. */
function numbered(text: string): string[] | null {
  const marks = [...text.matchAll(NUMBERED)].map((match) => ({
    at: match.index,
    end: match.index + match[0].length,
    order: orderOf(match.slice(1).find((sign) => sign !== undefined) ?? ''),
  }));
  const run: typeof marks = [];
  for (const mark of marks) if (mark.order === run.length + 1) run.push(mark);
  if (run.length < 2) return null;
  const head = text
    .slice(0, run[0]?.at)
    .replace(/[：:，,\s]+$/u, '')
    .trim();
  return run.map((mark, index) => {
    const body = text
      .slice(mark.end, run[index + 1]?.at)
      .trim()
      .replace(/^[，,：:、\s]+|[，,；;\s]+$/gu, '');
    return head === '' ? body : `${head}：${body}`;
  });
}

const orderOf = (sign: string): number =>
  Math.max(ORDER.indexOf(sign.normalize('NFKC')), '一二三四'.indexOf(sign)) + 1;

/** Cut at 另外, 还有一件事 … where what follows is a complaint of its own. */
function marked(text: string, knows: Knows): string[] | null {
  const parts: string[] = [];
  let from = 0;
  for (const match of text.matchAll(MARKER)) {
    const before = text.slice(from, match.index).trim();
    const behind = text.slice(match.index + match[0].length).trim();
    if (before === '' || behind === '' || !isMatter(behind, knows)) continue;
    parts.push(before);
    from = match.index + match[0].length;
  }
  return from === 0 ? null : [...parts, text.slice(from).trim()];
}

/** Each is a complaint, and no two are the same matter at one place. */
function standAlone(parts: readonly string[], knows: Knows): boolean {
  return parts.every(
    (part, index) =>
      isMatter(part, knows) && parts.slice(0, index).every((earlier) => differ(earlier, part, knows)),
  );
}

function isMatter(part: string, knows: Knows): boolean {
  const letters = part.replace(/[^\p{L}\p{N}]/gu, '');
  if (letters.length < 3) return false;
  return knows.matter(part) !== null || (namesPlace(knows.place(part)) && letters.length >= 8);
}

function differ(one: string, other: string, knows: Knows): boolean {
  const [a, b] = [knows.matter(one), knows.matter(other)];
  if (a !== null && b !== null && a !== b) return true;
  const [here, there] = [knows.place(one), knows.place(other)];
  return areApart(here, there) || (b !== null && nameApart(here, there));
}

/** Without a word that says so: stretches that each have a matter and a place of their own, both different. */
function byPlaces(text: string, ends: RegExp, knows: Knows): string[] | null {
  const pieces = text
    .split(ends)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
  if (pieces.length < 2 || pieces.length > 12) return null;
  const parts: string[] = [];
  let open = '';
  for (const piece of pieces) {
    const joined = open === '' ? piece : `${open}，${piece}`;
    const fresh = knows.matter(piece) !== null && knows.place(piece).verdict === 'sure';
    const whole = knows.matter(open) !== null && knows.place(open).verdict === 'sure';
    if (fresh && whole && bothDiffer(open, piece, knows)) {
      parts.push(open);
      open = piece;
    } else open = joined;
  }
  parts.push(open);
  return parts.length > 1 && parts.length <= MOST ? parts : null;
}

function bothDiffer(one: string, other: string, knows: Knows): boolean {
  const places = [knows.place(one), knows.place(other)] as const;
  return knows.matter(one) !== knows.matter(other) && (areApart(...places) || nameApart(...places));
}

/** A message that opens another matter by its first words, without them; else `null`. */
export function openedMatter(text: string, knows: Knows): string | null {
  const rest = text.replace(OPENER, '').trim();
  if (rest === text.trim() || rest === '') return null;
  if (ANOTHER_MATTER.test(text.trim())) return rest;
  return isMatter(rest, knows) ? rest : null;
}
