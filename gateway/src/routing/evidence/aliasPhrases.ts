/** Words that residents keep using for one place and the gazetteer does not know it by. Pure. */
import { normalise, type Normalised } from '../text/normalise.ts';
import { relationAfter } from '../text/relations.ts';

/** What was written about one matter, and by whom. */
export interface Said {
  readonly caseNumber: string;
  readonly residentId: string;
  readonly text: string;
}

export interface Phrase {
  /** In comparable form. */
  readonly words: string;
  readonly caseNumbers: readonly string[];
}

export interface PhrasesGiven {
  readonly said: readonly Said[];
  /** Texts about other places. */
  readonly elsewhere: readonly string[];
  /** Words for matters, as the categories list them. */
  readonly matters: readonly string[];
  /** Whether the gazetteer knows these words already. */
  known(words: string): boolean;
}

const TEXTS = 3;
const RESIDENTS = 2;
const SHORTEST = 2;
const LONGEST = 12;
/** More at a time would tire whoever decides. */
const MOST = 3;

/** What everybody says of any place; a name ends before and begins after it. */
const GENERAL = (
  '你好 您好 领导 请问 请 麻烦 我们 我 你们 你 咱们 他们 大家 居民 群众 业主 反映 投诉 举报 建议 希望 要求 ' +
  '半夜 夜里 夜间 晚上 凌晨 白天 早上 中午 下午 傍晚 每天 天天 昨天 今天 明天 前天 最近 现在 目前 已经 好几天 几天 多天 一直 经常 总是 老是 又 还 也 就 ' +
  '的 了 吗 呢 吧 啊 是 有人 有个 没有 没人 无人 没 不 很 太大 太吵 太脏 太臭 太多 好多 被 把 给 让 从 到 去 在 位于 住 那个 这个 那些 这些 那 这 一个 一些 ' +
  '楼下 楼上 楼道 楼顶 单元 门口 路口 路边 马路 道路 路面 人行道 小区 社区 街道 地方 位置 附近 周边 旁边 对面 里面 外面 前面 后面 中间 ' +
  '工地 饭店 餐馆 商店 商铺 店铺 超市 停车场 车库 电梯 房子 家里 孩子 老人 处理 解决 清理 维修 影响 严重 大量 很多 很大'
).split(' ');

interface Occurrences {
  readonly cases: Set<string>;
  readonly residents: Set<string>;
  /** In how many texts it stands where a name of a place would. */
  readonly placed: Set<string>;
}

/** The longest common stretches first, none part of another, at most three. */
export function aliasPhrases({ said, elsewhere, matters, known }: PhrasesGiven): Phrase[] {
  const general = new Set(GENERAL);
  const words = new Set([...matters.map((word) => normalise(word).text), ...general]);
  const found = new Map<string, Occurrences>();
  for (const { caseNumber, residentId, text } of said)
    for (const [stretch, placed] of stretchesOf(normalise(text), words, general)) {
      const seen = found.get(stretch) ?? { cases: new Set(), residents: new Set(), placed: new Set() };
      seen.cases.add(caseNumber);
      seen.residents.add(residentId);
      if (placed) seen.placed.add(caseNumber);
      found.set(stretch, seen);
    }
  const others = elsewhere.map((text) => normalise(text).text);
  const fits = [...found].filter(
    ([stretch, { cases, residents, placed }]) =>
      cases.size >= TEXTS &&
      residents.size >= RESIDENTS &&
      placed.size * 2 > cases.size &&
      !words.has(stretch) &&
      !known(stretch) &&
      others.filter((text) => text.includes(stretch)).length * 2 < cases.size,
  );
  fits.sort(
    ([a, of], [b, than]) => b.length - a.length || than.cases.size - of.cases.size || (a < b ? -1 : 1),
  );
  const chosen: Phrase[] = [];
  for (const [stretch, { cases }] of fits) {
    if (chosen.some((one) => one.words.includes(stretch))) continue;
    chosen.push({ words: stretch, caseNumbers: [...cases].sort() });
    if (chosen.length === MOST) break;
  }
  return chosen;
}

/** Every stretch of Chinese characters without general words, and whether it stands where a name would. */
function stretchesOf(
  text: Normalised,
  words: ReadonlySet<string>,
  general: ReadonlySet<string>,
): Map<string, boolean> {
  const { text: units, breaks } = text;
  const longest = Math.max(...[...words].map(({ length }) => length));
  const wordAt = (at: number, within: ReadonlySet<string>): boolean => {
    for (let length = 1; length <= longest; length++)
      if (within.has(units.slice(at, at + length))) return true;
    return false;
  };
  const inGeneral = coverage(units, general, longest);
  const cut = (at: number): boolean =>
    at <= 0 || at >= units.length || breaks[at] !== 0 || inGeneral.has(at) || !HAN.test(units.charAt(at));
  const begins = (at: number): boolean =>
    at === 0 || breaks[at] !== 0 || inGeneral.has(at - 1) || !HAN.test(units.charAt(at - 1));
  const ends = (at: number): boolean => cut(at) || wordAt(at, words) || relationAfter(units, at) !== null;
  const found = new Map<string, boolean>();
  for (let start = 0; start < units.length; start++) {
    if (inGeneral.has(start) || !HAN.test(units.charAt(start))) continue;
    for (let end = start + 1; end <= units.length && end - start <= LONGEST; end++) {
      if (end - start >= SHORTEST) {
        const stretch = units.slice(start, end);
        if (!endsWithWord(stretch, words))
          found.set(stretch, found.get(stretch) === true || (begins(start) && ends(end)));
      }
      if (cut(end)) break;
    }
  }
  return found;
}

const HAN = /\p{Script=Han}/u;

/** 老船厂垃圾: the matter is no part of the name. */
function endsWithWord(stretch: string, words: ReadonlySet<string>): boolean {
  for (let from = 0; from < stretch.length; from++) if (words.has(stretch.slice(from))) return true;
  return false;
}

/** The units that belong to some of these words. */
function coverage(units: string, words: ReadonlySet<string>, longest: number): Set<number> {
  const covered = new Set<number>();
  for (let start = 0; start < units.length; start++)
    for (let length = 1; length <= longest && start + length <= units.length; length++)
      if (words.has(units.slice(start, start + length)))
        for (let at = start; at < start + length; at++) covered.add(at);
  return covered;
}
