import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { until } from '../play/http.ts';
import { staffMember, texter } from '../play/people.ts';
import { takePhoto } from '../play/photo.ts';
import { startWorld, type World } from '../world.ts';
import { openBrowser, PHONE, type OpenBrowser } from './browser.ts';

describe('the resident’s pages', () => {
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

  async function signInAs(page: Page, openid: string): Promise<void> {
    await page.goto(`${world.gateway}/m/#/pages/signIn/index`);
    await page.locator('#sign-in-openid input').fill(openid);
    await page.locator('#sign-in-wechat').click();
    await page.locator('#sign-in-wechat').waitFor({ state: 'detached' });
  }

  it('a father with a photo: files, gives permission, gets a receipt, follows it, and rates', async () => {
    const page = await browser.page(PHONE);
    await signInAs(page, 'pages-father');
    await page.goto(`${world.gateway}/m/`);
    await page.locator('#report-text textarea').fill('沿港西路83号有三座烟囱，昼夜使用劣质燃料排烟');
    await page.locator('#report-phone input').fill('13900000021');
    const photo = join(world.env.dataDir, 'smoke.jpg');
    writeFileSync(photo, await takePhoto());
    const chooser = page.waitForEvent('filechooser');
    await page.locator('#report-add-photo').click();
    await (await chooser).setFiles(photo);
    await page.locator('#report-remove-photo-0, #report-remove-photo-1').first().waitFor();
    await browser.screenshot(page, 'resident-report');
    await page.locator('#report-submit').click();
    await page.locator('#subscribe-allow').click();
    const number = (await page.locator('#receipt-number').innerText()).replace(/\s/g, '');
    expect(number).toMatch(/\d{8}-?\d{5}-?\d/);
    expect(await page.locator('#grid-card').innerText()).toMatch(/水景社区第7网格/);
    await browser.screenshot(page, 'resident-receipt');

    const supervisor = await staffMember(world, 'supervisor1');
    const handler = await staffMember(world, 'unit1');
    await handler.act(number, 'accept');
    await handler.act(number, 'resolve', { note: '已责令停用烟囱' });
    await supervisor.act(number, 'verify');

    await page.locator('#receipt-open-case').click();
    await page.locator('#case-timeline').waitFor();
    await page.getByText('已责令停用烟囱').first().waitFor();
    await browser.screenshot(page, 'resident-case');
    await page.locator('#case-rate').click();
    await page.locator('#rate-solved-yes').click();
    await page.locator('#rate-contacted-yes').click();
    await page.locator('#rate-satisfaction-5').click();
    await page.locator('#rate-words textarea').fill('办得快，谢谢');
    await browser.screenshot(page, 'resident-rate');
    await page.locator('#rate-submit').click();
    await until('her rating', async () => (await supervisor.see(number)).survey?.satisfaction === 5);
    expect((await supervisor.see(number)).stage).toBe('evaluated');
  });

  it('a resident without an account: signs in by an SMS code, and another looks up a case by number and code', async () => {
    const page = await browser.page(PHONE);
    await page.goto(`${world.gateway}/m/#/pages/signIn/index`);
    await page.locator('#sign-in-phone input').fill('13900000022');
    await page.locator('#sign-in-send-code').click();
    await page.locator('#sign-in-code').waitFor();
    await browser.screenshot(page, 'resident-sign-in');
    const text = await texter(world, '13900000022').reads(/验证码/);
    await page.locator('#sign-in-code input').fill(/\d{6}/.exec(text)?.[0] ?? '');
    await page.locator('#sign-in-submit').click();
    await page.locator('#sign-in-submit').waitFor({ state: 'detached' });

    const resident = texter(world, '13900000023');
    await resident.send('水景园3号楼楼下垃圾没人清');
    const told = await resident.reads(/编号/);
    const [, number = '', code = ''] = /编号([\d-]+)，查询码(\d+)/.exec(told) ?? [];
    const other = await browser.page(PHONE);
    await other.goto(`${world.gateway}/m/#/pages/track/index?number=${number}&code=${code}`);
    await other.locator('#track-result').waitFor();
    expect(await other.locator('#track-result').innerText()).toMatch(/已派/);
    await browser.screenshot(other, 'resident-track');
  });

  it('no page threw or logged an error', () => {
    expect(browser.errors).toEqual([]);
  });
});
