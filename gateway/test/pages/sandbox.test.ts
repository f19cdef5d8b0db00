import { startWorld, type World } from '../world.ts';
import { DESK, openBrowser, type OpenBrowser } from './browser.ts';

describe('the stand-in world and the front page', () => {
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

  it('the front page says where to go', async () => {
    const page = await browser.page(DESK);
    await page.goto(world.gateway);
    await page.getByText('我要反映').waitFor();
    await browser.screenshot(page, 'front');
  });

  it('a newcomer texts on the keypad phone and reads the answer', async () => {
    const page = await browser.page(DESK);
    await page.goto(`${world.gateway}/sandbox/`);
    await page.locator('textarea').first().fill('沿港西路83号有三座烟囱，昼夜使用劣质燃料排烟');
    await page.getByRole('button', { name: /发送/ }).first().click();
    await page
      .getByText(/已收到您反映的事，编号/)
      .first()
      .waitFor();
    await browser.screenshot(page, 'sandbox');
  });

  it('no page threw or logged an error', () => {
    expect(browser.errors).toEqual([]);
  });
});
