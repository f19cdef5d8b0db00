/** Knows whether something built is still that of its sources, by their content. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const STAMP = '.stamp';
const NOT_SOURCES = new Set(['node_modules', 'dist', 'generated', '.swc', '.temp']);

/** Files below the paths given, themselves files or folders, in a fixed order. Tests are no sources. */
function filesOf(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    if (!existsSync(path)) return [];
    if (statSync(path).isFile()) return /\.test\.tsx?$/.test(path) ? [] : [path];
    const names = readdirSync(path).filter((name) => !NOT_SOURCES.has(name));
    return filesOf(names.sort().map((name) => join(path, name)));
  });
}

/** One hash over names and contents of files, and over settings that change the result. */
export function hashOf(paths: readonly string[], settings: readonly string[] = []): string {
  const hash = createHash('sha256').update(JSON.stringify(settings));
  for (const file of filesOf(paths)) hash.update(`\0${file}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

/** Whether the folder was marked with this hash. */
export function isFresh(folder: string, hash: string): boolean {
  const file = join(folder, STAMP);
  return existsSync(file) && readFileSync(file, 'utf8') === hash;
}

/** Marks the folder as made from sources with this hash. */
export function markFresh(folder: string, hash: string): void {
  writeFileSync(join(folder, STAMP), hash);
}

/** Takes the mark off, before the folder is made anew. */
export function markStale(folder: string): void {
  rmSync(join(folder, STAMP), { force: true });
}
