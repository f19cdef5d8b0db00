/** One process at a time installs, generates and builds in this folder. */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from './install.mjs';
import { step } from './progress.mjs';

const POLL_MS = 500;
/** No preparation takes this long: a lock so old belongs to nobody, whatever process has its number now. */
const FORGOTTEN_MS = 30 * 60_000;
const file = join(tmpdir(), `gridline-${createHash('sha256').update(ROOT).digest('hex').slice(0, 12)}.lock`);

function take() {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/** Whether the process that holds the lock has ended without giving it back. */
function isAbandoned() {
  try {
    if (Date.now() - statSync(file).mtimeMs > FORGOTTEN_MS) return true;
    const holder = Number(readFileSync(file, 'utf8'));
    if (holder > 0) process.kill(holder, 0);
    return false;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH';
  }
}

async function wait() {
  while (!take()) {
    if (isAbandoned()) rmSync(file, { force: true });
    else await sleep(POLL_MS);
  }
}

/**
 * Does the work while no other process prepares this folder.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(work) {
  if (!take()) await step('另一个进程正在准备 Waiting for another start in this folder', wait);
  const giveBack = () => rmSync(file, { force: true });
  process.once('exit', giveBack);
  try {
    return await work();
  } finally {
    process.removeListener('exit', giveBack);
    giveBack();
  }
}
