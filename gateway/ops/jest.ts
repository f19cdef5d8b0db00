/** Runs jest on some of its projects and counts. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { z } from 'zod';
import { run } from './command.mjs';

const RESULTS = 'test-results';
/** The stories are many; a machine busy with other work takes its time. */
const LIMIT_MS = 45 * 60_000;

const countsSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numRuntimeErrorTestSuites: z.number(),
});

export interface Counts {
  ok: boolean;
  passed: number;
  /** Tests that failed, and files that could not even be loaded. */
  failed: number;
  /** Tests that say themselves that they do not apply. */
  pending: number;
}

export interface JestRun {
  /** Names the file of results. */
  name: string;
  projects: readonly string[];
  /** Added to the environment. */
  env: NodeJS.ProcessEnv;
}

/** Runs jest projects; what jest prints goes straight to the terminal. */
export async function runJest(given: JestRun): Promise<Counts> {
  mkdirSync(RESULTS, { recursive: true });
  const file = `${RESULTS}/${given.name}.json`;
  rmSync(file, { force: true });
  const { code } = await run({
    program: process.execPath,
    args: [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      'node_modules/jest/bin/jest.js',
      '--ci',
      // What a failed test left running must not keep the verdict waiting.
      '--forceExit',
      '--json',
      `--outputFile=${file}`,
      '--selectProjects',
      ...given.projects,
    ],
    env: { ...given.env, NODE_ENV: 'test' },
    live: true,
    limitMs: LIMIT_MS,
  });
  if (!existsSync(file)) return { ok: false, passed: 0, failed: 0, pending: 0 };
  const counts = countsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return {
    ok: code === 0,
    passed: counts.numPassedTests,
    failed: counts.numFailedTests + counts.numRuntimeErrorTestSuites,
    pending: counts.numPendingTests,
  };
}
