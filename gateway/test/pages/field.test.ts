import { smoke } from '../play/colleagues.ts';
import { staffMember } from '../play/people.ts';
import { startWorld, type World } from '../world.ts';
import { openBrowser, type OpenBrowser } from './browser.ts';
import { deskOf, id } from './desk.ts';

/** The narrowest telephone in use, held in one hand at the place. */
const NARROW = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  permissions: ['geolocation'],
};
/** A thumb needs so many pixels. */
const THUMB = 44;

describe('the console in the field', () => {
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

  it('accepted, arrived and resolved on 360 pixels: nothing to scroll sideways, buttons for a thumb', async () => {
    const { number } = await smoke(world, '13915000001');
    const row = await world.running.house.db.read.caseFile.findUniqueOrThrow({ where: { number } });
    const geolocation = { longitude: row.lng ?? 0, latitude: row.lat ?? 0, accuracy: 25 };
    const phone = await deskOf(browser, world, 'unit1', { ...NARROW, geolocation });
    await phone.goto(`${world.gateway}/console/cases/${number}`);
    await phone.locator(id('desk')).waitFor();
    for (const action of ['accept', 'arrive', 'resolve']) {
      const button = phone.locator(id(`action-${action}`));
      await button.waitFor();
      const box = await button.boundingBox();
      expect(box?.height).toBeGreaterThanOrEqual(THUMB);
      expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(360);
      await browser.screenshot(phone, `field-${action}`);
      await button.tap();
      if (action === 'arrive') {
        await phone.locator(id('field-here')).tap();
        await phone.locator(id('here-state')).filter({ hasText: '误差约 25 米' }).waitFor();
      }
      if (action === 'resolve') await phone.locator(`textarea${id('field-note')}`).fill('已责令停用。');
      const submit = phone.locator(id('action-submit'));
      expect((await submit.boundingBox())?.height).toBeGreaterThanOrEqual(THUMB);
      expect(await phone.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
      await browser.screenshot(phone, `field-${action}-form`);
      await submit.tap();
      await phone.locator(id(`panel-${action}`)).waitFor({ state: 'detached' });
    }
    const supervisor = await staffMember(world, 'supervisor1');
    const seen = await supervisor.see(number);
    expect(seen.stage).toBe('resolved');
    expect(seen.timeline.find(({ action }) => action === 'arrive')?.internalNote).toMatch(
      /约 \d+ 米，在允许的 325 米内/,
    );
  });

  it('sends a handler on leave from the page of people, and the person sees it in the own dialogue', async () => {
    const supervisor = await deskOf(browser, world, 'supervisor1');
    await supervisor.locator(id('group-基础数据')).click();
    await supervisor.locator(id('nav-people')).click();
    await supervisor
      .locator(id('people-search'))
      .locator('input')
      .or(supervisor.locator(`input${id('people-search')}`))
      .first()
      .fill('unit7');
    await supervisor.locator(id('leave-unit7')).click();
    for (const field of ['leave-from', 'leave-until']) {
      await supervisor.locator(id(field)).click();
      const open = supervisor.locator('.ant-picker-dropdown:not(.ant-picker-dropdown-hidden)');
      await open.getByText(field === 'leave-from' ? '1 天后' : '5 天后').click();
      await open.waitFor({ state: 'hidden' });
    }
    await supervisor.locator(id('leave-save')).click();
    await supervisor.locator(id('leave-save')).waitFor({ state: 'detached' });
    await supervisor.locator(id('person-unit7')).filter({ hasText: '将请假' }).waitFor();
    await browser.screenshot(supervisor, 'people');

    const handler = await deskOf(browser, world, 'unit7');
    await handler.locator(id('my-leave')).click();
    await handler.locator(id('leave-cancel')).click();
    await handler.locator(id('leave-cancel')).waitFor({ state: 'detached' });
    const staff = await world.running.house.db.read.staff.findUniqueOrThrow({ where: { username: 'unit7' } });
    expect(staff.awayFrom).toBeNull();
  });
});
