import { checkNode, isInstalled } from './install.mjs';

const lock = {
  packages: {
    '': { version: '1.0.0' },
    gateway: { version: '1.0.0' },
    'node_modules/koa': { version: '3.3.0' },
    'node_modules/@gridline/gateway': { link: true },
    'node_modules/@swc/core-win32-x64-msvc': { version: '1.0.0', optional: true },
  },
};

test('Node older than package.json asks for is refused in one sentence', () => {
  expect(() => checkNode('18.20.4')).toThrow(/needs Node\.js 20\.19 or newer and this is 18\.20\.4/);
  expect(() => checkNode('20.18.9')).toThrow();
  for (const version of ['20.19.0', '22.0.0', process.versions.node])
    expect(() => checkNode(version)).not.toThrow();
});

test('what lacks but belongs to another platform does not ask for an installation', () => {
  const record = {
    packages: { 'node_modules/koa': { version: '3.3.0' }, 'node_modules/@gridline/gateway': { link: true } },
  };
  expect(isInstalled(lock, record)).toBe(true);
});

test.each([
  ['a package is missing', { 'node_modules/@gridline/gateway': { link: true } }],
  [
    'a package has another version',
    { 'node_modules/koa': { version: '3.2.0' }, 'node_modules/@gridline/gateway': { link: true } },
  ],
  ['a workspace is not linked', { 'node_modules/koa': { version: '3.3.0' } }],
])('an installation is due when %s', (_, packages) => {
  expect(isInstalled(lock, { packages })).toBe(false);
});
