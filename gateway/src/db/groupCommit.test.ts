import { insert, type Change } from './change.ts';
import { makeGroupCommit } from './groupCommit.ts';
import type { Wire } from './wire.ts';

const change = (key: string, first = false): Change => ({
  writes: [insert('Setting', { key, value: '{}' })],
  ...(first ? { first: true as const } : {}),
});

/** A database whose transactions end when they are told to; it notes which rows came together. */
function slowWire(): { wire: Wire; groups: string[][]; endOne(): void } {
  const groups: string[][] = [];
  const waiting: (() => void)[] = [];
  const wire: Wire = {
    dialect: 'mysql',
    flushers: 1,
    async transaction(work) {
      const group: string[] = [];
      groups.push(group);
      const result = await work(async (_sql, values = []) => {
        group.push(...values.filter((value) => value !== '{}').map(String));
        return { rows: [], affected: values.length / 2 };
      });
      await new Promise<void>((resolve) => waiting.push(resolve));
      return result;
    },
    query: async () => [],
    classify: () => 'other',
    insertIgnore: { head: 'INSERT', tail: '' },
    replaceTail: () => '',
    close: async () => undefined,
  };
  return { wire, groups, endOne: () => waiting.shift()?.() };
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

test('who cannot wait goes before what waits, and beside a transaction that takes long', async () => {
  const { wire, groups, endOne } = slowWire();
  const { submit } = makeGroupCommit(wire);
  const all = [submit(change('a'))];
  await turn();
  all.push(submit(change('b')), submit(change('c')), submit(change('d', true)), submit(change('e', true)));
  await turn();
  expect(groups).toEqual([['a'], ['d', 'e']]);
  all.push(submit(change('f', true)));
  await turn();
  expect(groups).toHaveLength(2);
  endOne();
  await turn();
  expect(groups.slice(2)).toEqual([['f']]);
  endOne();
  endOne();
  await turn();
  expect(groups.slice(3)).toEqual([['b', 'c']]);
  endOne();
  expect(await Promise.all(all)).toEqual(Array(6).fill('made'));
});
