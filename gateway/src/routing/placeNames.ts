/** Place names as staff see them: searched by words, a page at a time, each with the grid it lies in now. */
import type { PlaceView } from '@gridline/shared/routingApi.ts';
import { badRequest } from '../errors.ts';
import type { PlaceName, Prisma } from '../db/generated/mysql/client.ts';
import type { House } from '../house.ts';
import { z } from 'zod';

const PAGE = 50;
/** More words than this narrow nothing down. */
const MOST_WORDS = 8;
const cursorSchema = z.uuid();

/**
 * Names that hold every word of `q`, in the name or in an alias; by name.
 * @throws cursor_wrong (400)
 */
export async function listPlaces(
  { db, atlas }: Pick<House, 'db' | 'atlas'>,
  { q, cursor }: { q: string; cursor?: string },
): Promise<{ places: PlaceView[]; total: number; next: string | null }> {
  if (cursor && !cursorSchema.safeParse(cursor).success)
    throw badRequest('cursor_wrong', '翻页标记不对，请从第一页重新看。');
  const where: Prisma.PlaceNameWhereInput = {
    AND: q.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS).map(holds),
  };
  const rows = await db.read.placeName.findMany({
    where,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: PAGE + 1,
    ...(cursor && { cursor: { id: cursor }, skip: 1 }),
  });
  const places = rows.slice(0, PAGE);
  return {
    places: places.map((row) => placeView(row, atlas().areas)),
    total: await db.read.placeName.count({ where }),
    next: rows.length > PAGE ? (places.at(-1)?.id ?? null) : null,
  };
}

function holds(word: string): Prisma.PlaceNameWhereInput {
  // Aliases are kept as JSON, in which a quotation mark is written with a stroke before it.
  const written = JSON.stringify(word).slice(1, -1);
  return { OR: [{ name: { contains: word } }, { aliases: { contains: written } }] };
}

export function placeView(row: PlaceName, areas: ReturnType<House['atlas']>['areas']): PlaceView {
  const grid = row.gridCode ?? areas.ownerOf(row)?.code ?? null;
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    aliases: JSON.parse(row.aliases) as string[],
    lng: row.lng,
    lat: row.lat,
    gridCode: row.gridCode,
    numberFrom: row.numberFrom,
    numberTo: row.numberTo,
    side: row.side === 'odd' || row.side === 'even' || row.side === 'all' ? row.side : null,
    version: row.version,
    gridName: grid === null ? null : (areas.get(grid)?.name ?? null),
  };
}
