/** Brings a folder of files into a running world, as `npm run district` does, and removes it. */
import { rmSync } from 'node:fs';
import { bringDistrict, type Brought } from '../../ops/district.ts';
import type { World } from '../world.ts';
import { writeFolder } from './smallDistrict.ts';

export async function bring(world: World, files: Record<string, string>, dryRun = false): Promise<Brought> {
  const folder = writeFolder(files);
  try {
    const { db, privacy } = world.running.house;
    return await bringDistrict({ db, privacy, folder, now: new Date(), dryRun });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
