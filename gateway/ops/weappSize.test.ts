import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mainPackageSize } from './weappSize.ts';

const folder = mkdtempSync(join(tmpdir(), 'gridline-weapp-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('sub-packages do not count', () => {
  const app = JSON.stringify({ pages: ['pages/report'], subPackages: [{ root: 'staff' }] });
  writeFileSync(join(folder, 'app.json'), app);
  for (const [part, bytes] of [
    ['pages', 100],
    ['staff', 5_000],
    ['staffed', 10],
  ] as const) {
    mkdirSync(join(folder, part));
    writeFileSync(join(folder, part, 'index.js'), 'x'.repeat(bytes));
  }
  expect(mainPackageSize(folder)).toBe(app.length + 110);
});
