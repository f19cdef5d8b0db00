/** The system's Chromium, for tests of pages. */
import { mkdirSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { findChromium } from '../../ops/chromium.ts';

const SCREENSHOTS = 'test-results/screenshots';

/** A telephone as most residents hold it, and a desk as most operators have it. */
export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};
export const DESK: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };

export interface OpenBrowser {
  /** A page of a fresh session: own cookies, own storage, Chinese, Beijing time. */
  page(options?: BrowserContextOptions): Promise<Page>;
  /** Saves what the page shows as test-results/screenshots/<name>.png. */
  screenshot(page: Page, name: string): Promise<void>;
  /** Errors that pages threw or logged since the start. */
  readonly errors: readonly string[];
  close(): Promise<void>;
}

function watch(page: Page, errors: string[]): void {
  page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${page.url()}: ${message.text()}`);
  });
}

async function launch(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium here: install chromium, or set CHROMIUM_PATH.');
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Starts the browser. One is enough for a file of tests; each test opens its own pages. */
export async function openBrowser(): Promise<OpenBrowser> {
  const browser = await launch();
  const errors: string[] = [];
  return {
    errors,
    async page(options = DESK) {
      const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options });
      const page = await context.newPage();
      watch(page, errors);
      return page;
    },
    async screenshot(page, name) {
      mkdirSync(SCREENSHOTS, { recursive: true });
      await page.screenshot({ path: `${SCREENSHOTS}/${name}.png`, fullPage: true });
    },
    close: () => browser.close(),
  };
}
