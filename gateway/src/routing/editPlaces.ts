/**
 * Adds, changes and removes one place name. Each edit puts a new version of the reference data in the same change,
 * so that every process knows it within 5 s, and no two edits are decided upon the same state.
 */
import type { z } from 'zod';
import type { placeFieldsSchema } from '@gridline/shared/routingApi.ts';
import { DuplicateRow, insert, remove, StaleRow, update, type Write } from '../db/change.ts';
import type { Database } from '../db/database.ts';
import type { PlaceName } from '../db/generated/mysql/client.ts';
import { newId } from '../db/ids.ts';
import { badRequest, conflict, notFound } from '../errors.ts';
import type { House } from '../house.ts';
import { ATLAS_VERSION } from './atlasKeeper.ts';
import { normaliseName } from './text/normalise.ts';

export type PlaceFields = z.output<typeof placeFieldsSchema>;

interface By {
  staffId: string;
}

/** Names of one character are in every text. */
export const SHORTEST_NAME = 2;
/** Others edit at the same time; each of them is done at once. */
const TRIES = 8;

/** @throws place_exists (409), and what `checked` throws */
export async function addPlace(
  house: House,
  { fields, staffId }: By & { fields: PlaceFields },
): Promise<PlaceName> {
  const row: PlaceName = { id: newId(), ...columnsOf(checked(house, fields)), version: 0 };
  await commit(
    house,
    { action: 'place-add', subject: row.name, detail: numbersOf(row), staffId },
    async () => {
      const { name, gridCode, numberFrom, numberTo, side, lng, lat } = row;
      const same = await house.db.read.placeName.findFirst({
        where: { name, gridCode, numberFrom, numberTo, side, lng, lat },
      });
      if (same) throw conflict('place_exists', '地名库里已经有完全相同的地名，不用再加。');
      return [insert('PlaceName', row)];
    },
  );
  return row;
}

/** @throws place_unknown (404), place_changed (409), and what `checked` throws */
export async function changePlace(
  house: House,
  { id, version, fields, staffId }: By & { id: string; version: number; fields: PlaceFields },
): Promise<PlaceName> {
  const row: PlaceName = { id, ...columnsOf(checked(house, fields)), version: version + 1 };
  const before = await standing(house.db, id, version);
  const detail = before.name === row.name ? numbersOf(row) : `原名“${before.name}”`;
  await commit(house, { action: 'place-change', subject: row.name, detail, staffId }, async () => {
    await standing(house.db, id, version);
    const { id: _, ...set } = row;
    return [update('PlaceName', { where: { id, version }, set, expect: 1 })];
  });
  return row;
}

/** What speaks of the place elsewhere (cases, corrections, proposals) keeps its words. @throws place_unknown, place_changed */
export async function removePlace(
  house: House,
  { id, version, staffId }: By & { id: string; version: number },
): Promise<void> {
  const { name } = await standing(house.db, id, version);
  await commit(house, { action: 'place-remove', subject: name, detail: '', staffId }, async () => {
    await standing(house.db, id, version);
    return [remove('PlaceName', { where: { id, version }, expect: 1 })];
  });
}

async function standing(db: Database, id: string, version: number): Promise<PlaceName> {
  const row = await db.read.placeName.findUnique({ where: { id } });
  if (!row) throw notFound('place_unknown', '没有找到这个地名，可能已经被删掉了。');
  if (row.version !== version) throw placeChanged();
  return row;
}

const placeChanged = (): Error =>
  conflict('place_changed', '刚才有人改过这个地名，请刷新后在新的内容上再改。');

/** @throws StaleRow of the setting turned into another try; place_changed, busy (409) */
async function commit(
  house: House,
  entry: { action: string; subject: string; detail: string; staffId: string },
  writesOf: () => Promise<Write[]>,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const current = await house.db.read.setting.findUnique({ where: { key: ATLAS_VERSION } });
    const auditId = newId();
    try {
      await house.db.submit({
        key: { table: 'AuditEntry', column: 'id', value: auditId },
        writes: [
          newVersion(current?.value),
          insert('AuditEntry', { id: auditId, at: house.clock.now(), ...entry }),
          ...(await writesOf()),
        ],
      });
      return;
    } catch (error) {
      if (error instanceof StaleRow && error.table === 'PlaceName') throw placeChanged();
      if (!(error instanceof StaleRow || error instanceof DuplicateRow)) throw error;
      if (attempt === TRIES) throw conflict('atlas_busy', '现在有很多人在改地名或区域，请稍后再试。');
    }
  }
}

/** Refused with `StaleRow` when the reference data is no longer what it was when it was looked at. */
export function newVersion(current: string | undefined): Write {
  const value = newId();
  if (current === undefined) return insert('Setting', { key: ATLAS_VERSION, value });
  return update('Setting', { where: { key: ATLAS_VERSION, value: current }, set: { value }, expect: 1 });
}

/**
 * A place must be of use: found by its name, and in some grid.
 * @throws place_name_short, grid_unknown, place_outside, numbers_reversed (400)
 */
function checked({ atlas }: House, fields: PlaceFields): PlaceFields {
  const { areas } = atlas();
  const { name, gridCode, numberFrom, numberTo } = fields;
  if (normaliseName(name).length < SHORTEST_NAME)
    throw badRequest('place_name_short', '名称至少要有两个字，否则什么诉求里都会出现。');
  if (gridCode !== null && (areas.get(gridCode) === null || areas.children(gridCode).length > 0))
    throw badRequest('grid_unknown', `${gridCode} 不是现行网格的编码，请核对，或者空着由坐标决定。`);
  if (gridCode === null && areas.ownerOf(fields) === null)
    throw badRequest('place_outside', '这个位置不在任何网格里，请核对坐标，或者写明网格。');
  if (numberFrom !== null && numberTo !== null && numberFrom > numberTo)
    throw badRequest('numbers_reversed', `门牌从 ${numberFrom} 到 ${numberTo}，前面的比后面的大。`);
  return fields;
}

function columnsOf({ aliases, ...fields }: PlaceFields): Omit<PlaceName, 'id' | 'version'> {
  const others = [...new Set(aliases)].filter((alias) => alias !== fields.name);
  return { ...fields, aliases: JSON.stringify(others) };
}

function numbersOf({ numberFrom, numberTo, gridCode }: PlaceName): string {
  const numbers = numberFrom === null && numberTo === null ? '' : `${numberFrom ?? ''}–${numberTo ?? ''}号`;
  return [numbers, gridCode ? `网格 ${gridCode}` : ''].filter(Boolean).join('，');
}
