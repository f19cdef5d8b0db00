/** A judgement as lines for a terminal: a row for every class, and what was taken for what. */
import type { Judged } from '../src/categories/judge.ts';

export const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

/** Chinese characters are two columns wide. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (/[\u1100-\uffdc]/u.test(character) ? 2 : 1), 0);
const left = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));
const right = (text: string, width: number): string => ' '.repeat(Math.max(0, width - widthOf(text))) + text;

const nameWidth = ({ classes }: Judged): number =>
  Math.max(5, ...classes.map(({ label }) => widthOf(label))) + 2;

/** Precision, recall and F1 by class. */
export function judgedLines(judged: Judged): string[] {
  const width = nameWidth(judged);
  const row = (name: string, ...cells: string[]): string =>
    left(name, width) + cells.map((cell) => right(cell, 11)).join('');
  return [
    '',
    row('class', 'texts', 'precision', 'recall', 'F1'),
    ...judged.classes.map(({ label, texts, precision, recall, f1 }) =>
      row(label, String(texts), precision.toFixed(4), recall.toFixed(4), f1.toFixed(4)),
    ),
    '',
  ];
}

/** Rows are what was meant, columns what it was taken for, by number. */
export function confusionLines(judged: Judged): string[] {
  const width = nameWidth(judged) + 4;
  const cell = Math.max(5, String(judged.texts).length + 2);
  const numbered = judged.classes.map(({ label }, index) => `${right(String(index + 1), 3)} ${label}`);
  return [
    'confusion (row: meant; column: taken for)',
    left('', width) + judged.classes.map((_, index) => right(String(index + 1), cell)).join(''),
    ...judged.confusion.map(
      (counts, index) =>
        left(numbered[index] ?? '', width) +
        counts.map((count) => right(count === 0 ? '·' : String(count), cell)).join(''),
    ),
  ];
}
