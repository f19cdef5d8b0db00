/** Examples as a file has them: a text, a tab, its class; one a row, UTF-8. */
import type { Example } from './corpus.ts';

export interface BrokenRow {
  /** Counted from 1. */
  readonly row: number;
  readonly why: string;
}

/** @returns all examples, and every row that is none with the reason; only the end of the file may be empty. */
export function readExamples(content: string): { examples: Example[]; broken: BrokenRow[] } {
  const examples: Example[] = [];
  const broken: BrokenRow[] = [];
  const lines = content
    .replace(/^\ufeff/u, '')
    .replace(/\s*$/u, '')
    .split(/\r?\n/u);
  if (lines.length === 1 && lines[0] === '') return { examples, broken };
  lines.forEach((line, index) => {
    const cells = line.split('\t');
    const why = whyBroken(line, cells);
    if (why) broken.push({ row: index + 1, why });
    else examples.push({ text: (cells[0] ?? '').trim(), label: (cells[1] ?? '').trim() });
  });
  return { examples, broken };
}

function whyBroken(line: string, cells: readonly string[]): string | null {
  if (line.trim() === '') return '是空行';
  if (line.includes('\ufffd')) return '有乱码，文件要用 UTF-8 编码';
  if (cells.length < 2) return '没有制表符，应为“文本<制表符>类别”';
  if (cells.length > 2) return `有 ${cells.length - 1} 个制表符，只能有一个`;
  if ((cells[0] ?? '').trim() === '') return '没有文本';
  if ((cells[1] ?? '').trim() === '') return '没有类别';
  return null;
}
