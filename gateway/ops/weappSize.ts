/** The size of the mini-program's main package: what WeChat loads before the first page. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Bytes; WeChat itself allows 2 MB. */
export const MAIN_PACKAGE_LIMIT = 1024 * 1024;

const packages = z.array(z.object({ root: z.string() })).default([]);
const appSchema = z.object({ subPackages: packages, subpackages: packages });

/**
 * Bytes of the main package: everything but the sub-packages.
 * @param folder the built mini-program, with its app.json
 */
export function mainPackageSize(folder: string): number {
  const app = appSchema.parse(JSON.parse(readFileSync(join(folder, 'app.json'), 'utf8')));
  const apart = [...app.subPackages, ...app.subpackages].map(
    ({ root }) => `${root.replace(/^\/|\/$/g, '')}/`,
  );
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => !apart.some((root) => file.startsWith(root)) && !file.startsWith('.'))
    .map((file) => statSync(join(folder, file)))
    .filter((stat) => stat.isFile())
    .reduce((sum, stat) => sum + stat.size, 0);
}
