import { z } from 'zod';
import { count, day, list, orNull, phone, text, yesNo } from './cells.ts';
import { readCsv } from './csvTable.ts';

const schema = z.object({ name: text(5), size: orNull(count(1, 9)), words: list });

function read(content: string | Uint8Array): { rows: unknown[]; told: string[] } {
  const told: string[] = [];
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const rows = readCsv({ bytes, schema, tell: (row, sentence) => told.push(`${row}:${sentence}`) });
  return { rows, told };
}

describe('a CSV file', () => {
  it('is read in any order of columns, with a byte order mark, CRLF, quotes and blank rows', () => {
    const { rows, told } = read('\u{feff}words,name\r\n"a|b, c| a",甲\r\n,\r\n|,"乙\n丙"\r\n');
    expect(told).toEqual([]);
    expect(rows).toEqual([
      { row: 2, value: { name: '甲', size: null, words: ['a', 'b, c'] } },
      { row: 4, value: { name: '乙\n丙', size: null, words: [] } },
    ]);
  });

  test.each([
    ['a cell that may not be empty', 'name,size\n,3\n甲,4\n', ['2:name不能空着。'], 1],
    ['a number out of range', 'name,size\n甲,12\n', ['2:size“12”要在 1 和 9 之间。'], 0],
    [
      'two wrong cells',
      'name,size\n甲乙丙丁戊己,x\n',
      ['2:name“甲乙丙丁戊己”太长了，最多 5 个字。', '2:size“x”要写成整数。'],
      0,
    ],
    ['a comma too many', 'name,size\n甲,1,2\n', [expect.stringContaining('2:有 3 格')], 0],
    ['a missing column', 'size\n3\n', ['1:表头里缺少 name。'], 0],
    ['a strange column', 'name,sise\n甲,3\n', [expect.stringContaining('“sise”不认识')], 0],
    ['an open quote', 'name,size\n"甲,3\n', [expect.stringContaining('引号')], 0],
    ['nothing', '', [expect.stringContaining('是空的')], 0],
  ])('with %s is told of', (_, content, sentences, kept) => {
    const { rows, told } = read(content);
    expect(told).toEqual(sentences);
    expect(rows).toHaveLength(kept);
  });

  it('in another encoding is told of', () => {
    expect(read(Uint8Array.of(0xbc, 0xd7, 0x0a)).told).toEqual([expect.stringContaining('UTF-8')]);
  });
});

describe('a cell', () => {
  test.each([
    ['0580-2345678', '+865802345678'],
    ['138 0000 0001', '+8613800000001'],
    ['123', undefined],
  ])('with the phone %s', (cell, expected) => {
    expect(phone.safeParse(cell).data).toBe(expected);
  });
  test.each([
    ['2026-05-06', '2026-05-05T16:00:00.000Z'],
    ['2026/5/6', '2026-05-05T16:00:00.000Z'],
    ['2026-02-30', undefined],
    ['2026-13-01', undefined],
    ['下个月', undefined],
  ])('with the day %s is its midnight in Beijing', (cell, expected) => {
    expect(day.safeParse(cell).data?.toISOString()).toBe(expected);
  });
  test.each([
    ['是', true],
    ['No', false],
    ['也许', undefined],
  ])('with %s as yes or no', (cell, expected) => {
    expect(yesNo.safeParse(cell).data).toBe(expected);
  });
});
