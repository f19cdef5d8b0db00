import fc from 'fast-check';
import { buildAutomaton } from './automaton.ts';

function hits(patterns: readonly string[], text: string): string[] {
  const found: string[] = [];
  buildAutomaton(patterns).find(text, (pattern, start, end) => found.push(`${pattern}@${start}-${end}`));
  return found.sort();
}

/** The obvious way. */
function searched(patterns: readonly string[], text: string): string[] {
  return patterns
    .flatMap((pattern, number) =>
      pattern === '' || patterns.indexOf(pattern) < number
        ? []
        : Array.from({ length: text.length }, (_, start) => start)
            .filter((start) => text.startsWith(pattern, start))
            .map((start) => `${number}@${start}-${start + pattern.length}`),
    )
    .sort();
}

test('finds names inside names, and names that overlap', () => {
  const patterns = ['水景园', '水景', '景园小区', '园', '水景园小区'];
  expect(hits(patterns, '在水景园小区')).toEqual(searched(patterns, '在水景园小区'));
});

test('equal patterns are reported under the first, empty ones never', () => {
  const automaton = buildAutomaton(['', '路', '路']);
  expect([...automaton.numbers]).toEqual([-1, 1, 1]);
  expect(hits(['', '路', '路'], '路路')).toEqual(['1@0-1', '1@1-2']);
});

test('no pattern at all finds nothing', () => {
  expect(hits([], '水景园')).toEqual([]);
});

test('says how far a text goes along some name', () => {
  const automaton = buildAutomaton(['金桂小区', '桂花园']);
  expect(automaton.reach('金桂花园', 0)).toBe(2);
  expect(automaton.reach('金桂花园', 1)).toBe(3);
  expect(automaton.reach('银桂', 0)).toBe(0);
});

test('finds exactly what a plain search finds', () => {
  const word = fc.stringMatching(/^[甲乙丙丁]{0,4}$/);
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 30 }),
      fc.stringMatching(/^[甲乙丙丁戊]{0,30}$/),
      (patterns, text) => {
        expect(hits(patterns, text)).toEqual(searched(patterns, text));
      },
    ),
  );
});
