import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { matterTexts } from '../src/categories/matters.testTexts.ts';
import { main } from './categories.ts';

const folder = mkdtempSync(join(tmpdir(), 'gridline-categories-'));
const file = (name: string): string => join(folder, name);
const { learned, held } = matterTexts();
const rows = (examples: typeof learned): string =>
  examples.map(({ text, label }) => `${text}\t${label}\n`).join('');
writeFileSync(file('learn.tsv'), rows(learned));
writeFileSync(file('judge.tsv'), rows(held));

/** What the command prints. */
async function run(...args: string[]): Promise<string> {
  let printed = '';
  const argv = process.argv;
  const written = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  process.argv = ['node', 'categories', ...args];
  try {
    await main();
  } finally {
    process.argv = argv;
    written.mockRestore();
  }
  return printed;
}

afterAll(() => rmSync(folder, { recursive: true }));

test('learns, judges and suggests', async () => {
  const learning = await run('learn', file('learn.tsv'), '--out', file('model.json'));
  expect(learning).toMatch(/classes +6\n/);
  expect(learning).toMatch(new RegExp(`examples +${learned.length}\n`));
  expect(learning).toMatch(/seconds +[\d.]+\n/);
  expect(learning).toMatch(/macro-F1 +[01]\.\d{4} ± /);
  expect(learning).toContain('学习 100%');

  const judging = await run('judge', file('model.json'), file('judge.tsv'));
  expect(judging).toMatch(/accuracy +1\.0000\n/);
  expect(judging).toMatch(/犬只扰民 +5 +1\.0000 +1\.0000 +1\.0000/);
  expect(judging).toMatch(/confusion/);
  const judged = JSON.parse(await run('judge', file('model.json'), file('judge.tsv'), '--json')) as {
    macroF1: number;
    confusion: number[][];
  };
  expect(judged.macroF1).toBe(1);
  expect(judged.confusion[0]).toEqual([5, 0, 0, 0, 0, 0]);

  const suggested = await run('suggest', file('model.json'), '一单元那只泰迪见人就扑');
  expect(suggested).toMatch(/^犬只扰民 +\d+\.\d%\n凭：.*泰迪/);
});

test('a broken row is named with its reason, and nothing is written', async () => {
  writeFileSync(file('broken.tsv'), '路灯不亮\t市政\n没有制表符\n\t市政\n');
  const before = readdirSync(folder);
  await expect(run('learn', file('broken.tsv'), '--out', file('other.json'))).rejects.toMatchObject({
    code: 'rows_broken',
    details: expect.stringMatching(/第 2 行：.*\n.*第 3 行：/) as string,
  });
  expect(readdirSync(folder)).toEqual(before);
});

test.each([
  ['usage', []],
  ['usage', ['guess']],
  ['usage', ['learn', file('learn.tsv')]],
  ['usage', ['learn', file('learn.tsv'), '--out']],
  ['usage', ['judge', file('learn.tsv')]],
  ['usage', ['judge', file('model.json'), file('judge.tsv'), '--loud']],
  ['file_unreadable', ['learn', file('nowhere.tsv'), '--out', file('other.json')]],
  ['model_unreadable', ['judge', file('learn.tsv'), file('judge.tsv')]],
  ['file_unwritable', ['learn', file('learn.tsv'), '--out', join(folder, 'no', 'such', 'folder.json')]],
])('%s: %j', async (code, args) => {
  await expect(run(...args)).rejects.toMatchObject({ name: 'PlainError', code });
  expect(existsSync(file('other.json'))).toBe(false);
});

test('one class, or a class too small to be held out, is refused', async () => {
  writeFileSync(file('one.tsv'), '甲\t类\n乙\t类\n');
  await expect(run('learn', file('one.tsv'), '--out', file('other.json'))).rejects.toMatchObject({
    code: 'classes_few',
  });
  writeFileSync(file('small.tsv'), `${readFileSync(file('learn.tsv'), 'utf8')}别的\t稀有\n`);
  await expect(run('learn', file('small.tsv'), '--out', file('other.json'))).rejects.toMatchObject({
    code: 'class_small',
    details: expect.stringContaining('稀有：1 条') as string,
  });
});
