import type { Page } from 'playwright-core';
import { telephone, texter } from '../play/people.ts';
import { startWorld, type World } from '../world.ts';
import { openBrowser, type OpenBrowser } from './browser.ts';

const id = (name: string): string => `[data-testid="${name}"]`;

describe('the console', () => {
  let world: World;
  let browser: OpenBrowser;
  beforeAll(async () => {
    world = await startWorld();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  async function deskOf(username: string): Promise<Page> {
    const page = await browser.page();
    await page.goto(`${world.gateway}/console/`);
    await page.locator(id('sign-in-username')).fill(username);
    await page.locator(id('sign-in-password')).fill(world.password);
    await page.locator(id('sign-in-submit')).click();
    await page.locator(id('who')).waitFor();
    return page;
  }

  it('a case from the list to its closing: accepted, resolved, refused to its own unit, verified by another', async () => {
    const resident = texter(world, '13900000031');
    await resident.send('沿港西路83号有三座烟囱，昼夜使用劣质燃料排烟');
    const number = /编号([\d-]+)/.exec(await resident.reads(/编号/))?.[1] ?? '';

    const handler = await deskOf('unit1');
    await handler.locator(id('queue-accept')).click();
    await handler.locator(id(`case-${number}`)).click();
    await handler.locator(id('desk')).waitFor();
    await handler.locator(id('map')).waitFor();
    await browser.screenshot(handler, 'console-desk');
    await handler.locator(id('action-accept')).click();
    await handler.locator(id('action-submit')).click();
    await handler.locator(`${id('stage')}[data-stage="handling"]`).waitFor();
    await handler.locator(id('action-resolve')).click();
    await handler
      .locator(`${id('field-note')} textarea, textarea${id('field-note')}`)
      .first()
      .fill('已责令停用烟囱，改用清洁燃料');
    await handler.locator(id('action-submit')).click();
    await handler.locator(`${id('stage')}[data-stage="resolved"]`).waitFor();
    expect(await handler.locator(id('action-verify')).count()).toBe(0);

    const supervisor = await deskOf('supervisor1');
    await supervisor.locator(id('queue-verify')).click();
    await supervisor.locator(id(`case-${number}`)).click();
    await supervisor.locator(id('action-verify')).click();
    await supervisor.locator(id('action-submit')).click();
    await supervisor.locator(`${id('stage')}[data-stage="closed"]`).waitFor();
    await resident.reads(/办完/);
    await browser.screenshot(supervisor, 'console-closed');
    await supervisor.locator(id('nav-figures')).click();
    await supervisor.locator(id('figures-response')).waitFor();
    await browser.screenshot(supervisor, 'console-figures');
  });

  it('an operator with a headset: the card pops up, the call is logged by keyboard, the number is read aloud', async () => {
    const operator = await deskOf('operator1');
    await operator.locator(id('nav-hotline')).click();
    await operator.locator(id('hotline-text')).waitFor();
    await telephone(world, { from: '13900000032', event: 'ringing' });
    await operator.locator(id('caller-card')).waitFor();
    await browser.screenshot(operator, 'console-caller-card');
    await operator.keyboard.press('F2');
    const field = (name: string): string =>
      `textarea${id(name)}, input${id(name)}, ${id(name)} textarea, ${id(name)} input`;
    expect(await operator.locator(field('hotline-phone')).first().inputValue()).toContain('13900000032');
    await operator.locator(field('hotline-text')).first().fill('水景园3号楼半夜施工太吵');
    await operator.keyboard.press('Control+Enter');
    await operator.locator(id('hotline-number')).waitFor();
    expect((await operator.locator(id('hotline-number')).innerText()).replace(/\s/g, '')).toMatch(
      /\d{8}-?\d{5}-?\d/,
    );
    await browser.screenshot(operator, 'console-hotline');
    await texter(world, '13900000032').reads(/编号/);
  });

  it('no page threw or logged an error', () => {
    expect(browser.errors).toEqual([]);
  });
});
