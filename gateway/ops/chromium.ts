/** Where the system's Chromium is. */
import { existsSync } from 'node:fs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Path of the browser: CHROMIUM_PATH, or the system's; `null` where there is none. */
export function findChromium(source: NodeJS.ProcessEnv = process.env): string | null {
  if (source.CHROMIUM_PATH) return source.CHROMIUM_PATH;
  return PLACES.find((path) => existsSync(path)) ?? null;
}
