import { dataOf, smoke } from '../play/colleagues.ts';
import { caller } from '../play/http.ts';
import { staffMember, telephone, texter, wechatResident, type StaffMember } from '../play/people.ts';
import { startWorld, type World } from '../world.ts';

describe('the ways out of a case, each with its reason', () => {
  let world: World;
  let operator: StaffMember;
  let supervisor: StaffMember;
  let handler: StaffMember;
  beforeAll(async () => {
    world = await startWorld();
    operator = await staffMember(world, 'operator1');
    supervisor = await staffMember(world, 'supervisor1');
    handler = await staffMember(world, 'unit1');
  });
  afterAll(() => world.close());

  const unclear = async (phone: string): Promise<string> => {
    const resident = texter(world, phone);
    await resident.send('那个事情到底管不管');
    return /编号([\d-]+)/.exec(await resident.reads(/编号/))?.[1] ?? '';
  };
  const reasonCodes = async (number: string, action: string) =>
    (await dataOf(world, number, action)).map(({ reasonCode }) => reasonCode);

  it('not ours: only with where to go instead', async () => {
    const number = await unclear('13914000001');
    expect((await operator.act(number, 'decline', { reasonCode: 'notOurs' })).body.code).toBe(
      'right_place_required',
    );
    expect(
      (await operator.act(number, 'decline', { reasonCode: 'whatever', reason: '不管' })).body.code,
    ).toBe('reason_unknown');
    await operator.act(number, 'decline', { reasonCode: 'notOurs', rightPlace: '市公积金中心12329' });
    await texter(world, '13914000001').reads(/不归本区管。请联系市公积金中心12329/);
    expect(await reasonCodes(number, 'decline')).toEqual(['notOurs']);
  });

  test.each([
    ['judicial', /进入司法.*请联系正在办理的法院/, '13914000002'],
    ['unclear', /没有看明白.*写清地点和情况再反映一次/, '13914000003'],
    ['emergency', /请马上打110、119或120/, '13914000004'],
  ])('%s has its own words', async (reasonCode, words, phone) => {
    const number = await unclear(phone);
    expect((await operator.act(number, 'decline', { reasonCode })).status).toBe(200);
    await texter(world, phone).reads(words);
    expect(await reasonCodes(number, 'decline')).toEqual([reasonCode]);
  });

  it('malicious: a supervisor says so, nobody else, and politely', async () => {
    const number = await unclear('13914000005');
    expect((await operator.act(number, 'decline', { reasonCode: 'malicious' })).body.code).toBe(
      'supervisor_only',
    );
    expect((await supervisor.act(number, 'decline', { reasonCode: 'malicious' })).status).toBe(200);
    const text = await texter(world, '13914000005').reads(/不在受理范围/);
    expect(text).not.toMatch(/恶意|骚扰/);
    expect(await reasonCodes(number, 'decline')).toEqual(['malicious']);
  });

  it('repeated: with the number of the case that has ended, of the same matter', async () => {
    const number = await unclear('13914000006');
    const { number: before } = await smoke(world, '13914000007');
    const repeated = (intoNumber: string) =>
      operator.act(number, 'decline', { reasonCode: 'repeated', intoNumber });
    expect((await repeated(before)).body.code).toBe('repeated_unknown');
    await handler.act(before, 'accept');
    await handler.act(before, 'resolve', { note: '办好了。' });
    await supervisor.act(before, 'verify');
    expect((await repeated('')).body.code).toBe('repeated_unknown');
    expect((await repeated(before)).status).toBe(200);
    await texter(world, '13914000006').reads(new RegExp(`以前反映过.*原编号${before}`));
    const { id } = await world.running.house.db.read.caseFile.findUniqueOrThrow({
      where: { number: before },
    });
    expect(await dataOf(world, number, 'decline')).toMatchObject([{ reasonCode: 'repeated', of: id }]);
  });

  it('a reason in own words stays possible, and counts as other', async () => {
    const number = await unclear('13914000008');
    expect((await operator.act(number, 'decline')).body.code).toBe('reason_required');
    await operator.act(number, 'decline', { reason: '只是问候' });
    await texter(world, '13914000008').reads(/只是问候/);
    expect(await reasonCodes(number, 'decline')).toEqual(['other']);
  });

  it('withdrawn with a reason or without', async () => {
    const resident = await wechatResident(world, 'withdrawing-openid');
    const withdraw = async (body: object) => {
      const { number } = (await resident.file({ text: '沿港西路83号冒黑烟' })).body;
      await resident.post(`/api/v1/resident/complaints/${number}/withdraw`, body);
      const seen = await resident.see(number);
      return [await reasonCodes(number, 'withdraw'), seen.timeline.at(-1)?.note];
    };
    expect(await withdraw({ reasonCode: 'solved', note: '店家自己改了' })).toEqual([
      ['solved'],
      '已经解决了：店家自己改了',
    ]);
    expect(await withdraw({})).toEqual([['other'], '居民撤回']);
  });

  describe('an anonymous call', () => {
    let number = '';
    let queryCode = '';
    beforeAll(async () => {
      const from = '13914000009';
      const callId = await telephone(world, { from, event: 'ringing' });
      const card = await operator.ringing(from);
      await telephone(world, { from, event: 'answered', callId, operator: 'operator1' });
      const filed = await operator.log({
        text: '沿港西路83号冒黑烟',
        anonymous: true,
        phone: '',
        callId: card.callId,
      });
      ({ number, queryCode } = filed);
    });

    it('needs no number, keeps none, and nothing leads from the case to the call', async () => {
      const { read } = world.running.house.db;
      const row = await read.caseFile.findUniqueOrThrow({ where: { number } });
      expect([row.anonymous, row.contactCipher, row.contactIndex, row.contactName]).toEqual([
        true,
        null,
        null,
        null,
      ]);
      expect(await read.contact.findMany({ where: { residentId: row.residentId } })).toEqual([]);
      const complaint = await read.complaint.findFirst({ where: { caseId: row.id } });
      const call = await read.call.findFirst({ orderBy: { startedAt: 'desc' } });
      expect(complaint?.callId).toBeNull();
      expect(complaint?.sourceKey).not.toContain(call?.id);
      expect((await operator.see(number)).anonymous).toBe(true);
      const named = { text: '沿港西路83号冒黑烟', phone: '' };
      const refused = await operator.post<{ code?: string }>('/api/v1/staff/cases', named, {
        'Idempotency-Key': crypto.randomUUID(),
      });
      expect(refused.body.code).toBe('phone_wrong');
    });

    it('is followed by number and query code; nobody is told or asked, and it does not count as asked', async () => {
      await handler.act(number, 'accept');
      await handler.act(number, 'resolve', { note: '办好了。' });
      expect((await operator.see(number)).stage).toBe('resolved');
      await supervisor.act(number, 'verify');
      const tracked = await caller(world.gateway).get<{ stage: string }>(
        `/api/v1/track?number=${number}&code=${queryCode}`,
      );
      expect(tracked.body.stage).toBe('evaluated');
      const { read } = world.running.house.db;
      const { id: caseId } = await read.caseFile.findUniqueOrThrow({ where: { number } });
      expect(await read.survey.count({ where: { caseId } })).toBe(0);
      expect(await read.notice.count({ where: { caseId } })).toBe(0);
      expect(await dataOf(world, number, 'verify')).toMatchObject([{ checkBy: 'place', asked: 0 }]);
    });
  });
});
