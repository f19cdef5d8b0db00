/** How a stretch of text differs from a name, and which part of a name people know it by. */
import { soundOf } from '../../chinese/hanzi.ts';

export type Slip = 'sound' | 'changed' | 'missing' | 'extra' | 'swapped';

/** A name shorter than this may not lack a character. */
const SHORTEST_WITH_GAP = 4;

/**
 * How `text[start … end)` differs from the name by one slip; `null` when it is the name, or farther from it.
 * `at` is the index in the name of what differs.
 */
export function compare(
  name: string,
  text: string,
  start: number,
  end: number,
): { slip: Slip; at: number } | null {
  const length = end - start;
  const at = firstDifference(name, text, start, end);
  if (name.length === length) {
    if (at === length) return null;
    if (sameSounds(name, text, start)) return { slip: 'sound', at: 0 };
    if (endsAlike(name, at + 1, text, start + at + 1)) return { slip: 'changed', at };
    const crossed = name[at] === text[start + at + 1] && name[at + 1] === text[start + at];
    return crossed && endsAlike(name, at + 2, text, start + at + 2) ? { slip: 'swapped', at } : null;
  }
  if (name.length === length + 1 && name.length >= SHORTEST_WITH_GAP)
    return endsAlike(name, at + 1, text, start + at) ? { slip: 'missing', at } : null;
  if (name.length + 1 === length && at > 0 && at < name.length)
    return endsAlike(name, at, text, start + at + 1) ? { slip: 'extra', at } : null;
  return null;
}

/** Whether the name from `nameFrom` on stands in the text from `textFrom` on. */
function endsAlike(name: string, nameFrom: number, text: string, textFrom: number): boolean {
  for (let at = nameFrom; at < name.length; at++)
    if (name.charCodeAt(at) !== text.charCodeAt(textFrom + at - nameFrom)) return false;
  return true;
}

function firstDifference(name: string, text: string, start: number, end: number): number {
  const limit = Math.min(name.length, end - start);
  let at = 0;
  while (at < limit && name.charCodeAt(at) === text.charCodeAt(start + at)) at += 1;
  return at;
}

function sameSounds(name: string, text: string, start: number): boolean {
  for (let at = 0; at < name.length; at++)
    if (soundOf(name.charCodeAt(at)) !== soundOf(text.charCodeAt(start + at))) return false;
  return true;
}

/** General words at the end of names; what stands before them is what people remember. */
const GENERAL = (
  '大道 路 大街 街 巷 弄 胡同 小区 花园 家园 新村 公寓 公园 广场 小学 中学 幼儿园 菜市场 农贸市场 市场 大厦 医院 宿舍 派出所 ' +
  '公司 中心 超市 码头 学校 车站 站 厂 桥 楼 院 所 局 店 馆 庙 寺 场 苑 园 村 里 府 居 坊 庭 湾 城'
).split(' ');
const GENERAL_BY_LAST = new Map<string, string[]>();
for (const word of [...GENERAL].sort((a, b) => b.length - a.length)) {
  const last = word.slice(-1);
  GENERAL_BY_LAST.set(last, [...(GENERAL_BY_LAST.get(last) ?? []), word]);
}

/** Length of a name without the general word at its end: 2 for 解放路, 4 for 锦绣江南. */
export function stemLength(name: string): number {
  const numbered = /[\d号楼]$/u.test(name) ? /\d+号?楼?$/u.exec(name) : null;
  if (numbered) return stemLength(name.slice(0, numbered.index));
  const endings = GENERAL_BY_LAST.get(name.slice(-1)) ?? [];
  const ending = endings.find((word) => name.length > word.length && name.endsWith(word));
  return name.length - (ending?.length ?? 0);
}

/** Whether these words are a general word themselves. */
export function isGeneral(words: string): boolean {
  return (GENERAL_BY_LAST.get(words.slice(-1)) ?? []).includes(words);
}

const WAYS = /[路街巷道弄]$/u;
const HOMES = /[园苑村里府居坊庭湾城庄]$/u;

/** Whether two last characters of names are of one sort: 路 and 街, 园 and 苑. */
export function sameSort(a: string, b: string): boolean {
  return (WAYS.test(a) && WAYS.test(b)) || (HOMES.test(a) && HOMES.test(b));
}
