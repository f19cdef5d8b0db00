import type { Page } from 'playwright-core';
import { texter } from '../play/people.ts';
import { startWorld, type World } from '../world.ts';
import { openBrowser, type OpenBrowser } from './browser.ts';
import { deskOf, id } from './desk.ts';

const field = (name: string): string => `input${id(name)}, ${id(name)} input`;

describe('the data that routing goes by, at the desk', () => {
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

  it('a place that is added at the desk is known to the next text', async () => {
    await admin.locator(id('nav-places')).click();
    await admin.locator(field('place-search')).first().fill('水景园');
    await admin.locator(id('place-水景园')).waitFor();
    const known = world.running.house.atlas().gazetteer.places.find(({ row }) => row.name === '水景园')?.row;
    await admin.locator(id('place-new')).click();
    await admin.locator(field('place-name')).first().fill('老鹰嘴大榕树');
    await admin.locator(field('place-lng')).first().fill(String(known?.lng));
    await admin.locator(field('place-lat')).first().fill(String(known?.lat));
    await admin.locator(id('place-save')).click();
    await admin.locator(id('place-save')).waitFor({ state: 'detached' });
    await admin.locator(field('place-search')).first().fill('老鹰嘴');
    await admin.locator(id('place-老鹰嘴大榕树')).waitFor();
    await browser.screenshot(admin, 'console-places');
    const resident = texter(world, '13900000071');
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    await resident.send('老鹰嘴大榕树下有人焚烧垃圾');
    expect(await resident.reads(/编号/)).toContain('水景社区');
  });

  it('the edition in force shows its grids and what its check says', async () => {
    await admin.locator(id('nav-editions')).click();
    await admin.locator(id('edition-inForce')).waitFor();
    await admin.locator(id('map')).waitFor();
    await browser.screenshot(admin, 'console-editions');
  });

  it('the bench names the unit, and says why other rows do not fit', async () => {
    await admin.locator(id('nav-duties')).click();
    await admin
      .locator(`${id('field-categoryCode')} input`)
      .first()
      .fill('油烟');
    await admin.getByTitle('油烟废气', { exact: true }).click();
    await admin
      .locator(`${id('bench-grid')} input`)
      .first()
      .fill('水景社区第7');
    await admin.getByTitle('水景社区第7网格', { exact: true }).click();
    await admin.locator(id('bench-ask')).click();
    await admin.locator(id('bench-answer')).waitFor();
    expect(await admin.locator(id('bench-answer')).innerText()).toContain('港西街道综合执法队');
    expect(await admin.locator('main, body').first().innerText()).toMatch(/类别不符|区域不符/);
    await browser.screenshot(admin, 'console-duties');
  });

  it('a text that is tried out tells place, reasons, category and unit', async () => {
    await admin.locator(id('nav-routing')).click();
    await admin.locator(field('try-text')).first().fill('沿港西路83号有三座烟囱，昼夜排烟');
    await admin.keyboard.press('Enter');
    await admin.locator(id('try-answer')).waitFor();
    const told = await admin.locator(id('try-answer')).innerText();
    expect(told).toContain('沿港西路83号');
    expect(told).toContain('门牌83在单号段71–147');
    expect(told).toContain('港西街道综合执法队');
    await admin.locator(id('accuracy')).waitFor();
    await browser.screenshot(admin, 'console-routing');
    expect(browser.errors).toEqual([]);
  });
});
