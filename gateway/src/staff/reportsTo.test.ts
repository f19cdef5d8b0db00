import type { Staff } from '../db/generated/mysql/client.ts';
import type { Database } from '../db/database.ts';
import { bondsOf } from './reportsTo.ts';

const person = (id: string, leaderId: string | null, role = 'operator'): Staff =>
  ({ id, leaderId, role, areaCode: 'a' }) as Staff;

/** Only what the line is read by. */
function databaseOf(...people: Staff[]): Database {
  const findUnique = async ({ where }: { where: { id: string } }) =>
    people.find(({ id }) => id === where.id) ?? null;
  return { read: { staff: { findUnique, findMany: async () => [] } } } as unknown as Database;
}

describe('the line of command', () => {
  test.each([
    ['nobody above', [person('a', null)], []],
    ['two steps up', [person('a', 'b'), person('b', 'c'), person('c', null)], ['b', 'c']],
    ['a circle through oneself', [person('a', 'b'), person('b', 'a')], ['b']],
    ['a circle above', [person('a', 'b'), person('b', 'c'), person('c', 'b')], ['b', 'c']],
    ['oneself', [person('a', 'a')], []],
    ['somebody who is no more', [person('a', 'gone')], ['gone']],
  ])('%s', async (_name, people, line) => {
    const [first] = people;
    expect((await bondsOf(databaseOf(...people), first ?? person('a', null))).reportsTo).toEqual(line);
  });

  it('is not read for handlers, who verify nothing', async () => {
    expect((await bondsOf(databaseOf(), person('a', 'b', 'handler'))).reportsTo).toEqual([]);
  });
});
