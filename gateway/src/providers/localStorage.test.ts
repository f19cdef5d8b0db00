import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalStorage } from './localStorage.ts';

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'photos-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

const BYTES = Buffer.from([0xff, 0xd8, 0, 1, 2]);

test('a photo comes back byte for byte, under <dataDir>/photos, readable by nobody else', async () => {
  const storage = createLocalStorage({ dataDir });
  await storage.put('2026/11/a.jpg', BYTES, 'image/jpeg');
  await expect(storage.get('2026/11/a.jpg')).resolves.toEqual(BYTES);
  const { mode } = await stat(join(dataDir, 'photos/2026/11/a.jpg'));
  expect(mode & 0o077).toBe(0);
});

test('a photo put again is replaced whole, and no draft is left behind', async () => {
  const storage = createLocalStorage({ dataDir });
  await Promise.all([1, 2, 3, 4].map((n) => storage.put('a.jpg', Buffer.alloc(100_000, n), 'image/jpeg')));
  const bytes = await storage.get('a.jpg');
  expect(bytes).toHaveLength(100_000);
  expect(new Set(bytes).size).toBe(1);
  await expect(readdir(join(dataDir, 'photos'))).resolves.toEqual(['a.jpg']);
});

test('what is not there is null', async () => {
  await expect(createLocalStorage({ dataDir }).get('none.jpg')).resolves.toBeNull();
});

test.each([
  '../a.jpg',
  'a/../../b.jpg',
  '/etc/passwd',
  'a//b',
  '.hidden',
  '',
  'a\\b',
  'a\0b',
  'ä.jpg',
  'x/'.repeat(7) + 'y',
])('the key %p is refused', async (key) => {
  const storage = createLocalStorage({ dataDir });
  await expect(storage.put(key, BYTES, 'image/jpeg')).rejects.toMatchObject({ code: 'bad_photo_key' });
  await expect(storage.get(key)).rejects.toMatchObject({ code: 'bad_photo_key' });
});
