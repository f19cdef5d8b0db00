import type { StaffCase } from '@gridline/shared/complaint.ts';
import { insert, update } from '../../src/db/change.ts';
import { newId } from '../../src/db/ids.ts';
import { until } from '../play/http.ts';
import { staffMember, texter, wechatResident, type StaffMember } from '../play/people.ts';
import { startWorld, type World } from '../world.ts';

interface Task {
  id: string;
  purpose: string;
  number: string;
  phone: string;
  text: string;
  requestedBy: string | null;
}
interface Refused {
  code?: string;
  detail?: string;
}

const SECRET = '13900000084';
const NAME = '陈桂花';
const AFFECTED = '住三楼的妈妈';
/** What tells who she is, in every form it was given. */
const TELLING = [SECRET, '0000 0084', '139****0084', NAME, AFFECTED, '登记的地址', '上次反映的地点'];

describe('a confidential case', () => {
  let world: World;
  let operator: StaffMember;
  let handler: StaffMember;
  let number: string;
  beforeAll(async () => {
    world = await startWorld();
    operator = await staffMember(world, 'operator1');
    handler = await staffMember(world, 'unit1');
    const receipt = await operator.log({
      text: `我是${NAME}，沿港西路83号半夜冒黑烟，请打139 0000 0084，不要说是我讲的`,
      phone: SECRET,
      callerName: NAME,
      confidential: true,
    });
    number = receipt.number;
    const { db, privacy } = world.running.house;
    const hint = JSON.stringify(['水景社区第7网格（登记的地址）', '沿港西路83号在门牌范围内']);
    await db.submit({
      writes: [
        update('CaseFile', {
          where: { number },
          set: { affectedCipher: privacy.encrypt(AFFECTED), routeReasons: hint },
        }),
      ],
    });
    await operator.act(number, 'supplement', { note: `${NAME}又来电：13900000084，烟更大了` });
    await operator.act(number, 'comment', { note: '座机0580-2345678也可以找到她' });
    await until('the receipt to be sent', async () => (await operator.see(number)).notices.length > 0);
  });
  afterAll(() => world.close());

  it.each(['unit1', 'grid7', 'leader1'])(
    'tells %s neither number nor name nor affected person',
    async (username) => {
      const staff = await staffMember(world, username);
      const seen = await staff.see(number);
      expect(seen).toMatchObject({ veiled: true, contactPhone: null, contactName: null, affected: null });
      const list = await staff.get('/api/v1/staff/cases?queue=all');
      const everything = JSON.stringify([seen, list.body]);
      expect(everything).toContain('半夜冒黑烟');
      expect(everything).toContain('烟更大了');
      expect(TELLING.filter((secret) => everything.includes(secret))).toEqual([]);
      expect(everything).not.toMatch(/查询码\d/);
      expect(everything).not.toContain('2345678');
      expect((await staff.post<Refused>(`/api/v1/staff/cases/${number}/phone`)).body.code).toBe(
        'confidential',
      );
    },
  );

  it.each(['unit1', 'grid7', 'leader1'])('cannot be found by %s by what it hides', async (username) => {
    const staff = await staffMember(world, username);
    const found = async (q: string): Promise<number> =>
      (await staff.get<{ cases: unknown[] }>(`/api/v1/staff/cases?queue=all&q=${encodeURIComponent(q)}`)).body
        .cases.length;
    expect([await found(SECRET), await found(NAME), await found('0000 0084'), await found('139')]).toEqual([
      0, 0, 0, 0,
    ]);
    expect([await found('黑烟'), await found(number)]).toEqual([1, 1]);
  });

  it('other doors of the desk are shut to them', async () => {
    const paths = [
      '/api/v1/staff/call-backs',
      '/api/v1/staff/calls',
      `/api/v1/staff/caller?phone=${SECRET}`,
      '/api/v1/staff/inbound',
      '/api/v1/staff/conversations',
      '/api/v1/staff/alarms',
      '/api/v1/staff/notices/failed',
    ];
    for (const username of ['unit1', 'grid7', 'leader1']) {
      const staff = await staffMember(world, username);
      const statuses = await Promise.all(paths.map(async (path) => (await staff.get(path)).status));
      expect(statuses).toEqual(paths.map(() => 403));
    }
  });

  it('is open to the desk, also for whom it was told', async () => {
    const seen = await operator.see(number);
    expect(seen).toMatchObject({
      veiled: false,
      contactPhone: '139****0084',
      contactName: NAME,
      affected: AFFECTED,
    });
    expect(seen.text).toContain(NAME);
    expect((await operator.post<{ phone: string }>(`/api/v1/staff/cases/${number}/phone`)).body.phone).toBe(
      `+86${SECRET}`,
    );
  });

  it('a call through the desk: asked once, made by the operator, heard without who it was', async () => {
    const { version } = await handler.see(number);
    const ask = () =>
      handler.post<StaffCase & Refused>(`/api/v1/staff/cases/${number}/relay`, {
        version,
        question: '烟一般几点最大？',
      });
    const answers = await Promise.all([ask(), ask()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await handler.see(number)).relay).toMatchObject({ question: '烟一般几点最大？', attempts: 0 });
    const again = await handler.post<Refused>(`/api/v1/staff/cases/${number}/relay`, {
      version: (await handler.see(number)).version,
      question: '还有呢',
    });
    expect(again.body.code).toBe('relay_open');

    const task = await taskOf('relay');
    expect(task).toMatchObject({ number, phone: `+86${SECRET}`, text: '烟一般几点最大？' });
    expect(task?.requestedBy).toContain('港西街道综合执法队');
    await operator.post(`/api/v1/staff/call-backs/${task?.id}`, { unreached: true });
    expect((await handler.see(number)).relay?.attempts).toBe(1);
    const finish = (note: string) => operator.post<Refused>(`/api/v1/staff/call-backs/${task?.id}`, { note });
    expect((await finish(' ')).body.code).toBe('note_required');
    const twice = await Promise.all([1, 2].map(() => finish(`${NAME}说夜里两点最大，可再打13900000084`)));
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409]);

    const seen = await handler.see(number);
    expect(seen.relay).toBeNull();
    const words = JSON.stringify(seen);
    expect(words).toContain('代问居民的回音：＊＊说夜里两点最大，可再打***');
    expect(TELLING.filter((secret) => words.includes(secret))).toEqual([]);
    const stored = await world.running.house.db.read.caseEvent.findMany({ where: { action: 'comment' } });
    expect(JSON.stringify(stored.map(({ internalNote }) => internalNote))).not.toContain(`${NAME}说`);
  });

  it('only those who handle ask; without a number there is nobody to call', async () => {
    const asked = async (staff: StaffMember, about: string): Promise<string | undefined> =>
      (
        await staff.post<Refused>(`/api/v1/staff/cases/${about}/relay`, {
          version: (await operator.see(about)).version,
          question: '在家吗',
        })
      ).body.code;
    expect(await asked(operator, number)).toBe('field_only');
    const resident = await wechatResident(world, 'no-phone');
    const { body } = await resident.file({ text: '沿港西路83号冒黑烟', confidential: true });
    expect(await asked(handler, body.number)).toBe('phone_none');
    expect(await asked(await staffMember(world, 'unit3'), number)).toBe('case_unknown');
  });

  it('an open case is handled as before: the handler calls directly', async () => {
    const resident = texter(world, '13900000085');
    await resident.send('沿港西路83号冒黑烟');
    const open = /编号([\d-]+)/.exec(await resident.reads(/编号/))?.[1] ?? '';
    expect(await handler.see(open)).toMatchObject({ veiled: false, contactPhone: '139****0085' });
    expect((await handler.post(`/api/v1/staff/cases/${open}/phone`)).status).toBe(200);
  });

  it('where it is, asked by telephone, becomes a comment on the case', async () => {
    const { db, clock, privacy } = world.running.house;
    const row = await db.read.caseFile.findUniqueOrThrow({ where: { number } });
    const task = {
      id: newId(),
      noticeId: null,
      caseId: row.id,
      purpose: 'place',
      phoneCipher: privacy.encrypt(`+86${SECRET}`),
      text: '请问您说的事在哪里？',
      reason: '居民没有回答地点',
      state: 'open',
      result: '',
      createdAt: clock.now(),
    };
    await db.submit({ writes: [insert('CallBackTask', task)] });
    expect(await taskOf('place')).toMatchObject({ id: task.id, number, requestedBy: null });
    expect((await operator.post(`/api/v1/staff/call-backs/${task.id}`, { note: '水景园3号楼' })).status).toBe(
      200,
    );
    const notes = (await operator.see(number)).timeline.map(({ internalNote }) => internalNote);
    expect(notes).toContain('电话问到的地点：水景园3号楼');
  });

  it('what she says is not solved reaches those who handle it without who she is', async () => {
    const supervisor = await staffMember(world, 'supervisor1');
    const resident = texter(world, SECRET);
    // The second time it goes up by itself, and the level above is told why.
    for (const [result, answer] of [
      ['已责令整改', /没解决，已退回/],
      ['又整改了', /又没解决，已交/],
    ] as const) {
      await handler.act(number, 'accept');
      await handler.act(number, 'resolve', { note: result });
      await supervisor.act(number, 'verify');
      await resident.reads(new RegExp(`已办完：${result}`));
      await resident.send(`2 我是${NAME}，还冒烟，打${SECRET}`);
      await resident.reads(answer);
    }
    const all = await world.running.house.db.read.staffNotice.findMany();
    const escalated = all.filter(({ kind, text }) => kind === 'escalated' && text.startsWith(number));
    expect(escalated.length).toBeGreaterThan(0);
    expect(TELLING.filter((telling) => escalated.some(({ text }) => text.includes(telling)))).toEqual([]);
    for (const username of ['unit1', 'leader1']) {
      const { body } = await (
        await staffMember(world, username)
      ).get<{ reminders: { text: string }[] }>('/api/v1/staff/reminders');
      const texts = body.reminders.map(({ text }) => text).filter((text) => text.startsWith(number));
      expect(texts.join()).toContain('重新办理');
      expect(TELLING.filter((telling) => texts.join().includes(telling))).toEqual([]);
    }
  });

  async function taskOf(purpose: string): Promise<Task | undefined> {
    const { body } = await operator.get<{ tasks: Task[] }>('/api/v1/staff/call-backs');
    return body.tasks.find((task) => task.purpose === purpose);
  }
});
