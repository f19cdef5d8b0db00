/** Makes sure of Node and of the packages. Plain JavaScript: it runs when nothing is installed yet. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mustRun } from './command.mjs';
import { PlainError } from './plainError.mjs';
import { step } from './progress.mjs';

/** The repository's own folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** @param {string} name @returns {unknown} */
const readJson = (name) => JSON.parse(readFileSync(join(ROOT, name), 'utf8'));

/** @throws PlainError where Node is older than package.json asks for */
export function checkNode(version = process.versions.node) {
  const { engines } = /** @type {{ engines: { node: string } }} */ (readJson('package.json'));
  const wanted = engines.node.replace(/^>=\s*/, '');
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split('.').map(Number);
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  throw new PlainError(
    'node_too_old',
    `Gridline needs Node.js ${wanted} or newer and this is ${version}: install it from https://nodejs.org or your distribution.`,
  );
}

/**
 * Whether node_modules holds what package-lock.json asks for. npm writes its own record at the very end of an
 * installation, so that an interrupted one counts as missing. Packages for other platforms may lack.
 * @typedef {{ version?: string, link?: boolean, optional?: boolean }} Locked
 * @param {{ packages: Record<string, Locked> }} lock
 * @param {{ packages: Record<string, Locked> }} record
 */
export function isInstalled(lock, record) {
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (!path.includes('node_modules/')) return true;
    const found = record.packages[path];
    if (!found) return wanted.optional === true;
    return wanted.link === true || found.version === wanted.version;
  });
}

function needsInstall() {
  const lock = /** @type {Parameters<typeof isInstalled>[0]} */ (readJson('package-lock.json'));
  try {
    const record = /** @type {Parameters<typeof isInstalled>[1]} */ (
      readJson('node_modules/.package-lock.json')
    );
    return !isInstalled(lock, record);
  } catch {
    return true;
  }
}

/**
 * Installs the packages where they lack or are not those of package-lock.json, development ones included,
 * because the pages are built here.
 * @throws PlainError when npm fails
 */
export async function ensureInstalled() {
  if (!needsInstall()) return;
  const npm = process.env.npm_execpath;
  await step('安装依赖 Installing packages (npm ci)', () =>
    mustRun(
      {
        program: npm ? process.execPath : 'npm',
        args: [...(npm ? [npm] : []), 'ci', '--include=dev', '--no-audit', '--no-fund'],
        cwd: ROOT,
        env: { npm_config_omit: '' },
      },
      'The packages could not be installed: check the network or the npm registry setting (npm config get registry) and start again.',
    ),
  );
}
