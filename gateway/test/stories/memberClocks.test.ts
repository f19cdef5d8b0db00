import { makeFigureKeeper } from '../../src/assessment/projection/keeper.ts';
import { proveFigures } from '../../src/assessment/proof/proveFigures.ts';
import { startMovedWorld, type MovedWorld } from '../play/movedClock.ts';

/** What was accepted for all of them was accepted: nobody is late with it again for one of them. */
describe('the limits of who parts from a case that was accepted', () => {
  let story: MovedWorld;
  beforeAll(async () => (story = await startMovedWorld('2026-03-02T09:00')), 120_000);
  afterAll(() => story.world.close());

  const rowOf = (number: string) =>
    story.world.running.house.db.read.caseFile.findUniqueOrThrow({ where: { number } });
  async function shared(name: string) {
    const lead = await story.file(`${name}-1`);
    const member = await story.file(`${name}-2`);
    await story.act('operator1', member.number, 'merge', { intoNumber: lead.number });
    await story.act('unit1', lead.number, 'accept');
    return { lead, member };
  }

  it('“没解决” of one: it goes on within the limit of resolving', async () => {
    const { lead, member } = await shared('apart');
    await story.goTo('2026-03-03T15:00');
    await story.act('unit1', lead.number, 'resolve', { note: '已处理' });
    await story.act('supervisor1', lead.number, 'verify');
    const rating = { contacted: true, solved: 'no', satisfaction: 1, words: '夜里照样冒烟' };
    await member.resident.post(`/api/v1/resident/complaints/${member.number}/rate`, rating);
    const { due, overdue, resolveDue, next } = await member.resident.see(member.number);
    expect({ due, overdue }).toEqual({ due: resolveDue, overdue: false });
    expect(next).toContain('还是3月3日 17:00前办好');
    expect((await rowOf(member.number)).acceptedAt).toEqual((await rowOf(lead.number)).acceptedAt);
    await story.act('unit1', member.number, 'accept');
  }, 60_000);

  it('the shared case withdrawn: what another unit gets now is due when it has to be done', async () => {
    await story.goTo('2026-03-09T09:00');
    const { lead, member } = await shared('alone');
    await story.goTo('2026-03-10T15:00');
    await lead.resident.post(`/api/v1/resident/complaints/${lead.number}/withdraw`, { reasonCode: 'other' });
    const { stage, due, overdue, resolveDue } = await member.resident.see(member.number);
    expect({ stage, due, overdue }).toEqual({ stage: 'dispatched', due: resolveDue, overdue: false });
  }, 60_000);

  it('another matter, says the desk: that one was accepted by nobody yet', async () => {
    await story.goTo('2026-03-16T09:00');
    const { member } = await shared('other');
    await story.goTo('2026-03-16T15:00');
    await story.act('operator1', member.number, 'unmerge', { reason: '不是一回事' });
    const { due, overdue, acceptDue } = await member.resident.see(member.number);
    expect({ due, overdue }).toEqual({ due: acceptDue, overdue: true });
  }, 60_000);

  it('what went up before it was merged is not given back where it parts: it is whose the work was', async () => {
    await story.goTo('2026-03-23T09:00');
    const lead = await story.file('up-1');
    const member = await story.file('up-2');
    await story.act('unit1', member.number, 'escalate', { reason: '解决不了' });
    await story.act('supervisor1', member.number, 'merge', { intoNumber: lead.number });
    await story.act('unit1', lead.number, 'accept');
    await story.act('unit1', lead.number, 'resolve', { note: '已处理' });
    await story.act('supervisor1', lead.number, 'verify');
    const rating = { contacted: true, solved: 'no', satisfaction: 1, words: '夜里照样冒烟' };
    await member.resident.post(`/api/v1/resident/complaints/${member.number}/rate`, rating);
    expect(await rowOf(member.number)).toMatchObject({ stage: 'dispatched', escalatedBy: null });
    await story.act('unit1', member.number, 'sendBack', { reason: '不归我们' });
    expect(await story.refused('supervisor1', member.number, 'giveBack', { note: '再办' })).toBe(
      'not_escalated',
    );
  }, 60_000);

  it('accepted is measured once for all, and every row is what its history says', async () => {
    const { db } = story.world.running.house;
    await makeFigureKeeper(story.world.running.house).fresh();
    const lines = await db.read.figureLine.findMany({ where: { measure: 'accepted' } });
    // Four that were shared, none of those that parted.
    expect(lines.map(({ minutes }) => minutes)).toEqual([0, 0, 0, 0]);
    expect((await proveFigures(db)).faults).toEqual([]);
  }, 60_000);
});
