import type { Page } from 'playwright-core';
import { insert, update } from '../../src/db/change.ts';
import { newId } from '../../src/db/ids.ts';
import { conversationWith } from '../play/conversations.ts';
import { until } from '../play/http.ts';
import { staffMember, texter } from '../play/people.ts';
import { startWorld, type World } from '../world.ts';
import { openBrowser, type OpenBrowser } from './browser.ts';
import { deskOf, id } from './desk.ts';

const field = (name: string): string => `textarea${id(name)}, input${id(name)}, ${id(name)} input`;

describe('conversations and alarms at the desk', () => {
  let world: World;
  let browser: OpenBrowser;
  let one: Page;
  let two: Page;
  beforeAll(async () => {
    world = await startWorld();
    browser = await openBrowser();
    one = await deskOf(browser, world, 'operator1');
    two = await deskOf(browser, world, 'operator2');
  });
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  it('an operator takes a conversation over by key, writes, sees it arrive, and hands it back', async () => {
    const resident = texter(world, '13900000091');
    await resident.send('沿港西路83号有三座烟囱，昼夜使用劣质燃料排烟');
    await resident.reads(/编号/);
    const other = texter(world, '13900000092');
    await other.send('水景园3号楼楼下垃圾没人清');
    await other.reads(/编号/);
    await one.locator(id('nav-conversations')).click();
    await one.locator(id('conversation-139****0091')).click();
    await one.locator(id('said-resident')).getByText('三座烟囱').waitFor();
    await one.locator(id('said-house')).getByText('已送达').waitFor();
    await browser.screenshot(one, 'console-conversation');
    await one.keyboard.press('F8');
    await one.locator(id('composer-text')).waitFor();
    const words = '阿姨您好，执法队今天下午三点到现场，请您放心。';
    await one.locator(id('composer-text')).fill(words);
    expect(await one.locator(id('composer-count')).innerText()).toBe('23 字，按 1 条短信计费');
    await browser.screenshot(one, 'console-conversation-taken');
    await one.keyboard.press('Control+Enter');
    await one.locator(id('said-operator')).getByText('下午三点').waitFor();
    expect(await one.locator(id('composer-text')).inputValue()).toBe('');
    await resident.reads(/下午三点/);

    await two.locator(id('nav-conversations')).click();
    await two.locator(id('conversation-139****0091')).click();
    await two.locator(id('transcript')).getByText('您可以看，不能发').waitFor();
    expect(await two.locator(id('take-over')).count()).toBe(0);
    await one.locator(id('composer-text')).fill('写到一半');
    await one.keyboard.press('Alt+ArrowUp');
    await one.locator(id('transcript-phone')).getByText('139****0092').waitFor();
    await one.keyboard.press('Alt+ArrowDown');
    await one.locator(id('transcript-phone')).getByText('139****0091').waitFor();
    expect(await one.locator(id('composer-text')).inputValue()).toBe('写到一半');

    await resident.send('好的，谢谢');
    await one.locator(id('said-resident')).getByText('好的，谢谢').waitFor();
    await one.locator(id('transcript-reveal')).click();
    await one.locator(id('transcript-phone')).getByText('139 0000 0091').waitFor();
    await one.keyboard.press('F8');
    await one.locator(id('take-over')).waitFor();
    await two.locator(id('take-over')).waitFor();
  });

  it('finds a conversation by the whole number, and says so when there is none', async () => {
    await two.locator(field('conversation-search')).first().fill('13900000092');
    await two.keyboard.press('Enter');
    await two.locator(id('conversation-139****0091')).waitFor({ state: 'detached' });
    await two.locator(id('conversation-139****0092')).waitFor();
    await two.locator(field('conversation-search')).first().fill('13900000099');
    await two.keyboard.press('Enter');
    await two.getByText('这个号码没有发过短信').waitFor();
    await two.locator(field('conversation-search')).first().fill('');
    await two.keyboard.press('Enter');
  });

  it('an alarm stands over every page of every operator until one says what was done', async () => {
    await two.locator(id('group-督导')).click();
    await two.locator(id('nav-figures')).click();
    const { db, privacy, clock } = world.running.house;
    const row = await db.read.caseFile.findFirst({ where: { text: { contains: '烟囱' } } });
    const alarm = {
      id: newId(),
      inboundId: newId(),
      caseId: row?.id ?? null,
      kind: 'fire',
      phoneCipher: privacy.encrypt('+8613900000091'),
      text: '救命！沿港西路83号烧烤店着火了，二楼还有人',
      state: 'open',
      createdAt: clock.now(),
    };
    await db.submit({ writes: [insert('Alarm', alarm)] });
    for (const page of [one, two]) {
      await page.locator(id('alarms')).waitFor();
      expect(await page.locator(id('alarm-text')).innerText()).toContain('二楼还有人');
      expect(await page.title()).toContain('警报');
    }
    await browser.screenshot(two, 'console-alarm');
    await one.locator(id('alarm-reveal')).click();
    await one.locator(id('alarm-phone')).getByText('139 0000 0091').waitFor();
    await one.locator(id('alarm-see-to')).click();
    await browser.screenshot(one, 'console-alarm-note');
    await one.locator(id('alarm-note')).fill('已打119，消防车出发，已电话叫居民撤离');
    await one.keyboard.press('Enter');
    for (const page of [one, two]) await page.locator(id('alarms')).waitFor({ state: 'detached' });
    expect(await two.title()).not.toContain('警报');
    await two.locator(id('nav-alarms')).click();
    await two.getByText('已打119，消防车出发').waitFor();
    await browser.screenshot(two, 'console-alarms');
  });

  it('a handler asks through the desk, the operator telephones, the answer comes back without who it was', async () => {
    const operator = await staffMember(world, 'operator1');
    const { number } = await operator.log({
      text: '沿港西路83号半夜冒黑烟，我的电话13900000093',
      phone: '13900000093',
      callerName: '陈桂花',
      confidential: true,
    });
    const { db, privacy } = world.running.house;
    await db.submit({
      writes: [
        update('CaseFile', { where: { number }, set: { affectedCipher: privacy.encrypt('住三楼的妈妈') } }),
      ],
    });
    const handler = await deskOf(browser, world, 'unit1');
    await handler.goto(`${world.gateway}/console/cases/${number}`);
    await handler.locator(id('veiled')).waitFor();
    const page = await handler.locator('body').innerText();
    expect(page).not.toMatch(/0093|陈桂花|三楼的妈妈/);
    await handler.locator(id('relay-open')).click();
    await handler.locator(id('relay-question')).fill('烟一般几点最大？');
    await browser.screenshot(handler, 'console-confidential');
    await handler.locator(id('relay-ask')).click();
    await handler.locator(id('relay-waits')).waitFor();

    await two.locator(id('nav-callBacks')).click();
    await two.locator(id('call-back-asker')).getByText('请您代问').waitFor();
    expect(await two.locator(id('call-back-task')).innerText()).toContain('139 0000 0093');
    await browser.screenshot(two, 'console-relay');
    await two.locator(field('call-back-note')).first().fill('陈桂花说夜里两点最大');
    await two.locator(id('call-back-submit')).click();
    await handler.getByText('＊＊说夜里两点最大').waitFor();
    expect(await handler.locator(id('relay-waits')).count()).toBe(0);

    await two.goto(`${world.gateway}/console/cases/${number}`);
    await two.locator(id('desk-affected')).getByText('住三楼的妈妈').waitFor();
  });

  it('a message left aside by mistake becomes a complaint', async () => {
    const resident = texter(world, '13900000094');
    await resident.send('！！！？？');
    await until('it to be left aside', async () =>
      world.running.house.db.read.inboundMessage.count({ where: { state: 'ignored' } }),
    );
    await one.locator(id('nav-inbound')).click();
    await one.locator(id('inbound-filter')).getByText('不作诉求').click();
    await one.getByText('！！！？？').waitFor();
    await browser.screenshot(one, 'console-inbound');
    await one.getByRole('button', { name: '转成诉求' }).click();
    await one.locator(id('make-complaint-yes')).click();
    await resident.reads(/编号/);
    const staff = await staffMember(world, 'operator1');
    expect(await conversationWith(staff, '13900000094')).toMatchObject({ phone: '139****0094' });
  });

  it('no page threw or logged an error', () => {
    expect(browser.errors).toEqual([]);
  });
});
