import { inflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { until } from '../play/http.ts';
import { staffMember, texter } from '../play/people.ts';
import { startWorld, type World } from '../world.ts';
import { openBrowser, type OpenBrowser } from './browser.ts';
import { deskOf, id } from './desk.ts';

/** The streams of a PDF that hold glyphs, unpacked. */
function drawn(pdf: Buffer): string {
  const text = pdf.toString('latin1');
  return [...text.matchAll(/stream\r?\n/g)]
    .map(({ index, 0: mark }) => {
      const from = index + mark.length;
      const end = text.indexOf('endstream', from);
      try {
        return inflateSync(pdf.subarray(from, end)).toString('latin1');
      } catch {
        return '';
      }
    })
    .join('\n');
}

describe('figures for those who answer for them: report, ranking, hot spots, people, rules', () => {
  let world: World;
  let browser: OpenBrowser;
  let desk: Page;
  beforeAll(async () => {
    world = await startWorld();
    browser = await openBrowser();
    const handler = await staffMember(world, 'unit1');
    const supervisor = await staffMember(world, 'supervisor1');
    for (const [index, answer] of ['1', '1', '没有解决，还在冒烟', null].entries()) {
      const resident = texter(world, `1390000081${index}`);
      await resident.send('沿港西路83号冒黑烟');
      const number = /编号([\d-]+)/.exec(await resident.reads(/编号/))?.[1] ?? '';
      await handler.act(number, 'accept');
      if (answer === null) continue;
      await handler.act(number, 'contact', { note: '打过电话' });
      await handler.act(number, 'resolve', { note: `第${index + 1}家的烟道已经改好` });
      await supervisor.act(number, 'verify');
      await resident.reads(/已办完/);
      await resident.send(answer);
      await until('the answer', async () => (await supervisor.see(number)).stage !== 'closed');
    }
    desk = await deskOf(browser, world, 'supervisor1');
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  const month = (): string => new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 7);

  it('the month’s report reads as a paper, and prints as one: the page alone, with its text', async () => {
    await desk.locator(id('nav-report')).click();
    await desk.goto(`${world.gateway}/console/report?month=${month()}`);
    await desk.locator(id('report')).getByText('群众诉求办理月报').waitFor();
    await desk
      .locator(`${id('report')} figure svg, ${id('report')} figure canvas`)
      .first()
      .waitFor();
    const words = await desk.locator(id('report')).innerText();
    expect(words).toMatch(/收到/);
    expect(words).not.toMatch(/undefined|NaN|null/);
    await browser.screenshot(desk, 'console-report');
    const pdf = await desk.pdf({ format: 'A4', printBackground: true });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    // Text is drawn by fonts, not as a picture of it; the navigation stays off the paper.
    expect((drawn(pdf).match(/T[jJ]/g) ?? []).length).toBeGreaterThan(50);
    await desk.emulateMedia({ media: 'print' });
    expect(await desk.locator(id('nav-report')).isVisible()).toBe(false);
    expect(await desk.locator(id('report-print')).isVisible()).toBe(false);
    await browser.screenshot(desk, 'console-report-print');
    await desk.emulateMedia({ media: 'screen' });
  }, 60_000);

  it('the ranking stands beside its formula; another one is tried on the same data and compared', async () => {
    const admin = await deskOf(browser, world, 'admin');
    await admin.locator(id('nav-ranking')).click();
    await admin.locator(id('formula')).getByText('结案不足').waitFor();
    await admin.locator(id('ranking-by')).getByText('单位').click();
    await admin.locator(id('formula-edit')).click();
    await admin.locator(id('formula-try')).click();
    await admin.waitForLoadState('networkidle');
    await browser.screenshot(admin, 'console-ranking');
  }, 60_000);

  it('the pages beside them open for a supervisor and say nothing in English', async () => {
    await desk.locator(id('group-基础数据')).click();
    for (const page of ['figures', 'hotSpots', 'watch', 'people', 'rules']) {
      await desk.locator(id(`nav-${page}`)).click();
      await desk.waitForLoadState('networkidle');
      await until('all to be there', async () => (await desk.locator('.ant-spin-spinning').count()) === 0);
      await browser.screenshot(desk, `console-supervisor-${page}`);
      const words = await desk.locator('body').innerText();
      expect([page, words.match(/undefined|NaN|\bnull\b|\[object|\b[a-z]+_[a-z]+\b/)]).toEqual([page, null]);
    }
  }, 90_000);

  it('nobody is flooded: each role finds the own lists and pages, under their headings', async () => {
    await desk.locator(id('nav-figures')).click();
    await desk.locator(id('group-基础数据')).click();
    expect(await desk.locator(id('nav-rules')).count()).toBe(0);
    const headings = async (page: Page): Promise<string> => page.getByLabel('主导航').innerText();
    expect(await headings(desk)).toMatch(/案件[^]*待答复[^]*坐席[^]*督导[^]*统计[^]*粉饰核查[^]*基础数据/);
    const handler = await deskOf(browser, world, 'unit1');
    expect(await headings(handler)).not.toMatch(/坐席|督导|基础数据|人工分拨|待安排/);
    const operator = await deskOf(browser, world, 'operator1');
    expect(await headings(operator)).not.toMatch(/粉饰核查|下级上报|待答复|待安排|人员与请假/);
    expect(await operator.locator(id('nav-hotline')).count()).toBe(1);
    expect(await operator.locator(id('nav-places')).count()).toBe(0);
    await browser.screenshot(operator, 'console-operator-navigation');
    expect(browser.errors).toEqual([]);
  }, 60_000);
});
