/** Names of areas that the edition in force no longer has, so that cases and figures of their day still name them. */
import type { Database } from '../db/database.ts';
import { formerEditions, type Edition } from './editions.ts';

export type FormerNames = ReadonlyMap<string, string>;

/** Reads the names once for each edition that comes into force: those of the past do not change any more. */
export function keepFormerNames(db: Database): (edition: Edition | null) => Promise<FormerNames> {
  let known: { id: string; names: FormerNames } | null = null;
  return async (edition) => {
    if (edition === null) return new Map();
    if (known?.id !== edition.id) known = { id: edition.id, names: await readFormerNames(db, edition) };
    return known.names;
  };
}

/** By code; of several names an area had, the newest. */
async function readFormerNames(db: Database, edition: Edition): Promise<FormerNames> {
  const current = new Set((await areasOf(db, edition.id)).map(({ code }) => code));
  const names = new Map<string, string>();
  for (const { id } of await formerEditions(db, edition))
    for (const { code, name } of await areasOf(db, id))
      if (!current.has(code) && !names.has(code)) names.set(code, name);
  return names;
}

function areasOf(db: Database, editionId: string): Promise<{ code: string; name: string }[]> {
  return db.read.area.findMany({ where: { editionId }, select: { code: true, name: true } });
}
