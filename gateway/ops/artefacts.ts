/** What is built from sources here: the staff's console, the residents' pages, the mini-program. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun } from './command.mjs';
import { step } from './progress.mjs';
import { hashOf, isFresh, markFresh, markStale } from './stamp.ts';

export interface Artefact {
  /** Shown while it is built. */
  title: string;
  /** The workspace's folder, from the root. */
  folder: string;
  /** Program and arguments, run by Node in that folder. */
  command: readonly string[];
  /** Where the result lies, from the root. */
  output: string;
  /** Environment variables that change the result. */
  settings: readonly string[];
}

const taro = (platform: string): string[] => [
  'node_modules/@tarojs/cli/bin/taro',
  'build',
  '--type',
  platform,
];

export const CONSOLE: Artefact = {
  title: '工作台 Console',
  folder: 'gateway/console',
  command: ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
  output: 'gateway/console/dist',
  settings: [],
};

export const RESIDENT_PAGES: Artefact = {
  title: '居民页面 Resident pages',
  folder: 'miniprogram',
  command: taro('h5'),
  output: 'miniprogram/dist/h5',
  settings: [],
};

export const MINI_PROGRAM: Artefact = {
  title: '微信小程序 Mini-program',
  folder: 'miniprogram',
  command: taro('weapp'),
  output: 'miniprogram/dist/weapp',
  settings: ['GATEWAY_ORIGIN'],
};

const COMMON_SOURCES = ['shared/src', 'package-lock.json', 'tsconfig.json'];

function hashOfSources(artefact: Artefact): string {
  const settings = artefact.settings.map((name) => process.env[name] ?? '');
  return hashOf([artefact.folder, ...COMMON_SOURCES], [...artefact.command, ...settings]);
}

async function build(artefact: Artefact, hash: string): Promise<void> {
  const output = join(process.cwd(), artefact.output);
  mkdirSync(output, { recursive: true });
  markStale(output);
  const [program = '', ...args] = artefact.command;
  await mustRun(
    {
      program: process.execPath,
      args: [join(process.cwd(), program), ...args],
      cwd: join(process.cwd(), artefact.folder),
      env: { NODE_ENV: 'production' },
    },
    `${artefact.title}: the build failed; the lines above say why. Mend ${artefact.folder} and start again.`,
  );
  markFresh(output, hash);
}

/**
 * Builds what is not that of its sources any more, beside each other.
 * @throws PlainError with the end of the builder's log
 */
export async function ensureBuilt(artefacts: readonly Artefact[]): Promise<void> {
  await Promise.all(
    artefacts.map(async (artefact) => {
      const hash = hashOfSources(artefact);
      if (isFresh(artefact.output, hash)) return;
      await step(artefact.title, () => build(artefact, hash));
    }),
  );
}
