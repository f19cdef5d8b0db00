import { startMovedWorld, type MovedWorld } from '../play/movedClock.ts';

type Filed = Awaited<ReturnType<MovedWorld['file']>>;

/** Each of those who share a case is asked, heard and looked after as if it were theirs alone. */
describe('what those who share a case answer', () => {
  let story: MovedWorld;
  beforeAll(async () => (story = await startMovedWorld('2026-03-02T09:00')), 120_000);
  afterAll(() => story.world.close());

  const rowOf = (number: string) =>
    story.world.running.house.db.read.caseFile.findUniqueOrThrow({ where: { number } });
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
  const rates = (of: Filed, solved: string, satisfaction: number) =>
    of.resident.post(`/api/v1/resident/complaints/${of.number}/rate`, {
      contacted: true,
      solved,
      satisfaction,
      words: '态度差',
    });

  it('solved, but dissatisfied: one of many waits for a supervisor, who looks and says so', async () => {
    const { lead, member } = await shared('unpleased');
    await close(lead.number);
    expect((await rates(member, 'partly', 1)).status).toBe(200);
    const waiting = async (): Promise<string[]> => {
      const supervisor = await story.as('supervisor1');
      const { body } = await supervisor.get<{ cases: { number: string }[] }>(
        '/api/v1/staff/cases?queue=dissatisfied',
      );
      return body.cases.map(({ number }) => number);
    };
    expect(await waiting()).toEqual([member.number]);
    await story.act('supervisor1', member.number, 'review', { note: '已提醒承办单位' });
    expect(await waiting()).toEqual([]);
    expect((await rates(member, 'yes', 2)).status).toBe(200);
    expect(await waiting()).toEqual([member.number]);
    expect((await rates(member, 'yes', 5)).status).toBe(200);
    expect(await waiting()).toEqual([]);
  }, 60_000);

  it('merged into another case after the end of the first, it is asked at that one’s end', async () => {
    await story.goTo('2026-03-09T09:00');
    const { lead, member } = await shared('moved');
    const other = await story.file('moved-3');
    await close(lead.number);
    await story.act('operator1', member.number, 'merge', { intoNumber: other.number });
    const { id } = await rowOf(member.number);
    const states = async (): Promise<string[]> => {
      const { survey } = story.world.running.house.db.read;
      return (await survey.findMany({ where: { caseId: id }, orderBy: { round: 'asc' } })).map(
        ({ state }) => state,
      );
    };
    expect(await states()).toEqual(['expired']);
    await close(other.number);
    expect(await states()).toEqual(['expired', 'open']);
    expect((await rates(member, 'yes', 5)).status).toBe(200);
    await story.goTo('2026-03-20T09:00');
    expect(await story.history(member.number)).not.toContain('silence');
  }, 60_000);
});
