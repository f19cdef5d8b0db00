import type { NoticeSettingsView, Wording, WordingPreview } from '@gridline/shared/noticeApi.ts';
import { update } from '../../src/db/change.ts';
import { remindSurveys } from '../../src/surveys/remind.ts';
import { caller, until } from '../play/http.ts';
import { staffMember, texter, type StaffMember } from '../play/people.ts';
import { startWorld, type World } from '../world.ts';

const PATH = '/api/v1/staff/wordings/accepted';
const NEW = '${number}号事，${unit}接手了，${by}办好。';

describe('wordings and settings are data that staff change', () => {
  let world: World;
  let supervisor: StaffMember;

  beforeAll(async () => {
    world = await startWorld();
    supervisor = await staffMember(world, 'supervisor1');
  });
  afterAll(() => world.close());

  const accepted = async (phone: string): Promise<{ number: string; text: string }> => {
    await texter(world, phone).send('沿港西路83号烧烤店油烟太大');
    const number = /20\d{6}-\d+-\d/.exec(await texter(world, phone).reads(/编号/))?.[0] ?? '';
    await staffMember(world, 'unit1').then((one) => one.act(number, 'accept'));
    return { number, text: await texter(world, phone).reads(/前办好/) };
  };

  it('are listed with what they cost, and previewed without being saved', async () => {
    const { wordings } = (await supervisor.get<{ wordings: Wording[] }>('/api/v1/staff/wordings')).body;
    expect(wordings.every(({ preview, label }) => preview.problems.length === 0 && label)).toBe(true);
    const wrong = await supervisor.post<WordingPreview>(`${PATH}/preview`, { text: '${number}号，${who}' });
    expect(wrong.body.problems.join()).toMatch(/没有“\$\{who\}”.*少了“\$\{unit\}”/);
    const right = await supervisor.post<WordingPreview>(`${PATH}/preview`, { text: NEW });
    expect(right.body).toMatchObject({ problems: [], example: { segments: 1, odd: '【' } });
    expect(right.body.example.text).toMatch(/^【网格直通】20261122-00017-4号事，城管执法中队接手了/);
  });

  it('a wrong one is not saved, one made from an old version neither, nor by an operator', async () => {
    expect((await supervisor.post(PATH, { text: '${number}号', version: 0 })).body).toMatchObject({
      code: 'wording_wrong',
    });
    expect((await supervisor.post(PATH, { text: NEW, version: 3 })).status).toBe(409);
    const operator = await staffMember(world, 'operator1');
    expect((await operator.post(PATH, { text: NEW, version: 0 })).status).toBe(403);
    expect((await supervisor.post('/api/v1/staff/wordings/nothing', { text: NEW, version: 0 })).status).toBe(
      404,
    );
  });

  it('of two who save at once one is told to look again', async () => {
    const both = await Promise.all(
      [NEW, `${NEW}！`].map((text) => supervisor.post(PATH, { text, version: 0 })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const audit = await world.running.house.db.read.auditEntry.findFirst({
      where: { action: 'wording-change' },
    });
    expect(audit).toMatchObject({ subject: '签收通知' });
  });

  it('without a code of the carrier the old words go out there, and staff are told', async () => {
    const { body } = await supervisor.get<{ wording: Wording }>(PATH);
    expect(body.wording).toMatchObject({ current: { version: 1 }, atCarrier: { version: 0 } });
    expect(body.wording.carrierRemark).toMatch(/还没有填运营商的模板编号.*发出的仍是内置文字/);
    const { number, text } = await accepted('13900000301');
    expect(text).toMatch(/正在办理/);
    const { db } = world.running.house;
    const row = await until('the row to keep what was sent', async () =>
      db.read.notice.findFirst({ where: { purpose: 'accepted', state: { in: ['sent', 'delivered'] } } }),
    );
    expect(row).toMatchObject({ wording: 0, params: expect.stringContaining(number) as string });
    expect(text).toContain(row.text);
  });

  it('registered with the carrier the new words go out, and the row keeps them', async () => {
    await caller(world.sandbox).post('/sandbox/api/templates', { SMS_NEW: NEW });
    const saved = await supervisor.post<Wording>(PATH, { text: NEW, carrierCode: 'SMS_NEW', version: 1 });
    expect(saved.body).toMatchObject({ current: { version: 2 }, carrierRemark: null });
    const { number, text } = await accepted('13900000302');
    expect(text).toMatch(/接手了/);
    const seen = await until('the receipt', async () => {
      const { notices, timeline } = await supervisor.see(number);
      return notices.some(({ state }) => state === 'delivered') && { notices, timeline };
    });
    expect(text).toContain(seen.notices.at(-1)?.text);
    await until('the step to say how it was told', async () =>
      (await supervisor.see(number)).timeline.some(
        ({ action, told }) => action === 'accept' && /^短信已送达 \d+:\d\d$/.test(told ?? ''),
      ),
    );
  });

  it('a survey is reminded of once, never after an answer', async () => {
    const { db } = world.running.house;
    const numbers: string[] = [];
    for (const phone of ['13900000303', '13900000304']) {
      const { number } = await accepted(phone);
      await staffMember(world, 'unit1').then((one) => one.act(number, 'resolve', { note: '已约谈' }));
      await supervisor.act(number, 'verify');
      await texter(world, phone).reads(/办好了吗/);
      numbers.push(number);
    }
    await texter(world, '13900000304').send('1');
    await texter(world, '13900000304').reads(/谢谢/);
    const invitedAt = new Date(Date.now() - 3 * 24 * 3600_000);
    const cases = await db.read.caseFile.findMany({ where: { number: { in: numbers } } });
    await db.submit({
      writes: cases.map(({ id }) => update('Survey', { where: { caseId: id }, set: { invitedAt } })),
    });
    await Promise.all([remindSurveys(world.running.house), remindSurveys(world.running.house)]);
    await remindSurveys(world.running.house);
    await until('the reminder', async () => {
      const got = await texter(world, '13900000303').got();
      return got.filter(({ text }) => /办好了吗/.test(text)).length === 2;
    });
    expect(await db.read.notice.count({ where: { purpose: 'survey' } })).toBe(3);
  });

  it('settings are changed by an admin, from what stands, and hold at once', async () => {
    const path = '/api/v1/staff/notice-settings';
    const admin = await staffMember(world, 'admin');
    const { body } = await admin.get<NoticeSettingsView>(path);
    const settings = { ...body.settings, caps: { perMinute: 2, perHour: 9, perDay: 20 } };
    const change = { settings, revision: body.revision };
    expect((await supervisor.post(path, change)).status).toBe(403);
    const wrong = { ...settings, caps: { ...settings.caps, perHour: 1 } };
    expect((await admin.post(path, { ...change, settings: wrong })).body).toMatchObject({
      code: 'caps_wrong',
    });
    expect((await admin.post<NoticeSettingsView>(path, change)).body.settings.caps.perMinute).toBe(2);
    expect(world.running.house.notices().settings.caps.perMinute).toBe(2);
    expect((await admin.post(path, change)).body).toMatchObject({ code: 'settings_changed' });
  });
});
