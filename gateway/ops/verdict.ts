/** Collects what became of each step of `npm test`, and says it at the end. */

export interface StepResult {
  title: string;
  seconds: number;
  ok: boolean;
  /** Tests of jest. */
  passed: number;
  failed: number;
  /** Why it was not run. */
  skipped?: string;
}

/** The table of the steps. */
export function summary(results: readonly StepResult[]): string {
  const lines = results.map(({ title, seconds, ok, passed, failed, skipped }) => {
    const mark = skipped ? '–' : ok ? '✓' : '✗';
    const tests = passed + failed > 0 ? `  ${passed} passed, ${failed} failed` : '';
    return `  ${mark} ${title}  ${skipped ?? `${seconds.toFixed(1)} s`}${skipped ? '' : tests}`;
  });
  return ['', ...lines, ''].join('\n');
}

/** The last line: the sum of all tests, a failed step without failed tests counting as one. */
export function verdict(results: readonly StepResult[]): string {
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + (result.ok ? 0 : Math.max(1, result.failed)), 0);
  return `${passed} passed, ${failed} failed`;
}
