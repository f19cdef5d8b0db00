/** An answer to the survey: a digit, words, or both. `2 还在冒烟`, `不满意，没人来过`, `解决了谢谢`. Pure. */
import type { Rating, Solved } from '@gridline/shared/survey.ts';

const MEANINGS: Record<string, { solved: Solved; satisfaction: number }> = {
  1: { solved: 'yes', satisfaction: 4 },
  2: { solved: 'no', satisfaction: 2 },
  3: { solved: 'partly', satisfaction: 3 },
  4: { solved: 'yes', satisfaction: 2 },
};
const SCRIPTS: Record<string, string> = {
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  '①': '1',
  '②': '2',
  '③': '3',
  '④': '4',
};

const SEPARATORS = /^[\s,，.。、;；:：!！]+/;

const NOT_SOLVED =
  /(没有?(得到)?解决|没有?用|未解决|没有处理|没有人来|没有?修(?!改)|还是(坏|那么|这样|一样|很[吵臭脏乱])|又开始|没办好|没办|没处理|没好|没弄好|没人管|没人来|没变化|还是老样子|还在|还有|依旧|依然|照样)/;
const PARTLY = /(部分|不彻底|解决了一半|好一点|好些了|好了一点|差不多)/;
const SOLVED =
  /(解决了|已经?解决|已经?修好|已经?处理|搞好了|办好了|处理好了|弄好了|修好了|好了|不冒烟了|干净了)/;
const DISSATISFIED = /(不满(?!足)|不太满意|很差|太差|失望|差评|不怎么样|^不好|^不行|很不好)/;
const VERY = /(非常满意|很满意|十分满意|太好了|非常好)/;
const SATISFIED = /(满意|不错|挺好|很好|表扬|感谢|谢谢|好评|还行|还可以)/;
const SAYS_WELL =
  /^(我|还|挺|比较|基本上?|总体|对.{0,8}|结果|处理|办理?|办得|得|ok|很|[,，\s])*(满意|不错|挺好|很好|好评|还行|还可以|(?<=还)(行|可以))/i;
const NOT_CONTACTED = /(没有?(人)?联系|没人联系|没联系过|没人找过我|没打电话)/;
const CONTACTED = /(联系过|联系了|打过电话|打电话来|上门|来过人|来看过)/;

/** `null`: this is no answer to the survey. Her words are kept as she wrote them. */
export function readRating(text: string): Rating | null {
  const said = text.trim();
  const plain = said.normalize('NFKC');
  const head = /^第?[1-4１-４一二三四①②③④](个|号)?/u.exec(said)?.[0] ?? '';
  const digit = [...head]
    .map((char) => SCRIPTS[char] ?? char.normalize('NFKC'))
    .find((char) => char in MEANINGS);
  const rest = said.slice(head.length);
  const meaning = digit && startsAnswer(rest, head) ? MEANINGS[digit] : undefined;
  if (meaning) {
    const words = rest.replace(SEPARATORS, '');
    const contacted = contactedBy(words) ?? (meaning.solved === 'no' ? null : true);
    return { solved: meaning.solved, satisfaction: byWords(words) ?? meaning.satisfaction, contacted, words };
  }
  const solved = solvedBy(plain);
  if (!solved) return null;
  const usual = { yes: 4, partly: 3, no: 2 }[solved];
  return { solved, satisfaction: byWords(plain) ?? usual, contacted: contactedBy(plain), words: said };
}

/** `3号楼垃圾` is a new matter, `3 还有一点` an answer: after a digit that is glued to words, they must be about the answer. */
function startsAnswer(rest: string, head: string): boolean {
  if (rest === '') return true;
  if (/^(点|直|次|切|般|样|定|天|周|年|月|回|趟|遍|群|帮)/.test(rest)) return false;
  if (SEPARATORS.test(rest)) return !/(个|号)$/.test(head);
  return solvedBy(rest) !== null || byWords(rest) !== null || contactedBy(rest) !== null;
}

function solvedBy(words: string): Solved | null {
  if (words.length > 60) return null;
  if (NOT_SOLVED.test(words)) return 'no';
  if (PARTLY.test(words) || /^一般(般|吧)*$/.test(words)) return 'partly';
  if (SOLVED.test(words)) return 'yes';
  if (DISSATISFIED.test(words)) return 'no';
  if (VERY.test(words) || SAYS_WELL.test(words)) return 'yes';
  return null;
}

function byWords(words: string): number | null {
  if (DISSATISFIED.test(words)) return 2;
  if (VERY.test(words)) return 5;
  return SATISFIED.test(words) ? 4 : null;
}

function contactedBy(words: string): boolean | null {
  if (NOT_CONTACTED.test(words)) return false;
  return CONTACTED.test(words) ? true : null;
}
