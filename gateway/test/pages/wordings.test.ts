import type { Page } from 'playwright-core';
import { until } from '../play/http.ts';
import { startWorld, type World } from '../world.ts';
import { openBrowser, type OpenBrowser } from './browser.ts';
import { deskOf, id } from './desk.ts';

describe('wordings and sending times at the desk', () => {
  let world: World;
  let browser: OpenBrowser;
  let admin: Page;
  beforeAll(async () => {
    world = await startWorld();
    browser = await openBrowser();
    admin = await deskOf(browser, world, 'admin');
  });
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  it('a wording is edited beside what it costs, refused with a reason, and saved as a version', async () => {
    await admin.locator(id('nav-wordings')).click();
    await admin.locator(id('wording-accepted')).click();
    await admin.locator(id('wording-change')).click();
    const field = admin.locator(id('wording-text'));
    const before = await field.inputValue();
    await field.fill('您反映的事已签收。');
    await admin.locator(id('wording-problem')).first().waitFor();
    expect(await admin.locator(id('wording-save')).isDisabled()).toBe(true);
    await field.fill(`${before}请放心。`);
    await until('no problem', async () => (await admin.locator(id('wording-problem')).count()) === 0);
    await browser.screenshot(admin, 'console-wording');
    await admin.locator(`${id('wording-save')}:enabled`).click();
    await admin.locator(id('wording-versions')).getByText('第 1 版').waitFor();
    await admin.locator(id('wording-change')).waitFor();
  });

  it('what failed or waits is listed, and sending times are changed in place', async () => {
    await admin.locator(id('group-坐席')).click();
    await admin.locator(id('nav-notices')).click();
    await admin.locator(id('sending-times-change')).click();
    await admin.locator(id('sending-times-form')).getByRole('switch').click();
    await admin.locator(id('quiet-from')).fill('21:30');
    await browser.screenshot(admin, 'console-notices');
    await admin.locator(id('sending-times-save')).click();
    await admin.locator(id('sending-times')).getByText('晚上 21:30').waitFor();
    expect(browser.errors).toEqual([]);
  });
});
