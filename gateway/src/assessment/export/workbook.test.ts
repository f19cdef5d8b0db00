import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import { harmless, writeWorkbook, type Sheet } from './workbook.ts';

async function written(sheets: readonly Sheet[]): Promise<ExcelJS.Workbook> {
  const stream = new PassThrough();
  const [bytes] = await Promise.all([buffer(stream), writeWorkbook(stream, sheets)]);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  return book;
}

describe('a workbook', () => {
  it('holds every sheet with its titles, numbers as numbers, shares in per cent', async () => {
    const book = await written([
      {
        name: '各辖区',
        columns: [
          { title: '辖区', width: 20 },
          { title: '上报', width: 10 },
          { title: '解决率', width: 10, shows: 'percent' },
        ],
        rows: [
          ['城中街道', 12, 0.75],
          ['临港街道', 0, null],
        ],
      },
      { name: '类别/原因', columns: [{ title: '类别', width: 20 }], rows: [['噪声扰民']] },
    ]);
    expect(book.worksheets.map(({ name }) => name)).toEqual(['各辖区', '类别 原因']);
    const [sheet] = book.worksheets;
    const values = [1, 2, 3].map((number) => (sheet?.getRow(number).values as unknown[]).slice(1));
    expect(values).toEqual([
      ['辖区', '上报', '解决率'],
      ['城中街道', 12, 0.75],
      ['临港街道', 0],
    ]);
    expect(sheet?.getCell('C2').numFmt).toBe('0.0%');
  });

  test.each(['=1+1', '+8613800000000', '-2', '@SUM(A1)', '\t=1', '\r=1', '＝1'])(
    '%p is text in whatever opens it',
    (text) => expect(harmless(text)).toBe(`'${text}`),
  );
  test.each(['楼下烧烤店', '3=4', 5, -5, null])('%p stays as it is', (value) =>
    expect(harmless(value)).toBe(value),
  );

  it('writes while rows come: what reads is never more than a few rows behind', async () => {
    const stream = new PassThrough({ highWaterMark: 1024 });
    let made = 0;
    function* rows(): Iterable<string[]> {
      for (; made < 20_000; made++) yield [`第${made}件，路灯不亮`];
    }
    const done = writeWorkbook(stream, [
      { name: '案件', columns: [{ title: '件', width: 20 }], rows: rows() },
    ]);
    await new Promise((resolve) => setTimeout(resolve, 200));
    // Nobody has read yet: the writer waits instead of filling the memory.
    expect(made).toBeLessThan(20_000);
    const [bytes] = await Promise.all([buffer(stream), done]);
    expect(made).toBe(20_000);
    expect(bytes.length).toBeGreaterThan(50_000);
  });

  it('ends when the reader goes away', async () => {
    const stream = new PassThrough({ highWaterMark: 1024 });
    function* rows(): Iterable<string[]> {
      for (let n = 0; n < 1_000_000; n++) yield [`第${n}件`];
    }
    const done = writeWorkbook(stream, [
      { name: '案件', columns: [{ title: '件', width: 20 }], rows: rows() },
    ]);
    stream.destroy();
    await expect(done).rejects.toThrow(/went away/);
  });
});
