import type { AliasProposalView } from '@gridline/shared/routingApi.ts';
import { proposeAliases } from '../../src/cases/placing/proposeAliases.ts';
import { until } from '../play/http.ts';
import { staffMember, texter, type StaffMember } from '../play/people.ts';
import { startWorld, type World } from '../world.ts';

const PLACE = '金锚苑';
const TEXTS = ['老船厂那边污水横流', '老船厂门口垃圾堆成山没人清', '请问老船厂附近路灯什么时候修'];

describe('words that residents keep using for a place', () => {
  let world: World;
  let operator: StaffMember;
  let supervisor: StaffMember;
  beforeAll(async () => {
    world = await startWorld();
    operator = await staffMember(world, 'operator1');
    supervisor = await staffMember(world, 'supervisor1');
  });
  afterAll(() => world.close());

  const proposals = async (staff = operator): Promise<AliasProposalView[]> =>
    (await staff.get<{ proposals: AliasProposalView[] }>('/api/v1/staff/alias-proposals')).body.proposals;
  const place = async () => {
    const row = await world.running.house.db.read.placeName.findFirst({ where: { name: PLACE } });
    if (!row) throw new Error(`no ${PLACE}`);
    return row;
  };
  /** Texts, is asked where or guessed wrong, and an operator finds out. */
  const located = async (phone: string, text: string, placeName = PLACE): Promise<string> => {
    const resident = texter(world, phone);
    await resident.send(text);
    const number = /编号(\d{8}-\d+-\d)/.exec(await resident.reads(/编号/))?.[1] ?? '';
    expect((await operator.act(number, 'locate', { placeText: placeName })).status).toBe(200);
    return number;
  };

  it('are offered as an alias after three corrections by two residents, and grow', async () => {
    for (const [index, text] of TEXTS.slice(0, 2).entries()) await located(`1390000009${index}`, text);
    expect(await proposeAliases(world.running.house)).toBe(0);
    const third = await located('13900000092', TEXTS[2] ?? '');
    expect(await proposeAliases(world.running.house)).toBe(1);
    const [proposal, ...more] = await proposals();
    expect(more).toEqual([]);
    expect(proposal).toMatchObject({ phrase: '老船厂', placeName: PLACE, support: 3 });
    expect(proposal?.caseNumbers).toContain(third);
    expect(await proposeAliases(world.running.house)).toBe(0);
    await located('13900000093', '老船厂里面有人烧垃圾');
    expect(await proposeAliases(world.running.house)).toBe(1);
    expect(await proposals()).toMatchObject([{ id: proposal?.id, support: 4 }]);
  });

  it('are decided by a supervisor, once; the next SMS is routed at once', async () => {
    const [proposal] = await proposals();
    const path = `/api/v1/staff/alias-proposals/${proposal?.id}`;
    expect((await operator.post(path, { approve: true })).status).toBe(403);
    const handler = await staffMember(world, 'unit1');
    expect((await handler.get('/api/v1/staff/alias-proposals')).status).toBe(403);
    const answers = await Promise.all([1, 2].map(() => supervisor.post(path, { approve: true })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('proposal_decided');
    expect(await proposals()).toEqual([]);
    const row = await place();
    expect([JSON.parse(row.aliases), row.version]).toEqual([expect.arrayContaining(['老船厂']), 1]);
    const { house } = world.running;
    const known = () => house.atlas().gazetteer.places.find((one) => one.row.id === row.id)?.row.aliases;
    await until('the gateway to know the alias', async () => known()?.includes('老船厂'), 5);
    const resident = texter(world, '13900000094');
    await resident.send('老船厂门口路灯又不亮了');
    const number = /编号(\d{8}-\d+-\d)/.exec(await resident.reads(/归.*网格/))?.[1] ?? '';
    expect(await operator.see(number)).toMatchObject({ placeText: PLACE, routing: { verdict: 'sure' } });
    const audited = await house.db.read.auditEntry.findMany({ where: { action: 'alias-approved' } });
    expect(audited).toMatchObject([{ subject: PLACE, detail: '老船厂' }]);
    expect(await proposeAliases(house)).toBe(0);
  });

  it('once rejected are not offered again, however many cases follow', async () => {
    for (const [index, text] of TEXTS.entries())
      await located(`1390000019${index}`, text.replace('老船厂', '煤渣场'), '听涛花园');
    expect(await proposeAliases(world.running.house)).toBe(1);
    const [proposal] = await proposals();
    const path = `/api/v1/staff/alias-proposals/${proposal?.id}`;
    expect((await supervisor.post(path, { approve: false })).status).toBe(200);
    await located('13900000195', '煤渣场里面有人烧垃圾', '听涛花园');
    expect(await proposeAliases(world.running.house)).toBe(0);
    expect(await proposals()).toEqual([]);
    const row = await world.running.house.db.read.placeName.findFirst({ where: { name: '听涛花园' } });
    expect(row?.aliases).not.toContain('煤渣场');
  });

  it('of a place that was removed meanwhile cannot be approved', async () => {
    const { db } = world.running.house;
    for (const [index, text] of TEXTS.entries())
      await located(`1390000029${index}`, text.replace('老船厂', '灯塔坡'), '听涛花园');
    expect(await proposeAliases(world.running.house)).toBe(1);
    const [proposal] = await proposals();
    const kept = await db.read.placeName.findFirst({ where: { name: '听涛花园' } });
    await db.submit({ writes: [{ kind: 'clear', table: 'PlaceName' }] });
    const answer = await supervisor.post(`/api/v1/staff/alias-proposals/${proposal?.id}`, { approve: true });
    expect(answer).toMatchObject({ status: 409, body: { code: 'place_changed' } });
    expect(kept).not.toBeNull();
    expect((await proposals()).map(({ id }) => id)).toEqual([proposal?.id]);
  });
});
