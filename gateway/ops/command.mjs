/** Runs other programs, keeping the end of what they print, and ends them when we are ended. */
import { spawn } from 'node:child_process';
import { PlainError } from './plainError.mjs';

const KEPT_CHARACTERS = 400_000;
const SHOWN_LINES = 40;
const LIMIT_MS = 15 * 60_000;

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
let ending = false;

/** Ends every program started here, and starts no more. */
export function endPrograms() {
  ending = true;
  for (const child of running) child.kill();
}

/**
 * Runs a program to its end.
 * @typedef {{ program: string, args: string[], cwd?: string, env?: NodeJS.ProcessEnv }} Program
 * @param {Program & { live?: boolean, limitMs?: number }} given `live`: its output goes straight to ours
 * @returns {Promise<{ code: number, output: string }>} `code` 127 where there is no such program
 */
export function run({ program, args, cwd, env, live = false, limitMs = LIMIT_MS }) {
  if (ending) return Promise.resolve({ code: 130, output: 'not started: we are ending' });
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'],
    });
    running.add(child);
    const late = setTimeout(() => child.kill('SIGKILL'), limitMs);
    let output = '';
    /** @param {Buffer} chunk */
    const keep = (chunk) => {
      output = (output + chunk.toString()).slice(-KEPT_CHARACTERS);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', (error) => {
      running.delete(child);
      clearTimeout(late);
      resolve({ code: 127, output: error.message });
    });
    child.on('close', (code, signal) => {
      running.delete(child);
      clearTimeout(late);
      resolve({ code: code ?? 1, output: signal ? `${output}\nended by ${signal}` : output });
    });
  });
}

/** The last lines of a log, without blank ones. @param {string} output */
export const lastLines = (output, count = SHOWN_LINES) =>
  output
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(-count)
    .join('\n');

/**
 * Runs a program that must succeed.
 * @param {Program} given
 * @param {string} sentence says what failed and what to do
 * @throws PlainError with the end of the program's output
 */
export async function mustRun(given, sentence) {
  const { code, output } = await run(given);
  if (code !== 0) throw new PlainError('program_failed', sentence, lastLines(output));
  return output;
}
