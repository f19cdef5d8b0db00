import fc from 'fast-check';
import { history } from '../../../test/play/histories.ts';
import { linesOf } from './linesOf.ts';

test('lines of the past never change: those of a beginning are the beginning of the lines', () => {
  const actions = [
    'locate',
    'classify',
    'accept',
    'contact',
    'resolve',
    'verify',
    'refuse',
    'rate',
    'lapse',
    'reopen',
    'sendBack',
    'escalate',
    'suspend',
    'resume',
    'mark',
    'merge',
    'unmerge',
    'vote',
    'dissent',
    'silence',
    'withdraw',
    'extend',
  ];
  const step = fc.record({
    action: fc.constantFrom(...actions),
    after: fc.integer({ min: 0, max: 3000 }),
    by: fc.constantFrom('h1', 'h2'),
    data: fc.record({
      solved: fc.constantFrom('yes', 'partly', 'no'),
      contacted: fc.option(fc.boolean()),
      satisfaction: fc.option(fc.integer({ min: 1, max: 5 })),
      areaPath: fc.constantFrom('/d/s/c/g/', '/d/s/c/k/'),
      categoryCode: fc.constantFrom('smoke', 'noise'),
      clock: fc.constantFrom('contact', 'resolve'),
      percent: fc.constantFrom(80, 100),
    }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), fc.nat(28), (told, until) => {
      const events = history(told);
      const begun = events.slice(0, Math.max(2, until));
      const lines = linesOf(events);
      expect(linesOf(begun)).toEqual(lines.slice(0, linesOf(begun).length));
      expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
      const sum = (measure: string): number =>
        lines.filter((line) => line.measure === measure).reduce((total, { n }) => total + n, 0);
      expect(sum('filed')).toBe(1);
      for (const [part, whole] of [
        ['responsePart', 'responseWhole'],
        ['duePart', 'dueWhole'],
        ['satisfied', 'graded'],
        ['graded', 'answered'],
      ] as const)
        expect(sum(part)).toBeLessThanOrEqual(sum(whole));
      expect(sum('solvedYes') + sum('solvedPartly') + sum('solvedNo')).toBe(sum('answered'));
      for (const measure of ['dueWhole', 'responseWhole', 'accepted', 'contacted', 'merged'])
        expect(sum(measure)).toBeLessThanOrEqual(1);
    }),
  );
});
