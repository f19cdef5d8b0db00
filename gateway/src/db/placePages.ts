/**
 * Place names in pages, by the bare wire: a gazetteer may have hundreds of thousands, and an object of Prisma for
 * each would take several times as long.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PlaceName } from './generated/mysql/client.ts';
import type { Wire } from './wire.ts';

const COLUMNS = [
  'id',
  'name',
  'kind',
  'aliases',
  'lng',
  'lat',
  'gridCode',
  'numberFrom',
  'numberTo',
  'side',
  'version',
] as const satisfies readonly (keyof PlaceName)[];
const PAGE = 1000;

/** All of them by id, so that none is missed or told twice while others are added. */
export async function* placePages(wire: Wire): AsyncGenerator<PlaceName[], void, undefined> {
  const list = COLUMNS.map((column) => `\`${column}\``).join(', ');
  let last = '';
  for (;;) {
    const rows = (await wire.query(
      `SELECT ${list} FROM \`PlaceName\` WHERE \`id\` > ? ORDER BY \`id\` LIMIT ${PAGE}`,
      [last],
    )) as unknown as PlaceName[];
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    last = rows.at(-1)?.id ?? '';
    // The embedded file answers within the same turn of the event loop; others shall have theirs.
    await nextTurn();
  }
}
