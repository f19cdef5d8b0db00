import fc from 'fast-check';
import type { Update } from './change.ts';
import { groupUpdates, mergedUpdate } from './mergeUpdates.ts';

const settle = (id: string, set: Update['set'], token = 't'): Update => ({
  kind: 'update',
  table: 'Notice',
  where: { id, leaseToken: token },
  set,
  expect: 1,
});

test('settlements that look alike are one statement; what differs is chosen by the id', () => {
  const group = [
    settle('a', { state: 'sent', providerId: '1' }),
    settle('b', { state: 'sent', providerId: '2' }),
  ];
  expect(groupUpdates(group)).toEqual([group]);
  expect(mergedUpdate(group, { sql: '`leaseToken` = ?', values: ['t'] })).toEqual({
    sql: 'UPDATE `Notice` SET `state` = ?, `providerId` = CASE `id` WHEN ? THEN ? WHEN ? THEN ? END WHERE `id` IN (?, ?) AND `leaseToken` = ?',
    values: ['sent', 'a', '1', 'b', '2', 'a', 'b', 't'],
  });
});

test.each<[string, Update[]]>([
  ['other columns', [settle('a', { state: 'sent' }), settle('b', { state: 'sent', error: null })]],
  ['another guard', [settle('a', { state: 'sent' }), settle('b', { state: 'sent' }, 'u')]],
  [
    'no guard by count',
    [settle('a', { state: 'sent' }), { ...settle('b', { state: 'sent' }), expect: null }],
  ],
  ['one row twice', [settle('a', { state: 'sent' }), settle('a', { state: 'sent' })]],
])('%s: apart', (_name, updates) => {
  expect(groupUpdates(updates).map((group) => group.length)).toEqual([1, 1]);
});

test('nothing is lost, and changes of one row keep their order', () => {
  const update = fc
    .record({ id: fc.constantFrom('a', 'b', 'c', 'd'), column: fc.constantFrom('x', 'y'), value: fc.nat() })
    .map(({ id, column, value }) => settle(id, { [column]: value }));
  fc.assert(
    fc.property(fc.array(update), (updates) => {
      const flat = groupUpdates(updates).flat();
      expect(flat).toHaveLength(updates.length);
      const of = (list: readonly Update[], id: string) => list.filter(({ where }) => where.id === id);
      for (const id of ['a', 'b', 'c', 'd']) expect(of(flat, id)).toEqual(of(updates, id));
    }),
  );
});
