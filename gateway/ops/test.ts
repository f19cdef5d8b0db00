/** `npm test`: every check there is, on both databases and in a real browser, and one line at the end. */
import { whenStopped } from './enter.mjs';
import { say } from './progress.mjs';
import { CHECKS, runCheck } from './testChecks.ts';
import { runJest, type JestRun } from './jest.ts';
import { provideTools, type Tools } from './testTools.ts';
import { summary, verdict, type StepResult } from './verdict.ts';

const MISSING = { passed: 0, failed: 0, seconds: 0 };

async function jestStep(title: string, given: JestRun): Promise<StepResult> {
  say(`\n── ${title} ──\n`);
  const since = Date.now();
  const { pending, ...counts } = await runJest(given);
  if (pending > 0) say(`  ${pending} of these do not apply here, as they say themselves.`);
  return { title, seconds: (Date.now() - since) / 1000, ...counts };
}

/** A step that lacks its tool: skipped with the way to provide it, or failed where nothing may be skipped. */
function without(title: string, why: string): StepResult {
  const strict = process.env.CI === 'true';
  say(`\n── ${title} ── ${strict ? 'failed' : 'skipped'}: ${why}`);
  return { title, ...MISSING, ok: !strict, ...(strict ? {} : { skipped: `skipped: ${why}` }) };
}

async function storiesOnMariadb({ mysql }: Tools): Promise<StepResult> {
  const title = 'stories on MariaDB';
  if ('missing' in mysql) return without(title, mysql.missing);
  const env = { TEST_DB: 'mysql', TEST_MYSQL_URL: mysql.url };
  return jestStep(title, { name: 'mariadb', projects: ['stories'], env });
}

async function pagesInChromium({ chromium }: Tools): Promise<StepResult> {
  const title = 'pages in Chromium';
  if ('missing' in chromium) return without(title, chromium.missing);
  const env = { TEST_DB: 'sqlite', CHROMIUM_PATH: chromium.path };
  return jestStep(title, { name: 'pages', projects: ['pages'], env });
}

/** The stories of Kannel run among the others; here is said where they could not. */
function storiesOfKannel({ kannel }: Tools): StepResult[] {
  return 'missing' in kannel ? [without('stories of Kannel', kannel.missing)] : [];
}

async function runTests(tools: Tools): Promise<StepResult[]> {
  // Unit tests of migrations look at both databases where there are both.
  const server = 'url' in tools.mysql ? { TEST_MYSQL_URL: tools.mysql.url } : {};
  const first = await jestStep('unit tests, stories on SQLite', {
    name: 'sqlite',
    projects: ['unit', 'stories'],
    env: { TEST_DB: 'sqlite', ...server },
  });
  return [first, ...storiesOfKannel(tools), await storiesOnMariadb(tools), await pagesInChromium(tools)];
}

/** Runs everything and leaves the verdict as the last line and as the exit code. */
export async function main(): Promise<void> {
  let tools: Tools | null = null;
  whenStopped(async () => {
    await tools?.close();
    return 130;
  });
  say('\n── lint, format, types, builds; what the tests need ──\n');
  const [provided, ...checked] = await Promise.all([
    provideTools().then((given) => (tools = given)),
    ...CHECKS.map((lane) => runCheck(lane)),
  ]);
  const results = checked.flat();
  try {
    results.push(...(await runTests(provided)));
  } finally {
    await provided.close();
  }
  say(summary(results));
  process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
  say(verdict(results));
}
