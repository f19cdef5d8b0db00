/** Somebody at the desk: a page of the console, signed in. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { World } from '../world.ts';
import type { OpenBrowser } from './browser.ts';

/** What the pages call a thing for whoever looks for it. */
export const id = (name: string): string => `[data-testid="${name}"]`;

export async function deskOf(
  browser: OpenBrowser,
  world: World,
  username: string,
  options?: BrowserContextOptions,
): Promise<Page> {
  const page = await browser.page(options);
  await page.goto(`${world.gateway}/console/`);
  await page.locator(id('sign-in-username')).fill(username);
  await page.locator(id('sign-in-password')).fill(world.password);
  await page.locator(id('sign-in-submit')).click();
  await page.locator(id('who')).waitFor();
  return page;
}
