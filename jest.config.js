/**
 * Three projects: `unit` (pure rules, beside the files they prove), `stories` (real HTTP, real database,
 * on the database that TEST_DB names) and `pages` (a real browser). Everything is ESM, so jest runs under
 * `node --experimental-vm-modules`; `npm test` sees to that.
 */
const SWC = {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime: 'automatic' } },
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

/** @param {{ displayName: string, testMatch: string[] }} given */
function project(given) {
  return {
    ...given,
    rootDir: import.meta.dirname,
    testEnvironment: 'node',
    // Some libraries keep what they put on the global scope across test files.
    testEnvironmentOptions: { globalsCleanup: 'off' },
    extensionsToTreatAsEsm: ['.ts', '.tsx'],
    transform: { '\\.tsx?$': ['@swc/jest', SWC] },
    modulePathIgnorePatterns: ['/dist/', '/\\.data', '/test-results/'],
  };
}

export default {
  // Generous, for machines busy with other work; nothing here is right or wrong by the clock.
  testTimeout: 120_000,
  maxWorkers: 2,
  testSequencer: './gateway/test/longestFirst.js',
  projects: [
    project({
      displayName: 'unit',
      testMatch: [
        '<rootDir>/shared/**/*.test.ts',
        '<rootDir>/prisma/**/*.test.ts',
        '<rootDir>/gateway/{src,sandbox,ops,bench}/**/*.test.ts',
        '<rootDir>/gateway/console/src/**/*.test.{ts,tsx}',
        '<rootDir>/miniprogram/src/**/*.test.{ts,tsx}',
        '<rootDir>/gateway/test/{contracts,dialogue}/**/*.test.ts',
      ],
    }),
    project({
      displayName: 'stories',
      testMatch: ['<rootDir>/gateway/test/{stories,faults,races}/**/*.test.ts'],
    }),
    project({
      displayName: 'pages',
      testMatch: ['<rootDir>/gateway/test/pages/**/*.test.ts'],
    }),
  ],
};
