import { makeDistrict } from '../../../prisma/seed/district.ts';
import { staffMember, telephone, texter } from '../play/people.ts';
import { startWorld, type World } from '../world.ts';
import { openBrowser, type OpenBrowser } from './browser.ts';
import { deskOf, id } from './desk.ts';

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

  it('a case from the list to its closing: accepted, resolved, refused to its own unit, verified by another', async () => {
    const resident = texter(world, '13900000031');
    await resident.send('沿港西路83号有三座烟囱，昼夜使用劣质燃料排烟');
    const number = /编号([\d-]+)/.exec(await resident.reads(/编号/))?.[1] ?? '';

    const handler = await deskOf(browser, world, 'unit1');
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

    const supervisor = await deskOf(browser, world, 'supervisor1');
    await supervisor.locator(id('queue-verify')).click();
    await supervisor.locator(id(`case-${number}`)).click();
    await supervisor.locator(id('action-verify')).click();
    await supervisor.locator(id('action-submit')).click();
    await supervisor.locator(`${id('stage')}[data-stage="closed"]`).waitFor();
    await resident.reads(/办完/);
    await browser.screenshot(supervisor, 'console-closed');
    await supervisor.locator(id('nav-figures')).click();
    await supervisor.locator(id('figures-response')).waitFor();
    await supervisor
      .locator(`${id('figures-areas')} tr[data-row-key]`)
      .first()
      .waitFor();
    await browser.screenshot(supervisor, 'console-figures');
    await supervisor.locator(`${id('figures-closed')} button`).click();
    await supervisor.locator(id(`figure-case-${number}`)).waitFor();
    await browser.screenshot(supervisor, 'console-figures-cases');
    await supervisor.locator(id(`figure-case-${number}`)).click();
    await supervisor.locator(`${id('stage')}[data-stage="closed"]`).waitFor();
  });

  it('an operator with a headset: the card pops up, the call is logged by keyboard, the number is read aloud', async () => {
    const operator = await deskOf(browser, world, 'operator1');
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

  it('sent back twice, the case is marked, the desk has no button for it, and a supervisor decides', async () => {
    const resident = texter(world, '13900000033');
    await resident.send('沿港西路83号冒黑烟');
    const number = /编号([\d-]+)/.exec(await resident.reads(/编号/))?.[1] ?? '';
    const desk = await staffMember(world, 'operator1');
    await (
      await staffMember(world, 'unit1')
    ).act(number, 'sendBack', {
      reason: '不归我队管',
      unitCode: '990104-sthj',
    });
    await desk.act(number, 'dispatch', { unitCode: '990104-zfjs' });
    const housing = makeDistrict().staff.find(({ unitCode }) => unitCode === '990104-zfjs')?.username ?? '';
    await (await staffMember(world, housing)).act(number, 'sendBack', { reason: '不是工地' });

    const operator = await deskOf(browser, world, 'operator2');
    await operator.locator(id('queue-triage')).click();
    await operator.locator(id('triage-parts')).getByText('待裁定').click();
    await operator
      .locator(id(`case-${number}`))
      .getByText('待水景社区裁定')
      .waitFor();
    await browser.screenshot(operator, 'console-decisions');
    await operator.locator(id(`case-${number}`)).click();
    await operator.locator(id('action-classify')).waitFor();
    expect(await operator.locator(id('action-dispatch')).count()).toBe(0);

    const supervisor = await deskOf(browser, world, 'supervisor2');
    await supervisor.goto(`${world.gateway}/console/cases/${number}`);
    await supervisor.locator(id('action-dispatch')).click();
    await supervisor.locator(id('decision')).waitFor();
    await supervisor.locator(id('unit-suggestions')).getByText('临江区生态环境分局').waitFor();
    await browser.screenshot(supervisor, 'console-decision');
    await supervisor.locator(id('action-submit')).click();
    await supervisor.locator(`${id('stage')}[data-stage="dispatched"]`).waitFor();
    await supervisor.getByText('水景社区裁定由临江区生态环境分局办理').first().waitFor();
    expect((await desk.see(number)).unitCode).toBe('990104-sthj');
  });

  it('no page threw or logged an error', () => {
    expect(browser.errors).toEqual([]);
  });
});
