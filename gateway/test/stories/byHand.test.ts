import { giveBackLeftAlone } from '../../src/dialogue/byHand/leftAlone.ts';
import type { Clock } from '../../src/clock.ts';
import { conversationWith, handBack, listed, take, transcript, write } from '../play/conversations.ts';
import { caller, until } from '../play/http.ts';
import { staffMember, texter, type StaffMember } from '../play/people.ts';
import { askForCode } from '../play/signIn.ts';
import { startWorld, type World } from '../world.ts';

const HOUR = 3600_000;

/** The clock on the wall, and hours that tests let pass. */
class Wall implements Clock {
  passed = 0;
  now(): Date {
    return new Date(Date.now() + this.passed);
  }
}

describe('answering by hand', () => {
  const clock = new Wall();
  let world: World;
  let one: StaffMember;
  let two: StaffMember;
  let supervisor: StaffMember;
  let number: string;
  let id: string;
  const phone = '13900000081';
  beforeAll(async () => {
    world = await startWorld({ clock });
    one = await staffMember(world, 'operator1');
    two = await staffMember(world, 'operator2');
    supervisor = await staffMember(world, 'supervisor1');
    const resident = texter(world, phone);
    await resident.send('沿港西路83号有三座烟囱，昼夜使用劣质燃料排烟');
    number = /编号([\d-]+)/.exec(await resident.reads(/编号/))?.[1] ?? '';
    id = (await conversationWith(one, phone))?.id ?? '';
  });
  afterAll(() => world.close());

  const audits = (action: string) =>
    world.running.house.db.read.auditEntry.count({ where: { action, subject: id } });

  it('is for the desk alone', async () => {
    for (const username of ['unit1', 'grid7', 'leader1']) {
      const staff = await staffMember(world, username);
      const statuses = [
        (await listed(staff)).status,
        (await transcript(staff, id)).status,
        (await take(staff, id)).status,
        (await handBack(staff, id)).status,
        (await write(staff, id, '您好')).status,
        (await staff.post(`/api/v1/staff/conversations/${id}/phone`)).status,
      ];
      expect(statuses).toEqual([403, 403, 403, 403, 403, 403]);
    }
    expect((await caller(world.gateway).get('/api/v1/staff/conversations')).status).toBe(401);
    expect((await transcript(one, 'f'.repeat(64))).status).toBe(404);
  });

  it('lists conversations newest first, masked, and finds one by the whole number only', async () => {
    const other = texter(world, '13900000082');
    await other.send('水景园3号楼楼下垃圾没人清');
    await other.reads(/编号/);
    const { conversations } = (await listed(one)).body;
    expect(conversations.map((row) => row.phone)).toEqual(['139****0082', '139****0081']);
    expect(conversations[1]).toMatchObject({
      id,
      lastText: expect.stringContaining('三座烟囱') as string,
      taken: null,
    });
    expect((await listed(one, `?phone=${phone}`)).body.conversations).toHaveLength(1);
    expect((await listed(one, '?phone=0081')).status).toBe(400);
    expect((await listed(one, '?cursor=nonsense')).body).toMatchObject({ code: 'cursor_wrong' });
    expect(await audits('find-conversation')).toBe(1);
  });

  it('shows who said what and whether it arrived; looking is written down once a look', async () => {
    const read = await until('the receipt', async () => {
      const { body } = await transcript(one, id);
      return body.said.some(({ stateLabel }) => stateLabel.startsWith('已送达')) && body;
    });
    expect(read.said.map(({ from, number: about }) => [from, about])).toEqual([
      ['house', number],
      ['resident', number],
    ]);
    expect(read.said[1]).toMatchObject({ intent: 'complaint', state: 'processed' });
    expect(read.cases.map((row) => row.number)).toEqual([number]);
    await transcript(supervisor, id);
    expect(await audits('read-conversation')).toBe(2);
    const shown = await one.post<{ phone: string }>(`/api/v1/staff/conversations/${id}/phone`);
    expect(shown.body.phone).toBe(`+86${phone}`);
    expect(await audits('reveal-phone')).toBe(1);
  });

  it('supervisors see what touches cases of their area, nobody else’s', async () => {
    const elsewhere = await staffMember(world, 'supervisor3');
    expect(await conversationWith(elsewhere, phone)).toBeUndefined();
    expect((await listed(elsewhere)).body.conversations).toEqual([]);
    expect((await transcript(elsewhere, id)).status).toBe(404);
    expect((await take(elsewhere, id)).status).toBe(404);
    const here = await staffMember(world, 'supervisor2');
    expect((await transcript(here, id)).body.said).toHaveLength(2);
    expect((await listed(here)).body.conversations.map((row) => row.id)).toContain(id);
  });

  it('a sign-in code is not shown', async () => {
    expect((await askForCode(world.gateway, phone)).status).toBe(202);
    await texter(world, phone).reads(/验证码/);
    const texts = JSON.stringify((await transcript(one, id)).body);
    expect(texts).not.toMatch(/\d{6}，5分钟/);
  });

  it('nobody writes who has not taken it over', async () => {
    expect((await write(one, id, '您好')).body.code).toBe('conversation_not_yours');
  });

  it('of many who take it over at once one has it, the others are told who', async () => {
    const staff = [one, two, supervisor];
    const answers = await Promise.all([...staff, ...staff].map((member) => take(member, id)));
    const refused = answers.filter(({ status }) => status === 409);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(1);
    const [holder] = (await listed(one, '?list=taken')).body.conversations;
    expect(holder?.taken?.by).toBeTruthy();
    for (const { body } of refused) {
      expect(body.code).toBe('conversation_taken');
      expect(body.detail).toContain(holder?.taken?.by);
    }
    expect(await audits('take-conversation')).toBe(1);
    await handBack(supervisor, id);
    expect((await listed(one, '?list=taken')).body.conversations).toEqual([]);
  });

  it('an answer is sent once however often it is pressed, urgent, with the name of who wrote it', async () => {
    expect((await take(one, id)).status).toBe(200);
    expect((await take(one, id)).status).toBe(200);
    const key = crypto.randomUUID();
    const words = '阿姨您好，执法队今天下午三点到现场，请您放心。';
    const answers = await Promise.all([1, 2, 3].map(() => write(one, id, words, key)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    const resident = texter(world, phone);
    await resident.reads(/下午三点/);
    expect((await resident.got()).filter(({ text }) => text.includes('下午三点'))).toHaveLength(1);
    expect((await write(one, id, '别的话', key)).body.code).toBe('idempotency_key_reused');
    const [newest] = (await transcript(two, id)).body.said;
    const me = (await one.get<{ name: string }>('/api/v1/staff/me')).body.name;
    expect(newest).toMatchObject({ from: 'operator', name: me, text: words });
    const row = await world.running.house.db.read.notice.findUnique({ where: { id: newest?.id } });
    expect(row).toMatchObject({ urgent: true, phoneIndex: id, purpose: 'reply' });
  });

  it('what carriers take no address in is sent without it, and the same key again is the same answer', async () => {
    const key = crypto.randomUUID();
    const first = await write(one, id, '请看 https://example.org/a\n谢谢', key);
    expect(first.status).toBe(201);
    expect((await write(one, id, '请看 https://example.org/a\n谢谢', key)).body.id).toBe(first.body.id);
    await texter(world, phone).reads(/请看 example\.org\/a/);
  });

  it('refuses what cannot be sent, with a sentence', async () => {
    expect((await write(one, id, '长'.repeat(336))).body).toMatchObject({ code: 'text_too_long' });
    expect((await write(one, id, '长'.repeat(335))).status).toBe(201);
    expect((await write(one, id, ' \u200b ')).status).toBe(400);
    const bare = await one.post(`/api/v1/staff/conversations/${id}/messages`, { text: '您好' });
    expect(bare.body).toMatchObject({ code: 'idempotency_key_required' });
    expect((await write(two, id, '我也来说')).body).toMatchObject({ code: 'conversation_taken' });
  });

  it('what she asked for stops nothing: after 退订 an answer by hand still reaches her', async () => {
    await handBack(one, id);
    const resident = texter(world, phone);
    await resident.send('退订');
    await resident.reads(/不再/);
    await take(one, id);
    expect((await transcript(one, id)).body.stopped).toBe(true);
    await write(one, id, '好的，退订以后事情照常办。');
    await resident.reads(/照常办。/);
  });

  it('is handed back by who has it, or by a supervisor', async () => {
    expect((await handBack(two, id)).body.code).toBe('not_yours');
    expect((await transcript(two, id)).body.mayReturn).toBe(false);
    expect((await transcript(supervisor, id)).body.mayReturn).toBe(true);
    expect((await handBack(supervisor, id)).status).toBe(200);
    expect((await handBack(one, id)).status).toBe(200);
    expect((await write(one, id, '还在吗')).body.code).toBe('conversation_not_yours');
  });

  it('left alone for eight hours it goes back by itself, marked, and what waited is answered', async () => {
    const { house } = world.running;
    await take(two, id);
    clock.passed += 7.9 * HOUR;
    expect(await giveBackLeftAlone(house)).toBe(0);
    const resident = texter(world, phone);
    const before = (await resident.got()).length;
    await resident.send('帮助');
    await until('it to lie there', () => waiting('taken'));
    expect((await resident.got()).length).toBe(before);
    expect((await listed(two, '?list=taken')).body.conversations[0]?.waits).toBe(true);
    clock.passed += 0.2 * HOUR;
    const turns = await Promise.all([giveBackLeftAlone(house), giveBackLeftAlone(house)]);
    expect(turns.reduce((sum, count) => sum + count, 0)).toBe(1);
    const [row] = (await listed(one, `?phone=${phone}`)).body.conversations;
    expect(row).toMatchObject({ taken: null });
    expect(row?.leftAloneAt).not.toBeNull();
    await until('the house to understand what waited', () => waiting('help'));
    await resident.reads(/查询.*催办/);
    await handBack(one, id);
    expect((await listed(one, `?phone=${phone}`)).body.conversations[0]?.leftAloneAt).toBeNull();
  });

  it('handed back by hand, what she wrote last is answered by the house, and only that', async () => {
    const resident = texter(world, phone);
    await take(one, id);
    await resident.send('你们几点来');
    await until('it to lie there', () => waiting('taken'));
    await write(one, id, '下午三点。');
    await resident.reads(/下午三点。/);
    await resident.send('查询');
    await until('it to lie there', async () => (await count('taken')) === 2);
    await handBack(one, id);
    await until('the house to understand it', () => waiting('status'));
    expect(await count('taken')).toBe(1);
  });

  const count = (intent: string): Promise<number> =>
    world.running.house.db.read.inboundMessage.count({ where: { phoneIndex: id, intent } });
  const waiting = async (intent: string): Promise<boolean> => (await count(intent)) > 0;
});
