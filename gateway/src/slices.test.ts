import { atOnce, forEachBelow, gently, type Slices } from './slices.ts';

function* sumBelow(count: number): Slices<number> {
  let sum = 0;
  yield* forEachBelow(count, 10, (index) => (sum += index));
  return sum;
}

/** Runs work beside an event that comes round every turn; tells how often it did. */
async function turnsDuring<T>(work: Promise<T>): Promise<{ result: T; turns: number }> {
  let turns = 0;
  let going = true;
  const turn = (): void => {
    turns += 1;
    if (going) setImmediate(turn);
  };
  setImmediate(turn);
  const result = await work;
  going = false;
  return { result, turns };
}

test('both ways to run give the same', async () => {
  expect(atOnce(sumBelow(1000))).toBe(499_500);
  expect(await gently(sumBelow(1000))).toBe(499_500);
});

test('other events have a turn between slices', async () => {
  const { turns } = await turnsDuring(gently(sumBelow(1000), 0));
  // A hundred slices have ninety-nine gaps between them.
  expect(turns).toBeGreaterThanOrEqual(99);
});

test('what fails fails both ways', async () => {
  function* broken(): Slices<number> {
    yield;
    throw new Error('a broken row');
  }
  expect(() => atOnce(broken())).toThrow('a broken row');
  await expect(gently(broken())).rejects.toThrow('a broken row');
});
