/** The evaluation as lines of a Markdown table, a row for each kind of difficulty. */
import type { Evaluation, Score, Share } from './evaluate.ts';

export function tableLines({ total, kinds, calibration }: Evaluation): string[] {
  const rows = [...kinds].sort((a, b) => b[1].texts - a[1].texts);
  return [
    '| 难点 | 文本 | 第一个就对 | “确定”对的 | “询问”含对的 | 判断恰当 |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows.map(([kind, score]) => lineOf(kind, score)),
    lineOf('**合计**', total),
    '',
    `所说的把握 → 实际对的：${calibration.map(stepWords).filter(Boolean).join('，')}`,
  ];
}

function lineOf(kind: string, { texts, first, sure, ask, verdict }: Score): string {
  return `| ${kind} | ${texts} | ${words(first)} | ${words(sure)} | ${words(ask)} | ${words(verdict)} |`;
}

function words({ right, of }: Share): string {
  return of === 0 ? '–' : `${right}/${of}（${percent(right / of)}）`;
}

function stepWords({ right, of }: Share, step: number): string {
  return of === 0 ? '' : `${step * 10}–${step * 10 + 10}%：${percent(right / of)}`;
}

function percent(rate: number): string {
  return `${(rate * 100).toFixed(1)}%`;
}
