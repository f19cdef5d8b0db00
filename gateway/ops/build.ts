/** `npm run build`: the staff's console, the residents' pages and the mini-program, where stale. */
import { CONSOLE, ensureBuilt, MINI_PROGRAM, RESIDENT_PAGES } from './artefacts.ts';
import { say } from './progress.mjs';

/** Builds everything. */
export async function main(): Promise<void> {
  await ensureBuilt([CONSOLE, RESIDENT_PAGES]);
  await ensureBuilt([MINI_PROGRAM]);
  say('Built.');
}
