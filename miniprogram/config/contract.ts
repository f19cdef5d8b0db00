import { execFileSync } from 'node:child_process';
import path from 'node:path';

type Routes = Record<string, { method: string; path: string; audience: string }>;

export const sharedSource = path.resolve(__dirname, '../../shared/src');

const READ_ROUTES = `
  import { api } from './api.ts';
  const routes = Object.entries(api).map(([name, { method, path, audience }]) =>
    [name, { method, path: '/api/v1' + path, audience }]);
  process.stdout.write(JSON.stringify(Object.fromEntries(routes)));
`;

/**
 * Method, path and audience of every endpoint, read from the contract at build time: the pages call
 * exactly what the gateway serves, without carrying the validation library to the telephone. Read in a
 * process of its own, so that the contract's modules do not get into the bundler's cache.
 */
export function apiRoutes(): Routes {
  const node = ['--import', 'tsx', '--input-type=module', '--eval', READ_ROUTES];
  return JSON.parse(execFileSync(process.execPath, node, { cwd: sharedSource, encoding: 'utf8' })) as Routes;
}
