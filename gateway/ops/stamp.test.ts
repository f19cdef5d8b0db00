import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashOf, isFresh, markFresh, markStale } from './stamp.ts';

const folder = mkdtempSync(join(tmpdir(), 'gridline-stamp-'));
const write = (name: string, text: string): void => writeFileSync(join(folder, 'src', name), text);
const hash = (settings: string[] = []): string =>
  hashOf([join(folder, 'src'), join(folder, 'none')], settings);
mkdirSync(join(folder, 'src/deep'), { recursive: true });
beforeEach(() => write('deep/a.ts', 'one'));
afterAll(() => rmSync(folder, { recursive: true }));

test('the same sources give the same hash, whenever they were written', () => {
  const before = hash();
  write('deep/a.ts', 'two');
  expect(hash()).not.toBe(before);
  write('deep/a.ts', 'one');
  expect(hash()).toBe(before);
});

test('another setting gives another hash', () => {
  expect(hash(['https://a.example'])).not.toBe(hash(['https://b.example']));
});

test('tests and results are no sources', () => {
  const before = hash();
  write('deep/a.test.ts', 'a test');
  mkdirSync(join(folder, 'src/dist'), { recursive: true });
  write('dist/a.js', 'built');
  expect(hash()).toBe(before);
});

test('a folder is fresh from its mark on, until the sources change or the mark is taken off', () => {
  expect(isFresh(folder, hash())).toBe(false);
  markFresh(folder, hash());
  expect(isFresh(folder, hash())).toBe(true);
  write('deep/a.ts', 'two');
  expect(isFresh(folder, hash())).toBe(false);
  write('deep/a.ts', 'one');
  markStale(folder);
  expect(isFresh(folder, hash())).toBe(false);
});
