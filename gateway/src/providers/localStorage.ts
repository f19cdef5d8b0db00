/** Photos in a folder of this machine, for one gateway or a shared disk. */
import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkPhotoKey } from './photoKey.ts';
import type { PhotoStorage } from './ports.ts';

/** Keeps photos under `<dataDir>/photos`. After `put` the file is whole and on the disk, even if power fails. */
export function createLocalStorage({ dataDir }: { dataDir: string }): PhotoStorage {
  const pathOf = (key: string): string => join(dataDir, 'photos', checkPhotoKey(key));
  return {
    put: async (key, bytes) => {
      const path = pathOf(key);
      const folder = dirname(path);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const draft = join(folder, `.${randomUUID()}.part`);
      try {
        await writeDurably(draft, bytes);
        await rename(draft, path);
        await syncFolder(folder);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },
    get: async (key) => {
      try {
        return await readFile(pathOf(key));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
    },
  };
}

async function writeDurably(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A rename is on the disk only when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
