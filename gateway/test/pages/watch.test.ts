import type { Page } from 'playwright-core';
import { watch } from '../../src/assessment/watch/watch.ts';
import { until } from '../play/http.ts';
import { staffMember, texter } from '../play/people.ts';
import { startWorld, type World } from '../world.ts';
import { openBrowser, type OpenBrowser } from './browser.ts';
import { deskOf, id } from './desk.ts';

describe('what supervisors look at, and what the law takes out, at the desk', () => {
  let world: World;
  let browser: OpenBrowser;
  let admin: Page;
  const numbers: string[] = [];
  beforeAll(async () => {
    world = await startWorld();
    browser = await openBrowser();
    const handler = await staffMember(world, 'unit1');
    for (const phone of ['13900000411', '13900000412', '13900000413']) {
      const resident = texter(world, phone);
      await resident.send('沿港西路83号冒黑烟，老板是个骗子');
      const number = /编号([\d-]+)/.exec(await resident.reads(/编号/))?.[1] ?? '';
      numbers.push(number);
      await handler.act(number, 'accept');
      await handler.act(number, 'resolve', { note: '已现场核实，问题处理完毕。' });
    }
    await watch(world.running.house);
    admin = await deskOf(browser, world, 'admin');
  });
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  it('what looks pasted is counted, listed with its cases, and leaves with a word', async () => {
    await until('the count', async () => (await admin.locator(id('nav-watch-count')).innerText()) === '1');
    await admin.locator(id('nav-watch')).click();
    const row = admin.locator(`${id('flags')} tbody tr`, { hasText: '套话办结' });
    await row.waitFor();
    for (const number of numbers) await row.getByText(number).waitFor();
    await browser.screenshot(admin, 'console-watch');
    await row.locator(id('flag-note')).fill('三家店同一套整改，已当面提醒写清楚');
    await row.locator(id('flag-seen')).click();
    await row.waitFor({ state: 'detached' });
    await until(
      'the count to go',
      async () => (await admin.locator(id('nav-watch-count')).innerText()) === '0',
    );
  });

  it('words are taken out of one step, and the mark stands in the timeline', async () => {
    await admin.goto(`${world.gateway}/console/cases/${numbers[0] ?? ''}`);
    await admin.locator(id('redact-1')).click();
    await admin.locator(id('redact-note')).fill('沿港西路83号冒黑烟');
    await admin.locator(id('redact-reason')).fill('后半句侮辱他人');
    await browser.screenshot(admin, 'console-redact');
    await admin
      .getByRole('button', { name: /更\s*正/ })
      .last()
      .click();
    await admin.getByText('第 1 步“反映”的文字已依法更正').waitFor();
    expect(await admin.locator('body').innerText()).not.toContain('骗子');
    const desk = await deskOf(browser, world, 'operator1');
    await desk.goto(`${world.gateway}/console/cases/${numbers[0] ?? ''}`);
    await desk.getByText('第 1 步“反映”的文字已依法更正').waitFor();
    expect(await desk.locator(id('redact-1')).count()).toBe(0);
    expect(await desk.locator(id('nav-watch')).count()).toBe(0);
  });
});
