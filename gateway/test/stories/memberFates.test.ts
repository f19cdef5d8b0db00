import { startMovedWorld, type MovedWorld } from '../play/movedClock.ts';

type Filed = Awaited<ReturnType<MovedWorld['file']>>;

/** Those who share a case live through everything that happens to it. */
describe('members, whatever becomes of the case they share', () => {
  let story: MovedWorld;
  beforeAll(async () => (story = await startMovedWorld('2026-03-02T09:00')), 120_000);
  afterAll(() => story.world.close());

  async function shared(name: string): Promise<{ lead: Filed; member: Filed }> {
    const lead = await story.file(`${name}-1`);
    const member = await story.file(`${name}-2`);
    await story.act('operator1', member.number, 'merge', { intoNumber: lead.number });
    return { lead, member };
  }
  async function close(number: string): Promise<void> {
    await story.act('unit1', number, 'accept');
    await story.act('unit1', number, 'resolve', { note: '已处理' });
    await story.act('supervisor1', number, 'verify');
  }
  function answers(of: Filed, solved: 'yes' | 'no'): Promise<{ status: number; body: { code?: string } }> {
    const rating = { contacted: true, solved, satisfaction: solved === 'no' ? 1 : 5, words: '夜里照样冒烟' };
    return of.resident.post(`/api/v1/resident/complaints/${of.number}/rate`, rating);
  }
  const lastTold = async (number: string): Promise<string> => (await story.told(number)).at(-1) ?? '';

  it('gone up by the clock and given back, they read and are told where it is', async () => {
    const { lead, member } = await shared('up');
    await story.act('unit1', lead.number, 'accept');
    await story.goTo('2026-03-04T17:00');
    expect((await story.history(lead.number)).slice(-1)).toEqual(['escalate']);
    const up = await member.resident.see(member.number);
    const community = up.grid?.path[2];
    expect(up.next).toContain(`已上报到${community}`);
    expect(await lastTold(member.number)).toContain(`${member.number}号事已由`);
    await story.act('supervisor1', lead.number, 'giveBack', { note: '派车支援' });
    const back = await member.resident.see(member.number);
    expect(await lastTold(member.number)).toBe(
      `您反映的${member.number}号事，${community}已交回${back.unitName}办理并给予支持：派车支援。时限不变。`,
    );
  }, 60_000);

  it('not solved twice for the lead’s resident, they hear each time who has it now, and no word of that one', async () => {
    await story.goTo('2026-03-09T09:00');
    const { lead, member } = await shared('twice');
    await close(lead.number);
    expect((await answers(lead, 'no')).status).toBe(200);
    const { unitName } = await member.resident.see(member.number);
    expect(await lastTold(member.number)).toContain(`还没有完全解决，已交${unitName}重新办理`);
    await close(lead.number);
    expect((await answers(lead, 'no')).status).toBe(200);
    expect((await story.history(lead.number)).slice(-2)).toEqual(['reopen', 'escalate']);
    const seen = await member.resident.see(member.number);
    const community = seen.grid?.path[2];
    expect(await lastTold(member.number)).toContain(`还没有完全解决，已交${community}重新办理`);
    expect(seen.next).toContain(`已上报到${community}`);
    expect((await story.told(member.number)).join()).not.toContain('夜里照样冒烟');
  }, 60_000);
});
