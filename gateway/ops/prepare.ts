/** Brings what is made from sources up to date. Cheap where nothing changed. */
import { CONSOLE, ensureBuilt, RESIDENT_PAGES } from './artefacts.ts';
import { ensureClients } from './databaseClients.ts';

/** @param wanted `pages`: the console and the resident pages, too */
export async function prepare(wanted: { pages: boolean }): Promise<void> {
  await ensureClients();
  if (wanted.pages) await ensureBuilt([CONSOLE, RESIDENT_PAGES]);
}
