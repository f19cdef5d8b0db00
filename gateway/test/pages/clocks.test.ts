import type { Page } from 'playwright-core';
import { until } from '../play/http.ts';
import { staffMember, texter, type StaffMember } from '../play/people.ts';
import { startWorld, type World } from '../world.ts';
import { openBrowser, type OpenBrowser } from './browser.ts';
import { deskOf, id } from './desk.ts';

describe('requests, reminders and rules at the desk', () => {
  let world: World;
  let browser: OpenBrowser;
  let boss: Page;
  let handler: StaffMember;
  let number = '';
  beforeAll(async () => {
    world = await startWorld();
    browser = await openBrowser();
    const resident = texter(world, '13900000191');
    await resident.send('沿港西路83号有三座烟囱，昼夜使用劣质燃料排烟');
    number = /编号([\d-]+)/.exec(await resident.reads(/编号/))?.[1] ?? '';
    handler = await staffMember(world, 'unit1');
    await handler.act(number, 'accept');
    boss = await deskOf(browser, world, 'supervisor1');
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

  it('a supervisor refuses a request with a reason, grants the next one prefilled, and the bell tells who asked', async () => {
    await handler.act(number, 'askSuspend', { reason: '等环评报告', until: inDays(10) });
    await boss.locator(id('queue-asked')).click();
    await boss.getByText(number).first().click();
    await boss.locator(id('desk-asked')).getByText('等环评报告').waitFor();
    await browser.screenshot(boss, 'console-asked');
    await boss.locator(id('asked-deny')).click();
    await boss.locator(id('field-reason')).fill('报告下周就有');
    await boss.locator(id('action-submit')).click();
    await boss.locator(id('desk-asked')).waitFor({ state: 'detached' });

    await handler.act(number, 'askExtend', { reason: '要等鉴定', until: inDays(20) });
    await boss.locator(id('asked-approve')).click();
    expect(await boss.locator(id('field-reason')).inputValue()).toBe('要等鉴定');
    await boss.locator(id('action-submit')).click();
    await boss.locator(id('desk-asked')).waitFor({ state: 'detached' });
    const seen = await handler.see(number);
    expect([seen.asked, seen.timeline.at(-1)?.action]).toEqual([null, 'extend']);

    const mine = await deskOf(browser, world, 'unit1');
    await until('the bell to count', async () => /2/.test(await mine.locator(id('bell')).innerText()));
    await mine.locator(id('bell')).click();
    await mine.locator(id('reminders')).getByText('没有同意：报告下周就有').waitFor();
    await browser.screenshot(mine, 'console-bell');
    await mine.locator(id('reminders')).getByText('没有同意：报告下周就有').click();
    await mine.locator(id('desk-number')).getByText(number).waitFor();
    await until('one to be read', async () => /1/.test(await mine.locator(id('bell')).innerText()));
  }, 60_000);

  it('an admin sets hours, a special day and a limit; a supervisor reads them and cannot', async () => {
    await boss.locator(id('group-基础数据')).click();
    await boss.locator(id('nav-rules')).click();
    await boss.locator(id('rules')).getByText('办理规则由管理员修改').waitFor();
    expect(await boss.locator(id('rules-save')).count()).toBe(0);
    const limits = await boss.locator(id('rules-categories')).innerText();
    expect(limits).toMatch(/个工作日/);
    expect(limits).toMatch(/紧急\s+昼夜都算/);
    const admin = await deskOf(browser, world, 'admin');
    await admin.locator(id('nav-rules')).click();
    await admin.locator(id('rules-from')).fill('18:00');
    await admin.locator(id('rules-save')).click();
    await admin.getByText('下班时间要比上班时间晚').waitFor();
    await admin.locator(id('rules-from')).fill('08:30');
    await admin.locator(id('rules-add-day')).click();
    await admin.locator(id('rules-day-0')).fill('2027-02-08');
    await admin.locator(id('rules-add-limit')).click();
    await browser.screenshot(admin, 'console-rules');
    await admin.locator(id('rules-save')).click();
    await admin.getByText('已保存').waitFor();
    await until('the house to go by it', async () => {
      const { calendar, limits } = world.running.house.atlas().life;
      return calendar.from === '08:30' && calendar.days['2027-02-08'] === 'rest' && limits.length === 1;
    });
  }, 60_000);
});
