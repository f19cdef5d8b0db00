import { summary, verdict, type StepResult } from './verdict.ts';

const result = (given: Partial<StepResult>): StepResult => ({
  title: 'step',
  seconds: 1,
  ok: true,
  passed: 0,
  failed: 0,
  ...given,
});

test('sums the tests of all steps', () => {
  const results = [result({ passed: 3 }), result({ passed: 2, failed: 4, ok: false }), result({})];
  expect(verdict(results)).toBe('5 passed, 4 failed');
});

test('a failed step without tests is a failure', () => {
  expect(verdict([result({ passed: 3 }), result({ ok: false })])).toBe('3 passed, 1 failed');
  expect(verdict([result({ passed: 7, ok: false })])).toBe('7 passed, 1 failed');
});

test('the table says what was skipped and why', () => {
  expect(summary([result({ title: 'pages', skipped: 'no Chromium' })])).toContain('– pages  no Chromium');
});
