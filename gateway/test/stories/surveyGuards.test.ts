import { expireSurveys } from '../../src/surveys/expire.ts';
import { becomes, dataOf, handlersOf, smoke } from '../play/colleagues.ts';
import { caller, until } from '../play/http.ts';
import { staffMember, texter, wechatResident, type StaffMember } from '../play/people.ts';
import { askForCode } from '../play/signIn.ts';
import { startWorld, type World } from '../world.ts';

interface Task {
  id: string;
  purpose: string;
  number: string;
}

describe('whom a survey is none of the business of, and what becomes of its answer', () => {
  let world: World;
  let late = 0;
  let handler: StaffMember;
  let operator: StaffMember;
  let supervisor: StaffMember;
  const signIn = async (options: { anew?: boolean } = {}): Promise<void> => {
    handler = await staffMember(world, 'unit1', options);
    operator = await staffMember(world, 'operator1', options);
    supervisor = await staffMember(world, 'supervisor1', options);
  };
  beforeAll(async () => {
    world = await startWorld({ clock: { now: () => new Date(Date.now() + late) } });
    await signIn();
  });
  afterAll(() => world.close());

  const { read } = { read: () => world.running.house.db.read };
  async function close(number: string): Promise<void> {
    await handler.act(number, 'accept');
    await handler.act(number, 'resolve', { note: '已处理好。' });
    const { status } = await supervisor.act(number, 'verify');
    if (status !== 200) throw new Error(`verify: ${status}`);
  }
  const closedOf = async (phone: string): Promise<string> => {
    const { number } = await smoke(world, phone);
    await close(number);
    await texter(world, phone).reads(/办好了吗/);
    return number;
  };
  const surveyOf = async (number: string) => {
    const { id } = await read().caseFile.findUniqueOrThrow({ where: { number } });
    return read().survey.findFirst({ where: { caseId: id }, orderBy: { round: 'desc' } });
  };
  const codeOf = async (texts: ReturnType<typeof texter>, phone: string) => {
    await askForCode(world.gateway, phone);
    return /验证码是(\d+)/.exec(await texts.reads(/验证码/))?.[1];
  };
  const wechat = async (openid: string, own?: { phone: string; texts: ReturnType<typeof texter> }) => {
    const resident = await wechatResident(world, openid);
    if (own) {
      const { phone, texts } = own;
      const code = await codeOf(texts, phone);
      expect((await resident.post('/api/v1/resident/phone', { phone, code })).status).toBe(200);
    }
    return resident;
  };
  const ownPhoneOf = async (username: string): Promise<string> => {
    const { phoneCipher } = await read().staff.findUniqueOrThrow({ where: { username } });
    return world.running.house.privacy.decrypt(phoneCipher ?? '').replace('+86', '');
  };

  describe('a call-back about a case from a landline', () => {
    let number = '';
    let task: Task;
    const rating = { contacted: true, solved: 'yes', satisfaction: 4 };
    const tasksOf = async (who: StaffMember) =>
      (await who.get<{ tasks: Task[] }>('/api/v1/staff/call-backs')).body.tasks;
    const answer = (who: StaffMember, body: object) =>
      who.post<{ code?: string; detail?: string }>(`/api/v1/staff/call-backs/${task.id}`, body);
    beforeAll(async () => {
      const filed = await operator.log({ text: '沿港西路83号冒黑烟', phone: '055163330001' });
      number = filed.number;
      await close(number);
      task = await until('a call-back task', async () =>
        (await tasksOf(operator)).find((one) => one.number === number),
      );
    });

    it('is neither seen, entered nor put off by who reports to the handler or belongs to the unit', async () => {
      const [first] = await handlersOf(world, (await operator.see(number)).unitCode ?? '');
      for (const bond of [{ leaderId: first?.id }, { unitCode: first?.unitCode }]) {
        await becomes(world, 'operator2', bond);
        const bound = await staffMember(world, 'operator2');
        expect((await tasksOf(bound)).map(({ id }) => id)).not.toContain(task.id);
        for (const body of [{ rating }, { unreached: true }]) {
          const { status, body: said } = await answer(bound, body);
          expect([status, said.code]).toEqual([403, 'survey_not_independent']);
        }
        expect((await bound.see(number)).survey).toBeNull();
        await becomes(world, 'operator2', { leaderId: null, unitCode: null });
      }
      expect((await handler.see(number)).survey).toBeNull();
      expect((await operator.see(number)).survey).toMatchObject({ state: 'open' });
    });

    it('nor about somebody who shared the case, by who handled it for all', async () => {
      const lead = await smoke(world, '13900071001');
      const shares = await operator.log({ text: '沿港西路83号冒黑烟', phone: '055163330071' });
      await operator.act(shares.number, 'merge', { intoNumber: lead.number });
      await handler.act(lead.number, 'accept');
      const { handlerId } = await read().caseFile.findUniqueOrThrow({ where: { number: lead.number } });
      await handler.act(lead.number, 'resolve', { note: '已处理好。' });
      expect((await supervisor.act(lead.number, 'verify')).status).toBe(200);
      const theirs = await until('a call-back task', async () =>
        (await tasksOf(operator)).find((one) => one.number === shares.number && one.purpose === 'survey'),
      );
      await becomes(world, 'operator2', { leaderId: handlerId });
      const bound = await staffMember(world, 'operator2');
      expect((await tasksOf(bound)).map(({ id }) => id)).not.toContain(theirs.id);
      const path = `/api/v1/staff/call-backs/${theirs.id}`;
      expect((await bound.post<{ code?: string }>(path, { rating })).body.code).toBe(
        'survey_not_independent',
      );
      await becomes(world, 'operator2', { leaderId: null });
      expect((await operator.post(path, { rating })).status).toBe(200);
    });

    it('is entered by somebody else; then the handling side reads it, and it holds the number it was told at', async () => {
      expect((await answer(operator, { rating })).status).toBe(200);
      expect((await handler.see(number)).survey).toMatchObject({ state: 'answered', satisfaction: 4 });
      expect((await surveyOf(number))?.device).toMatch(/^[0-9a-f]{64}$/);
    });
  });

  describe('the phones of staff cannot rate', () => {
    it('by SMS', async () => {
      const phone = await ownPhoneOf('unit3');
      const number = await closedOf(phone);
      await texter(world, phone).send('1');
      await texter(world, phone).reads(/工作人员的号码不能参加评价/);
      expect((await surveyOf(number))?.state).toBe('open');
    });

    it('by WeChat with a phone of staff bound, and by the page signed in with it', async () => {
      const phone = await ownPhoneOf('unit4');
      const texts = texter(world, phone);
      const resident = await wechat('staff-openid', { phone, texts });
      const filed = await resident.file({ text: '沿港西路83号冒黑烟' });
      await close(filed.body.number);
      const rating = { solved: 'yes', satisfaction: 5 };
      const rate = (who: { post: typeof resident.post }) =>
        who.post<{ code?: string }>(`/api/v1/resident/complaints/${filed.body.number}/rate`, rating);
      expect((await rate(resident)).body.code).toBe('staff_cannot_rate');
      late += 70_000;
      const code = await codeOf(texts, phone);
      const { body } = await caller(world.gateway).post<{ token: string }>('/api/v1/resident/sign-in/sms', {
        phone,
        code,
      });
      expect((await rate(caller(world.gateway, body.token))).body.code).toBe('staff_cannot_rate');
      expect((await surveyOf(filed.body.number))?.state).toBe('open');
    });

    it('by WeChat when it was given as the number of the case', async () => {
      const resident = await wechat('staff-own-number');
      const phone = await ownPhoneOf('unit3');
      const filed = await resident.file({ text: '沿港西路83号冒黑烟', phone });
      await close(filed.body.number);
      const rated = await resident.post<{ code?: string }>(
        `/api/v1/resident/complaints/${filed.body.number}/rate`,
        { solved: 'yes', satisfaction: 5 },
      );
      expect(rated.body.code).toBe('staff_cannot_rate');
    });

    it('by call-back to it', async () => {
      const phone = '055163330005';
      const phoneIndex = world.running.house.privacy.index('phone:+8655163330005');
      await becomes(world, 'unit5', { phoneIndex });
      const filed = await operator.log({ text: '沿港西路83号冒黑烟', phone });
      await close(filed.number);
      const task = await until('a call-back task', async () =>
        (await operator.get<{ tasks: Task[] }>('/api/v1/staff/call-backs')).body.tasks.find(
          (one) => one.number === filed.number && one.purpose === 'survey',
        ),
      );
      const rating = { solved: 'yes', satisfaction: 5 };
      const { body } = await operator.post<{ code?: string }>(`/api/v1/staff/call-backs/${task.id}`, {
        rating,
      });
      expect(body.code).toBe('staff_cannot_rate');
    });
  });

  it('“not solved” tells the figures what was answered, too', async () => {
    const number = await closedOf('13913000009');
    await texter(world, '13913000009').send('2 没人来过');
    await until('the case to come back', async () => (await operator.see(number)).stage === 'dispatched');
    expect(await dataOf(world, number, 'reopen')).toMatchObject([
      { solved: 'no', via: 'sms', round: 1, before: null },
    ]);
  });

  describe('solved, but dissatisfied', () => {
    const waiting = async (): Promise<string[]> =>
      (
        await supervisor.get<{ cases: { number: string }[] }>('/api/v1/staff/cases?queue=dissatisfied')
      ).body.cases.map(({ number }) => number);
    let number = '';
    let resident: Awaited<ReturnType<typeof wechat>>;
    const rate = (body: object) =>
      resident.post<{ code?: string }>(`/api/v1/resident/complaints/${number}/rate`, body);
    beforeAll(async () => {
      resident = await wechat('dissatisfied-openid');
      number = (await resident.file({ text: '沿港西路83号冒黑烟' })).body.number;
      await close(number);
    });

    it('it waits for a supervisor, who looks and says so, once', async () => {
      expect(
        (await rate({ contacted: false, solved: 'partly', satisfaction: 2, words: '态度差' })).status,
      ).toBe(200);
      expect(await waiting()).toContain(number);
      expect((await operator.act(number, 'review', { note: '看过' })).status).toBe(403);
      expect((await supervisor.act(number, 'review', { note: '已提醒承办单位' })).status).toBe(200);
      expect(await waiting()).not.toContain(number);
      expect((await supervisor.act(number, 'review', { note: '再看' })).body.code).toBe('nothing_to_review');
      expect((await resident.see(number)).timeline.map(({ action }) => action)).not.toContain('review');
    });

    it('a changed rating stands beside the one before, and a better one needs no look any more', async () => {
      expect((await rate({ solved: 'yes', satisfaction: 1 })).status).toBe(200);
      expect(await waiting()).toContain(number);
      late += 3 * 24 * 3600_000;
      expect((await rate({ contacted: true, solved: 'yes', satisfaction: 4 })).status).toBe(200);
      // Sessions of staff ended meanwhile.
      const row = await read().caseFile.findUniqueOrThrow({ where: { number } });
      expect(row.dissatisfied).toBe(false);
      expect(await dataOf(world, number, 'rate')).toEqual([
        {
          contacted: false,
          solved: 'partly',
          satisfaction: 2,
          via: 'wechat',
          round: 1,
          before: null,
        },
        {
          contacted: null,
          solved: 'yes',
          satisfaction: 1,
          via: 'wechat',
          round: 1,
          before: { contacted: false, solved: 'partly', satisfaction: 2 },
        },
        {
          contacted: true,
          solved: 'yes',
          satisfaction: 4,
          via: 'wechat',
          round: 1,
          before: { contacted: null, solved: 'yes', satisfaction: 1 },
        },
      ]);
      expect((await surveyOf(number))?.device).toMatch(/^[0-9a-f]{64}$/);
    });

    it('after seven days from the first answer it stands', async () => {
      late += 5 * 24 * 3600_000;
      expect((await rate({ solved: 'yes', satisfaction: 5 })).body.code).toBe('survey_settled');
    });
  });

  describe('an answer that comes late by page', () => {
    let number = '';
    let resident: Awaited<ReturnType<typeof wechat>>;
    const rate = (body: object) =>
      resident.post<{ code?: string }>(`/api/v1/resident/complaints/${number}/rate`, body);
    beforeEach(async () => {
      // Days have gone by since the others signed in.
      await signIn({ anew: true });
      resident = await wechat(`late-openid-${late}`);
      number = (await resident.file({ text: '沿港西路83号冒黑烟' })).body.number;
      await close(number);
      late += 8 * 24 * 3600_000;
      await expireSurveys(world.running.house);
    });

    it('is taken for a week after the survey’s end', async () => {
      late += 5 * 24 * 3600_000;
      expect((await resident.see(number)).actions).toContain('rate');
      expect((await rate({ solved: 'yes', satisfaction: 4 })).status).toBe(200);
      expect(await surveyOf(number)).toMatchObject({ state: 'answered', solved: 'yes' });
    });

    it('and then no more, whatever it says; the page does not offer it', async () => {
      late += 8 * 24 * 3600_000;
      expect((await resident.see(number)).actions).not.toContain('rate');
      for (const solved of ['yes', 'no']) expect((await rate({ solved })).body.code).toBe('survey_over');
      expect(await surveyOf(number)).toMatchObject({ state: 'expired', solved: null });
    });
  });
});
