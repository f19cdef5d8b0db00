/** Aliases that corrections speak for: waiting for a decision, and decided. */
import type { AliasProposalView } from '@gridline/shared/routingApi.ts';
import { insert, put, StaleRow, update, type Write } from '../../db/change.ts';
import type { AliasProposal, PlaceName } from '../../db/generated/mysql/client.ts';
import { newId } from '../../db/ids.ts';
import { conflict, notFound } from '../../errors.ts';
import type { House } from '../../house.ts';
import { ATLAS_VERSION } from '../../routing/atlasKeeper.ts';
import { gridOf } from '../../routing/reading/options.ts';
import { placeKnownAs } from '../../routing/evidence/placeMeant.ts';

const MOST_SHOWN = 200;

/** Open ones, what most cases speak for first. */
export async function openProposals(house: House): Promise<AliasProposalView[]> {
  const { areas } = house.atlas();
  const rows = await house.db.read.aliasProposal.findMany({
    where: { state: 'open' },
    orderBy: [{ support: 'desc' }, { createdAt: 'asc' }],
    take: MOST_SHOWN,
  });
  return rows.map(({ id, phrase, placeId, placeName, support, caseNumbers, createdAt }) => {
    const place = placeKnownAs(placeId, placeName, house.atlas());
    const gridCode = place ? gridOf(place, areas) : null;
    return {
      id,
      phrase,
      placeId,
      placeName,
      gridName: areas.get(gridCode ?? '')?.name ?? null,
      support,
      caseNumbers: JSON.parse(caseNumbers) as string[],
      createdAt: createdAt.toISOString(),
    };
  });
}

/**
 * Approved, the place gets the alias and every process knows it within 5 s.
 * Throws 404 `proposal_unknown`, 409 `proposal_decided` or `place_changed`.
 */
export async function decideProposal(
  house: House,
  given: { id: string; approve: boolean; staffId: string },
): Promise<void> {
  const { id, approve, staffId } = given;
  const row = await house.db.read.aliasProposal.findUnique({ where: { id } });
  if (!row) throw notFound('proposal_unknown', '没有这条别名建议，请刷新后再看。');
  if (row.state !== 'open') throw decided();
  const now = house.clock.now();
  const state = approve ? 'approved' : 'rejected';
  const settled = update('AliasProposal', {
    where: { id, state: 'open' },
    set: { state, decidedAt: now, decidedBy: staffId },
    expect: 1,
  });
  const entry = insert('AuditEntry', {
    id: newId(),
    at: now,
    staffId,
    action: `alias-${state}`,
    subject: row.placeName,
    detail: row.phrase,
  });
  try {
    await house.db.submit({ writes: [settled, ...(approve ? await adding(house, row) : []), entry] });
  } catch (error) {
    if (!(error instanceof StaleRow)) throw error;
    throw error.table === 'PlaceName' ? placeChanged() : decided();
  }
}

async function adding(house: House, { phrase, placeId, placeName }: AliasProposal): Promise<Write[]> {
  const place = await placeNow(house, placeId, placeName);
  if (!place) throw placeChanged();
  const aliases = JSON.parse(place.aliases) as string[];
  if (aliases.includes(phrase)) return [];
  return [
    update('PlaceName', {
      where: { id: place.id, version: place.version },
      set: { aliases: JSON.stringify([...aliases, phrase]), version: place.version + 1 },
      expect: 1,
    }),
    put('Setting', { key: ATLAS_VERSION, value: newId() }),
  ];
}

/** By its id, or after an import the only one of this name. */
async function placeNow(house: House, id: string, name: string): Promise<PlaceName | null> {
  const { read } = house.db;
  const place = await read.placeName.findUnique({ where: { id } });
  if (place) return place;
  const [only, ...more] = await read.placeName.findMany({ where: { name }, take: 2 });
  return only && more.length === 0 ? only : null;
}

const decided = (): Error => conflict('proposal_decided', '这条别名建议刚刚已经有人处理了，请刷新后再看。');
const placeChanged = (): Error => conflict('place_changed', '这个地名刚刚被改动或删除了，请刷新后再决定。');
