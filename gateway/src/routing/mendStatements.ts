/** Takes stale statements of grids out of the gazetteer, so that from now on the places' points decide. */
import { insert, put, update } from '../db/change.ts';
import { newId } from '../db/ids.ts';
import type { House } from '../house.ts';
import { ATLAS_VERSION } from './atlasKeeper.ts';

const TOGETHER = 500;

/** Safe to run twice: a row that was edited meanwhile keeps what it says. @returns how many were stale */
export async function mendStatements(house: House): Promise<number> {
  const stale = house.atlas().staleStatements;
  for (let at = 0; at < stale.length; at += TOGETHER) {
    const some = stale.slice(at, at + TOGETHER);
    await house.db.submit({
      writes: [
        ...some.map(({ id, version }) =>
          update('PlaceName', { where: { id, version }, set: { gridCode: null, version: version + 1 } }),
        ),
        insert('AuditEntry', {
          id: newId(),
          at: house.clock.now(),
          action: 'place-restated',
          subject: house.atlas().editionId ?? '',
          detail: `划分调整后，${some.length} 个地名原来写明的网格不再对，改按位置认定`,
        }),
        put('Setting', { key: ATLAS_VERSION, value: newId() }),
      ],
    });
  }
  return stale.length;
}
