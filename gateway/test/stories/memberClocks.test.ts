import { makeFigureKeeper } from '../../src/assessment/projection/keeper.ts';
import { proveFigures } from '../../src/assessment/proof/proveFigures.ts';
import { startMovedWorld, type MovedWorld } from '../play/movedClock.ts';

type Filed = Awaited<ReturnType<MovedWorld['file']>>;

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

  const rates = (of: Filed, solved: 'yes' | 'no') => {
    const rating = { contacted: true, solved, satisfaction: 1, words: '夜里照样冒烟' };
    return of.resident.post(`/api/v1/resident/complaints/${of.number}/rate`, rating);
  };

  it('“没解决” of one: it goes on within the limit of resolving', async () => {
    const { lead, member } = await shared('apart');
    await story.goTo('2026-03-03T15:00');
    await story.act('unit1', lead.number, 'resolve', { note: '已处理' });
    await story.act('supervisor1', lead.number, 'verify');
    await rates(member, 'no');
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
    await rates(member, 'no');
    expect(await rowOf(member.number)).toMatchObject({ stage: 'dispatched', escalatedBy: null });
    await story.act('unit1', member.number, 'sendBack', { reason: '不归我们' });
    expect(await story.refused('supervisor1', member.number, 'giveBack', { note: '再办' })).toBe(
      'not_escalated',
    );
  }, 60_000);

  it('a later day that was approved for all and told to each holds for who parts', async () => {
    await story.goTo('2026-03-30T09:00');
    const { lead, member } = await shared('later');
    const until = new Date('2026-04-09T17:00:00+08:00').toISOString();
    await story.act('supervisor1', lead.number, 'extend', { reason: '等配件', until });
    await story.goTo('2026-04-08T09:00');
    await story.act('unit1', lead.number, 'resolve', { note: '已处理' });
    await story.act('supervisor1', lead.number, 'verify');
    await rates(member, 'no');
    const { due, overdue } = await member.resident.see(member.number);
    expect({ due, overdue }).toEqual({ due: until, overdue: false });
    expect(await rowOf(member.number)).toMatchObject({ extended: 1, reopened: 1 });
  }, 60_000);

  it('the shared case withdrawn after it went up: the next waits for the same level, and comes down once', async () => {
    await story.goTo('2026-04-13T09:00');
    const { lead, member } = await shared('above');
    const { unitCode } = await rowOf(lead.number);
    await story.act('unit1', lead.number, 'escalate', { reason: '解决不了' });
    const { level } = await rowOf(lead.number);
    await lead.resident.post(`/api/v1/resident/complaints/${lead.number}/withdraw`, { reasonCode: 'other' });
    expect(await rowOf(member.number)).toMatchObject({ stage: 'registered', level, escalatedBy: unitCode });
    expect((await member.resident.see(member.number)).next).toContain('已上报到');
    expect(await story.refused('operator1', member.number, 'dispatch', { unitCode })).toBe('not_decider');
    await story.act('supervisor1', member.number, 'giveBack', { note: '派车支援' });
    expect(await rowOf(member.number)).toMatchObject({ stage: 'dispatched', unitCode, givenBack: 1 });
  }, 60_000);

  it('another matter, says the desk after the end: nothing of it was done again, and its first “没解决” is the first', async () => {
    await story.goTo('2026-04-20T09:00');
    const { lead, member } = await shared('first');
    await story.act('unit1', lead.number, 'resolve', { note: '已处理' });
    await story.act('supervisor1', lead.number, 'verify');
    await story.act('operator1', member.number, 'unmerge', { reason: '不是一回事' });
    expect((await member.resident.see(member.number)).next).not.toContain('重新办理');
    await story.act('unit1', member.number, 'accept');
    await story.act('unit1', member.number, 'resolve', { note: '已处理' });
    await story.act('supervisor1', member.number, 'verify');
    expect((await member.resident.see(member.number)).survey).toMatchObject({ round: 2, state: 'open' });
    await rates(member, 'no');
    expect(await rowOf(member.number)).toMatchObject({ stage: 'dispatched', reopened: 1, level: null });
  }, 60_000);

  it('accepted is measured once for all, and every row is what its history says', async () => {
    const { db } = story.world.running.house;
    await makeFigureKeeper(story.world.running.house).fresh();
    const lines = await db.read.figureLine.findMany({ where: { measure: 'accepted' } });
    // Seven that were shared and one that the desk took apart; none of those that parted from what was accepted.
    expect(lines.map(({ minutes }) => minutes)).toEqual(Array.from({ length: 8 }, () => 0));
    expect((await proveFigures(db)).faults).toEqual([]);
  }, 60_000);
});
