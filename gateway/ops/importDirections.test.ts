import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import config from '../../eslint.config.js';
import { refusal, ROOMS } from './importDirections.js';

const root = new URL('../../', import.meta.url).pathname;

/** The messages that the project's own configuration has for a text, were it in that file. */
function lint(file: string, text: string): string[] {
  const withoutTypes = [
    ...config,
    { files: ['**/*.ts', '**/*.tsx'], ...tseslint.configs.disableTypeChecked },
    { files: ['**/*.ts', '**/*.tsx'], languageOptions: { parserOptions: { projectService: false } } },
  ] as Linter.Config[];
  const linter = new Linter({ cwd: root, configType: 'flat' });
  return linter
    .verify(text, withoutTypes, `${root}${file}`)
    .map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

const use = (specifier: string) => `import { x } from '${specifier}';\nx();\n`;
const useType = (specifier: string) => `import type { X } from '${specifier}';\nexport const x: X = 1;\n`;

describe('a wrong import fails', () => {
  test.each([
    ['gateway/src/cases/x.ts', use('../intake/file.ts'), 'downward only: cases may not import intake'],
    ['gateway/src/cases/x.ts', useType('../intake/file.ts'), 'downward only'],
    ['gateway/src/cases/x.ts', use('../assessment/rates.ts'), 'downward only'],
    ['gateway/src/db/deep/x.ts', use('../../privacy/seal.ts'), 'downward only: db may not import privacy'],
    ['gateway/src/clock.ts', use('./http/health.ts'), 'may not import http'],
    ['gateway/src/cases/x.ts', use('../areas/../intake/file.ts'), 'downward only'],
    ['gateway/src/cases/x.ts', `export * from '../main.ts';`, 'downward only'],
    ['gateway/src/cases/x.ts', `export { x } from '../app.ts';`, 'downward only'],
    ['gateway/src/cases/x.ts', `export const x = await import('../dialogue/x.ts');`, 'downward only'],
    ['gateway/src/cases/x.ts', `export type X = import('../dialogue/x.ts').X;`, 'downward only'],
    ['gateway/src/errors.ts', use('./cases/advance.ts'), 'may not import cases'],
    ['gateway/src/notices/x.ts', use('../providers/aliyunSms.ts'), 'takes a port as an argument'],
    ['gateway/src/notices/x.ts', useType('../providers/aliyunSms.ts'), 'takes a port as an argument'],
    ['gateway/src/notices/x.ts', use('../providers/ports.ts'), '`import type`'],
    ['gateway/src/http/resident/x.ts', use('../../providers/wechat.ts'), 'takes a port as an argument'],
    ['gateway/src/providers/x.ts', use('../cases/advance.ts'), 'may not import cases'],
    ['gateway/src/cases/x.ts', use('koa'), 'Koa'],
    ['gateway/src/cases/x.ts', use('@koa/router'), 'Koa'],
    ['gateway/src/cases/x.ts', use('../../test/world.ts'), 'not gateway/test'],
    ['gateway/src/cases/x.ts', use('../../sandbox/main.ts'), 'not gateway/sandbox'],
    ['gateway/src/main.ts', use('../ops/start.ts'), 'not gateway/ops'],
    ['gateway/sandbox/x.ts', use('../src/cases/advance.ts'), 'not cases'],
    ['gateway/sandbox/x.ts', use('../test/world.ts'), 'not gateway/test'],
    ['prisma/seed/x.ts', use('../../gateway/src/http/x.ts'), 'not http'],
    ['shared/src/x.ts', use('dayjs'), 'shared depends on'],
    ['shared/src/x.ts', use('node:crypto'), 'shared depends on'],
    ['shared/src/x.ts', use('zodiac'), 'shared depends on'],
    ['shared/src/x.ts', use('../../gateway/src/env.ts'), 'not gateway/src'],
    ['gateway/console/src/x.ts', use('../../src/cases/advance.ts'), 'not gateway/src'],
    ['gateway/console/src/x.ts', use('@gridline/gateway/src/env.ts'), 'gateway/console may import'],
    ['miniprogram/src/x.ts', use('../../gateway/src/env.ts'), 'not gateway/src'],
    ['miniprogram/src/x.ts', use('../../shared/../prisma/migrate.ts'), 'not prisma'],
  ])('%s: %s', (file, text, expected) => {
    expect(lint(file, text)).toEqual([expect.stringContaining(expected)]);
  });
});

describe('a right import passes', () => {
  test.each([
    ['gateway/src/main.ts', use('./providers/aliyunSms.ts')],
    ['gateway/src/main.ts', use('koa')],
    ['gateway/src/http/webhooks/aliyun.ts', use('../../providers/aliyunPush.ts')],
    ['gateway/src/http/x.ts', use('@koa/router')],
    ['gateway/src/intake/x.ts', use('../cases/advance.ts')],
    ['gateway/src/assessment/x.ts', use('../cases/read.ts')],
    ['gateway/src/cases/x.ts', use('../db/transaction.ts')],
    ['gateway/src/cases/x.ts', use('../errors.ts')],
    ['gateway/src/notices/x.ts', useType('../providers/ports.ts')],
    ['gateway/src/providers/x.ts', use('./ports.ts')],
    ['gateway/src/cases/x.ts', use('@gridline/shared/workflow.ts')],
    ['gateway/sandbox/x.ts', use('../src/providers/aliyunSign.ts')],
    ['gateway/src/cases/x.test.ts', use('../../test/world.ts')],
    ['gateway/test/stories/x.test.ts', use('../../src/main.ts')],
    ['shared/src/x.ts', use('libphonenumber-js/max')],
    ['gateway/console/src/x.ts', use('antd')],
    ['miniprogram/src/pages/report/x.ts', use('../../api/send.ts')],
    ['miniprogram/src/x.ts', use('@gridline/shared/labels.ts')],
  ])('%s: %s', (file, text) => {
    expect(lint(file, text)).toEqual([]);
  });
});

test('every pair of rooms may import in one direction at most', () => {
  for (const room of ROOMS) {
    for (const other of ROOMS) {
      if (room === other) continue;
      const may = (from: string, to: string) =>
        refusal({ from: `gateway/src/${from}/x.ts`, specifier: `../${to}/y.ts`, typeOnly: false }) === null;
      expect([room, other, may(room, other) && may(other, room)]).toEqual([room, other, false]);
    }
  }
});

describe('raw SQL', () => {
  const texts = [
    'export const q = `SELECT id FROM Area`;',
    'export const q = "INSERT IGNORE INTO Area VALUES (1)";',
    'export const q = (id: string) => `DELETE FROM Area WHERE id = ${id}`;',
    "export const q = 'UPDATE Area SET name = 1';",
    'export const q = (db: { $queryRaw: unknown }) => db.$queryRaw;',
  ];
  test.each(texts)('is refused in a room: %s', (text) => {
    expect(lint('gateway/src/cases/x.ts', text)).toEqual([expect.stringContaining('no-restricted-syntax')]);
  });
  test.each(texts)('is at home in db: %s', (text) => {
    expect(lint('gateway/src/db/x.ts', text)).toEqual([]);
  });
});

test.each([
  ['let x: any = 1;\nx = 2;\nexport { x };', 'no-explicit-any'],
  ['// @ts-ignore\nexport const x = 1;', 'ban-ts-comment'],
  ['// eslint-disable-next-line eqeqeq\nexport const x = (a: number) => a == 1;', 'eqeqeq'],
  ['console.log(1);', 'no-console'],
  ['export const x = () => { try { JSON.parse("1"); } catch {} };', 'no-empty'],
  ['export const x = 1;\n'.repeat(1) + '\n'.repeat(301), 'max-lines'],
])('the house rule holds: %#', (text, rule) => {
  expect(lint('gateway/src/cases/x.ts', text)).toContainEqual(expect.stringContaining(rule));
});
