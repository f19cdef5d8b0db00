/** The checks of `npm test` that need no database: lint, format, types, builds and their sizes. */
import { CONSOLE, ensureBuilt, MINI_PROGRAM, RESIDENT_PAGES, type Artefact } from './artefacts.ts';
import { mustRun } from './command.mjs';
import { PlainError } from './plainError.mjs';
import { say, step } from './progress.mjs';
import type { StepResult } from './verdict.ts';
import { MAIN_PACKAGE_LIMIT, mainPackageSize } from './weappSize.ts';

interface Check {
  title: string;
  work(): Promise<unknown>;
}

function node(title: string, args: string[], remedy: string): Check {
  return { title, work: () => mustRun({ program: process.execPath, args }, `${title}: ${remedy}`) };
}

const types = (title: string, project: string): Check =>
  node(
    `types: ${title}`,
    ['node_modules/typescript/bin/tsc', '--noEmit', '-p', project],
    'mend the types above.',
  );

const build = (title: string, artefact: Artefact): Check => ({
  title: `build: ${title}`,
  work: () => ensureBuilt([artefact]),
});

const weappSize: Check = {
  title: 'size: mini-program main package below 1 MB',
  work: async () => {
    const size = mainPackageSize(MINI_PROGRAM.output);
    const shown = `${(size / 1024).toFixed(0)} KB`;
    if (size >= MAIN_PACKAGE_LIMIT) {
      throw new PlainError(
        'package_too_big',
        `The mini-program's main package has ${shown}: move pages into a sub-package.`,
      );
    }
    say(`    main package: ${shown}`);
  },
};

/** Lanes run beside each other, the checks of one lane after each other. */
export const CHECKS: readonly (readonly Check[])[] = [
  [
    node('lint', ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings=0'], 'mend the places above.'),
    node(
      'format',
      ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'],
      'run npm run format.',
    ),
  ],
  [
    build('console', CONSOLE),
    build('resident pages', RESIDENT_PAGES),
    build('mini-program', MINI_PROGRAM),
    weappSize,
    types('gateway, shared, prisma', 'tsconfig.json'),
    types('console', 'gateway/console/tsconfig.json'),
    types('mini-program', 'miniprogram/tsconfig.json'),
  ],
];

/** Runs a lane to its end, whatever fails on the way. */
export async function runCheck(lane: readonly Check[]): Promise<StepResult[]> {
  const results: StepResult[] = [];
  for (const { title, work } of lane) {
    const since = Date.now();
    let ok = true;
    try {
      await step(title, work);
    } catch (error) {
      ok = false;
      if (error instanceof PlainError && error.details) say(`\n${error.details}\n`);
      say(error instanceof Error ? error.message : String(error));
    }
    results.push({ title, seconds: (Date.now() - since) / 1000, ok, passed: 0, failed: 0 });
  }
  return results;
}
