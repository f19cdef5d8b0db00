import { readExamples } from './readExamples.ts';

test('reads text and class, with or without a byte order mark, whatever ends the lines', () => {
  const wanted = [
    { text: '路灯不亮', label: '市政' },
    { text: '油烟太大', label: '环保' },
  ];
  expect(readExamples('路灯不亮\t市政\n油烟太大\t环保').examples).toEqual(wanted);
  expect(readExamples('\ufeff路灯不亮\t市政\r\n油烟太大\t环保\r\n\r\n').examples).toEqual(wanted);
  expect(readExamples('')).toEqual({ examples: [], broken: [] });
});

test('names every broken row and why', () => {
  const { broken } = readExamples('好\t类\n没有制表符\n\t类\n文\t\n\n文\t类\t多\n乱\ufffd\t类\n好\t类\n');
  expect(broken.map(({ row }) => row)).toEqual([2, 3, 4, 5, 6, 7]);
  expect(broken.map(({ why }) => why).join()).toMatch(/制表符.*没有文本.*没有类别.*空行.*2 个制表符.*乱码/);
});
