/**
 * What a text message wants, from its words and what was asked last. Pure: no clock, no database. In doubt it
 * is a new complaint, because a complaint taken for something else is lost.
 */
import { parseCaseNumber } from '@gridline/shared/caseNumber.ts';
import { readRating } from './readRating.ts';
import type { Rating } from '@gridline/shared/survey.ts';

export type Intent =
  | { kind: 'rating'; rating: Rating }
  | { kind: 'choice'; index: number }
  | { kind: 'placeAnswer'; text: string }
  | { kind: 'status'; number: string | null }
  | { kind: 'urge'; number: string | null; words: string }
  | { kind: 'supplement'; number: string | null; words: string }
  | { kind: 'withdraw'; number: string | null }
  | { kind: 'stop' }
  | { kind: 'resume' }
  | { kind: 'help' }
  | { kind: 'greeting' }
  | { kind: 'empty' }
  | { kind: 'complaint' };

/** What was asked last and is still open. */
export interface Asked {
  question: 'survey' | 'place' | null;
  /** How many numbered choices a question about the place had. */
  choices: number;
}

const DIGITS: Record<string, number> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  '①': 1,
  '②': 2,
  '③': 3,
  '④': 4,
  '⑤': 5,
};
/** “是在水景园吗？” */
const YES = /^(是|是的|是啊|对|对的|对呀|嗯|嗯嗯|没错|就是|就是那里|就是这里|是那里|是这里|yes|y)$/i;
const STOP = /^(退订|退定|td|t|stop|n)$/i;
const RESUME = /^(恢复|恢复订阅|start|kt|开通)$/i;
const HELP = /^(帮助|help|\?|怎么用)$/i;
const GREETING = /^(你好|您好|谢谢|谢谢您|谢谢你|多谢|感谢|好的|好|收到|嗯|ok|再见|辛苦了)+$/i;
const STATUS = /^(查询|查|进度|查进度|查询进度|到哪了|办得怎么样了|怎么样了)/;
const URGE = /^(催办|催一下|催|怎么还没人来|还没人来)/;
const SUPPLEMENT = /^(补充|追加)/;
const WITHDRAW = /^(撤销|撤回|取消投诉|不投诉了|撤诉)/;

export function understand(text: string, asked: Asked): Intent {
  const plain = text.normalize('NFKC').trim();
  const bare = plain.replace(/[\s,.，。!！?？~～、;；:：]+$/u, '').trim();
  if (!/[\p{L}\p{N}]/u.test(plain)) return { kind: 'empty' };
  if (STOP.test(bare)) return { kind: 'stop' };
  if (RESUME.test(bare)) return { kind: 'resume' };
  if (HELP.test(bare)) return { kind: 'help' };
  const command = readCommand(plain, text.trim());
  if (command) return command;
  if (asked.question === 'place') {
    const index = digitOf(bare);
    if (index !== null && index <= asked.choices) return { kind: 'choice', index };
    if (asked.choices === 1 && YES.test(bare)) return { kind: 'choice', index: 1 };
  }
  if (asked.question === 'survey') {
    const rating = readRating(text);
    if (rating) return { kind: 'rating', rating };
  }
  if (GREETING.test(bare)) return { kind: 'greeting' };
  if (asked.question === 'place') return { kind: 'placeAnswer', text: text.trim() };
  return { kind: 'complaint' };
}

function readCommand(plain: string, said: string): Intent | null {
  const number = numberIn(plain);
  const rest = (pattern: RegExp): string =>
    plain
      .replace(pattern, '')
      .replace(/^[\s,，:：]+/, '')
      .trim();
  // What goes into the history is what she wrote, not its comparable form.
  const wordsAfter = (pattern: RegExp): string =>
    said
      .replace(pattern, '')
      .replace(/^[\s,，:：]+/, '')
      .trim();
  const short = (pattern: RegExp, limit: number): boolean =>
    pattern.test(plain) && rest(pattern).replace(/[\d-]/g, '').length <= limit;
  if (number && plain.replace(/[\s\d-]/g, '').length === 0) return { kind: 'status', number };
  if (short(STATUS, 6)) return { kind: 'status', number };
  if (short(URGE, 20)) return { kind: 'urge', number, words: wordsAfter(URGE) };
  if (SUPPLEMENT.test(plain) && rest(SUPPLEMENT))
    return { kind: 'supplement', number, words: wordsAfter(SUPPLEMENT) };
  if (short(WITHDRAW, 6)) return { kind: 'withdraw', number };
  return null;
}

function numberIn(plain: string): string | null {
  const match = /20\d{6}[-\s]?\d{5,7}[-\s]?\d/.exec(plain);
  return match ? parseCaseNumber(match[0]) : null;
}

/** A digit in any script: 1, １, 一, ①, 第一个, 1号. */
export function digitOf(bare: string): number | null {
  const core = bare
    .replace(/^第/, '')
    .replace(/(个|号|项)$/, '')
    .trim();
  if (/^[1-9]$/.test(core)) return Number(core);
  return DIGITS[core] ?? null;
}

const NO = /^(不是|不是的|不对|不|否|都不是|没有|不在那里|不在这里|不是那里|不是这里|[1-9])$/;

/** None of the choices, and nothing more: 不是, or a digit that no choice has. */
export function saysNo(text: string): boolean {
  return NO.test(
    text
      .normalize('NFKC')
      .replace(/[\s,.，。!！~～、;；]+$/u, '')
      .trim(),
  );
}
