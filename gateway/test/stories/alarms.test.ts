import type { AlarmView } from '@gridline/shared/conversationApi.ts';
import { insert } from '../../src/db/change.ts';
import { newId } from '../../src/db/ids.ts';
import { openAlarms, take } from '../play/conversations.ts';
import { caller, until } from '../play/http.ts';
import { staffMember, texter, type StaffMember } from '../play/people.ts';
import { startWorld, type World } from '../world.ts';

interface Refused {
  code?: string;
  detail?: string;
}

describe('alarms', () => {
  let world: World;
  let one: StaffMember;
  let two: StaffMember;
  let number: string;
  const phone = '+8613900000083';
  beforeAll(async () => {
    world = await startWorld();
    one = await staffMember(world, 'operator1');
    two = await staffMember(world, 'operator2');
    const resident = texter(world, '13900000083');
    await resident.send('沿港西路83号有三座烟囱，昼夜使用劣质燃料排烟');
    number = /编号([\d-]+)/.exec(await resident.reads(/编号/))?.[1] ?? '';
  });
  afterAll(() => world.close());

  /** As the dialogue writes it. */
  async function raise(text: string, about: 'the case' | 'none yet' = 'the case'): Promise<string> {
    const { db, privacy, clock } = world.running.house;
    const found = await db.read.caseFile.findUniqueOrThrow({ where: { number } });
    const id = newId();
    const row = {
      id,
      inboundId: newId(),
      caseId: about === 'the case' ? found.id : null,
      kind: 'fire',
      phoneCipher: privacy.encrypt(phone),
      text,
      state: 'open',
      createdAt: clock.now(),
    };
    await db.submit({ writes: [insert('Alarm', row)] });
    return id;
  }

  const done = (staff: StaffMember, id: string, note: string) =>
    staff.post<AlarmView & Refused>(`/api/v1/staff/alarms/${id}/done`, { note });

  it('a message of danger raises it, once, with its case, whoever is answering', async () => {
    const resident = texter(world, '13900000084');
    await resident.send('水景园5号楼着火了，快来人');
    const said = await resident.reads(/^(?:【.*?】)?着火请马上打119/);
    const found = /编号([\d-]+)/.exec(said)?.[1];
    await caller(world.sandbox).post('/sandbox/api/sms/repush', {});
    const raised = (): Promise<AlarmView[]> =>
      openAlarms(one).then((open) => open.filter((alarm) => alarm.phone.endsWith('0084')));
    expect(await raised()).toMatchObject([
      { kind: 'fire', text: '水景园5号楼着火了，快来人', number: found },
    ]);
    const [{ conversation = '' } = {}] = await raised();
    await take(one, conversation);
    await resident.send('有人晕倒了');
    await resident.reads(/^(?:【.*?】)?救人要紧，请马上打120/);
    expect((await raised()).map(({ kind }) => kind)).toEqual(['medical', 'fire']);
    for (const { id } of await raised()) await done(one, id, '已通知消防和急救');
  });

  it('is told to every operator at once over the open line', async () => {
    const heard = await Promise.all([listen(one), listen(two)]);
    await raise('楼下烧烤店着火了！');
    await until('both to hear', async () => heard.every((line) => line.text().includes('event: alarms')));
    for (const line of heard) line.close();
    const [alarm] = await openAlarms(two);
    expect(alarm).toMatchObject({ kind: 'fire', text: '楼下烧烤店着火了！', phone: '139****0083', number });
    expect(alarm?.conversation).toMatch(/^[0-9a-f]{64}$/);
  });

  it('one number to call, written down', async () => {
    const [alarm] = await openAlarms(one);
    const shown = await one.post<{ phone: string }>(`/api/v1/staff/alarms/${alarm?.id}/phone`);
    expect(shown.body.phone).toBe(phone);
    const subject = `alarm ${alarm?.id}`;
    expect(await world.running.house.db.read.auditEntry.count({ where: { subject } })).toBe(1);
  });

  it('stays until somebody says what was done; who comes second is told who was first', async () => {
    const [alarm] = await openAlarms(one);
    const id = alarm?.id ?? '';
    expect((await done(one, id, ' ')).status).toBe(400);
    const answers = await Promise.all([done(one, id, '已打119，消防车出动'), done(two, id, '已打119')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const won = answers.find(({ status }) => status === 200)?.body;
    const lost = answers.find(({ status }) => status === 409)?.body;
    expect(lost?.code).toBe('alarm_done');
    expect(lost?.detail).toContain(won?.doneBy);
    expect(lost?.detail).toContain(won?.note);
    expect(await openAlarms(two)).toEqual([]);
    const past = await one.get<{ alarms: AlarmView[] }>('/api/v1/staff/alarms?state=done');
    expect(past.body.alarms[0]).toMatchObject({ id, doneBy: won?.doneBy, note: won?.note });
  });

  it('is for the desk; a supervisor of an area gets those of its cases', async () => {
    const here = await raise('三楼漏气，很大味道');
    const nowhere = await raise('有人晕倒了', 'none yet');
    const idsFor = async (username: string): Promise<string[]> =>
      (await openAlarms(await staffMember(world, username))).map(({ id }) => id);
    expect(await idsFor('operator1')).toEqual([nowhere, here]);
    expect(await idsFor('supervisor2')).toEqual([here]);
    expect(await idsFor('supervisor3')).toEqual([]);
    const elsewhere = await staffMember(world, 'supervisor3');
    expect((await done(elsewhere, here, '看过了')).status).toBe(404);
    for (const username of ['unit1', 'grid7', 'leader1']) {
      const staff = await staffMember(world, username);
      expect((await staff.get('/api/v1/staff/alarms')).status).toBe(403);
      expect((await done(staff, here, '看过了')).status).toBe(403);
      expect((await staff.post(`/api/v1/staff/alarms/${here}/phone`)).status).toBe(403);
    }
  });

  async function listen(staff: StaffMember): Promise<{ text(): string; close(): void }> {
    const stop = new AbortController();
    let heard = '';
    const response = await fetch(`${world.gateway}/api/v1/staff/events?token=${staff.token}`, {
      signal: stop.signal,
    });
    const reading = async (): Promise<void> => {
      for await (const chunk of response.body ?? []) heard += Buffer.from(chunk).toString();
    };
    void reading().catch(() => undefined);
    // The first look only remembers; it has happened when the line was open for a moment.
    await new Promise((resolve) => setTimeout(resolve, 500));
    return { text: () => heard, close: () => stop.abort() };
  }
});
