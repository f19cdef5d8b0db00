/** The common way in: Node, packages, generated database clients, then a TypeScript file in this same process. */
import module from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { endPrograms } from './command.mjs';
import { checkNode, ensureInstalled, ROOT } from './install.mjs';
import { PlainError } from './plainError.mjs';
import { alone } from './preparing.mjs';
import { say } from './progress.mjs';

/** npm passes a signal on that the terminal has already sent to the whole group. */
const ECHO_MS = 2_000;
const PATIENCE_MS = 20_000;

/** @type {() => Promise<number>} */
let stop = () => Promise.resolve(0);

/**
 * What is to be done when the process is asked to stop, and the exit code then. The programs it runs are
 * ended anyway.
 * @param {() => Promise<number>} work
 */
export function whenStopped(work) {
  stop = work;
}

function listenForSignals() {
  let since = 0;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      if (since > 0 && Date.now() - since < ECHO_MS) return;
      if (since > 0) process.exit(1);
      since = Date.now();
      endPrograms();
      setTimeout(
        fail,
        PATIENCE_MS,
        new PlainError('stop_hung', 'Stopping took too long; ended at once.'),
      ).unref();
      stop().then((code) => process.exit(code), fail);
    });
  }
}

/** @param {unknown} error @returns {never} */
function fail(error) {
  if (error instanceof PlainError) {
    if (error.details) say(`\n${error.details}\n`);
    process.stderr.write(`${error.message}\n`);
  } else {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  }
  process.exit(1);
}

/**
 * Runs a TypeScript file of the repository once everything it needs is there.
 * @param {string} file its path from the root; where it exports `main`, that is called and awaited
 * @param {string[]} [args] become its `process.argv`
 * @param {{ pages?: boolean }} [wanted] `pages`: the console and the resident pages must be built, too
 */
export async function enter(file, args = [], { pages = false } = {}) {
  listenForSignals();
  try {
    checkNode();
    process.chdir(ROOT);
    await alone(async () => {
      await ensureInstalled();
      // Known from Node 22 on: what was compiled once starts sooner the next time.
      const { enableCompileCache } = /** @type {{ enableCompileCache?: (folder: string) => unknown }} */ (
        module
      );
      enableCompileCache?.(join(ROOT, 'node_modules/.cache/compiled'));
      const { register } = await import('tsx/esm/api');
      register();
      const { prepare } = await import('./prepare.ts');
      await prepare({ pages });
    });
    const target = join(ROOT, file);
    process.argv = [process.argv[0] ?? 'node', target, ...args];
    const entered = /** @type {{ main?: () => Promise<void> }} */ (await import(pathToFileURL(target).href));
    await entered.main?.();
  } catch (error) {
    fail(error);
  }
}
