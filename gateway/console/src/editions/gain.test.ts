import { gainOf } from './gain.ts';

test('a grid gains, loses, begins or ends', () => {
  const grid = { code: 'g', name: 'g' };
  const side = (cases: number) => ({ cases, households: 0 });
  expect(gainOf({ ...grid, before: side(3), after: side(5) })).toBe(2);
  expect(gainOf({ ...grid, before: side(3), after: null })).toBe(-3);
  expect(gainOf({ ...grid, before: null, after: side(4) })).toBe(4);
});
