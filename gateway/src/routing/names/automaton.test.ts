import fc from 'fast-check';
import { atOnce } from '../../slices.ts';
import { buildAutomaton, draftAutomaton } from './automaton.ts';

function hits(patterns: readonly string[], text: string): string[] {
  const found: string[] = [];
  const automaton = buildAutomaton(patterns);
  automaton.find(text, (pattern, start, end) => found.push(`${automaton.textOf(pattern)}@${start}-${end}`));
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
            .map((start) => `${pattern}@${start}-${start + pattern.length}`),
    )
    .sort();
}

test('finds names inside names, and names that overlap', () => {
  const patterns = ['水景园', '水景', '景园小区', '园', '水景园小区'];
  expect(hits(patterns, '在水景园小区')).toEqual(searched(patterns, '在水景园小区'));
});

test('equal patterns have one number and are reported once, empty ones never', () => {
  const draft = draftAutomaton();
  atOnce(draft.reserve(2));
  expect(['', '路', '街', '路'].map((pattern) => draft.add(pattern))).toEqual([-1, 0, 1, 0]);
  expect(hits(['', '路', '路'], '路路')).toEqual(['路@0-1', '路@1-2']);
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

test('knows which patterns stand inside longer ones', () => {
  const word = fc.stringMatching(/^[甲乙丙]{1,5}$/);
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 20 }), (patterns) => {
      const automaton = buildAutomaton(patterns);
      expect(patterns.map((_, number) => automaton.isPart(number))).toEqual(
        patterns.map((pattern) => patterns.some((other) => other !== pattern && other.includes(pattern))),
      );
    }),
  );
});
