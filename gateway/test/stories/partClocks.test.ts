import { advance } from '../../src/cases/advance.ts';
import { sweepPartMarks } from '../../src/cases/clocks/sweepPartMarks.ts';
import { SYSTEM } from '../../src/cases/draft.ts';
import { dataOf, handlerBesides } from '../play/colleagues.ts';
import { startMovedWorld, type MovedWorld } from '../play/movedClock.ts';

type Helper = Awaited<ReturnType<typeof handlerBesides>>;

/** Wednesday and Thursday are days of service in an ordinary week. */
describe('a part of a case has a clock of its own', () => {
  let story: MovedWorld;
  let helper: Helper;
  beforeAll(async () => {
    story = await startMovedWorld('2026-03-04T08:30');
    const lead = await (await story.as('unit1')).get<{ unitCode: string }>('/api/v1/staff/me');
    helper = await handlerBesides(story.world, [lead.body.unitCode]);
  }, 120_000);
  afterAll(() => story.world.close());

  const at = (time: string): string => new Date(`${time}:00+08:00`).toISOString();

  /** The lead has accepted it, and another unit is given a part until then. */
  async function withPart(openid: string, until: string): Promise<string> {
    const { number } = await story.file(openid);
    await story.act('unit1', number, 'accept');
    await assists(number, until);
    return number;
  }
  async function assists(number: string, until: string): Promise<void> {
    const part = { unitCode: helper.unitCode, note: '清走堆放的燃料', until: at(until) };
    await story.act('operator1', number, 'assist', part);
  }
  const marks = async (number: string): Promise<unknown[]> =>
    (await dataOf(story.world, number, 'mark'))
      .filter(({ clock }) => clock === 'part')
      .map(({ percent, unitCode }) => [percent, unitCode]);
  /** What they were reminded of about parts. */
  async function told(number: string): Promise<Record<string, string[]>> {
    const all = Object.entries(await story.reminded(number));
    const ofParts = all.map(([name, kinds]) => [name, kinds.filter((kind) => /^part/.test(kind))] as const);
    return Object.fromEntries(ofParts.filter(([, kinds]) => kinds.length > 0));
  }

  it('half, four fifths and the end of it are told: to its unit, and at the end to those who wait for it', async () => {
    const number = await withPart('parts-1', '2026-03-04T11:50');
    await story.goTo('2026-03-04T10:20');
    expect(await told(number)).toEqual({});
    await story.goTo('2026-03-04T10:30');
    expect(Object.keys(await told(number))).toContain(helper.staff.username);
    expect(await marks(number)).toEqual([[50, helper.unitCode]]);
    await (await story.as(helper.staff.username)).act(number, 'acceptPart');
    await story.goTo('2026-03-04T11:20');
    await story.goTo('2026-03-04T11:51');
    const reminded = await told(number);
    expect(reminded[helper.staff.username]).toEqual(['part50', 'part80', 'part100']);
    // The colleague who did not accept it heard of it only while nobody had.
    const rest = Object.entries(reminded).filter(([name]) => name !== helper.staff.username);
    expect(rest.filter(([, kinds]) => kinds.includes('part80'))).toEqual([]);
    expect(reminded.unit1).toEqual(['part100']);
    const leaders = await story.world.running.house.db.read.staff.findMany({
      where: { role: 'gridLeader', username: { in: Object.keys(reminded) } },
    });
    expect(leaders).toHaveLength(1);
    expect(await marks(number)).toEqual([50, 80, 100].map((percent) => [percent, helper.unitCode]));

    const seen = await (await story.as('unit1')).see(number);
    expect(seen.parts).toMatchObject([{ state: 'accepted', overdue: true }]);
    const words = seen.timeline.filter(({ action }) => action === 'mark').map((one) => one.internalNote);
    expect(words.at(-1)).toBe(`${helper.unitName}已超过协办时限还没有办完，时限是3月4日 11:50。`);
    await story.goTo('2026-03-04T15:00');
    expect(await marks(number)).toHaveLength(3);
  }, 60_000);

  it('the resident reads nothing of it', async () => {
    const { number, resident } = await story.file('parts-2');
    await story.act('unit1', number, 'accept');
    await assists(number, '2026-03-04T16:00');
    await story.goTo('2026-03-04T16:00');
    expect(await marks(number)).toHaveLength(1);
    const { timeline } = await resident.see(number);
    expect(timeline.map(({ action }) => action)).not.toContain('mark');
    expect(JSON.stringify([timeline, await story.told(number)])).not.toContain('协办时限');
  }, 60_000);

  it('it stands still with the case, and runs on when that does', async () => {
    await story.goTo('2026-03-05T08:30');
    const number = await withPart('parts-3', '2026-03-05T17:00');
    await story.act('supervisor1', number, 'suspend', { reason: '等配件', until: at('2026-03-09T08:30') });
    await story.goTo('2026-03-08T12:00');
    expect(await marks(number)).toEqual([]);
    await story.goTo('2026-03-09T08:30');
    // What stood still was not used.
    expect(await marks(number)).toEqual([]);
    const before = (await (await story.as('unit1')).see(number)).parts[0]?.due ?? '';
    expect(before).toBe(at('2026-03-09T17:00'));
    await story.goTo('2026-03-09T17:00');
    expect((await marks(number)).at(-1)).toEqual([100, helper.unitCode]);
  }, 60_000);

  it('of an evening, in which no time of service lies, only the end is told', async () => {
    await story.goTo('2026-03-10T09:30');
    const { number } = await story.file('parts-evening');
    await story.act('unit1', number, 'accept');
    await story.goTo('2026-03-10T19:00');
    await assists(number, '2026-03-10T21:00');
    await story.goTo('2026-03-10T20:59');
    expect(await marks(number)).toEqual([]);
    await story.goTo('2026-03-10T21:00');
    expect(await marks(number)).toEqual([[100, helper.unitCode]]);
  }, 60_000);

  it('of a case that is overdue it is given a day that lies ahead, and is not over from the start', async () => {
    await story.goTo('2026-03-11T09:00');
    const { number } = await story.file('parts-overdue');
    await story.act('unit1', number, 'accept');
    await story.goTo('2026-03-13T09:00');
    const given = { unitCode: helper.unitCode, note: '清走堆放的燃料' };
    expect(await story.refused('operator1', number, 'assist', given)).toBe('until_missing');
    await assists(number, '2026-03-13T16:00');
    await story.goTo('2026-03-13T09:01');
    expect(await marks(number)).toEqual([]);
  }, 60_000);

  it('a look from before its day was moved tells nothing of it', async () => {
    await story.goTo('2026-03-18T09:00');
    const { number } = await story.file('parts-stale');
    await story.act('unit1', number, 'accept');
    await story.act('operator1', number, 'assist', { unitCode: helper.unitCode, note: '清走堆放' });
    const { house } = story.world.running;
    const row = await house.db.read.caseFile.findUniqueOrThrow({ where: { number } });
    story.setTo('2026-03-19T09:00');
    await story.act('supervisor1', number, 'extend', { reason: '等配件到货', until: at('2026-04-10T17:00') });
    const marked = advance(house, {
      caseId: row.id,
      action: 'mark',
      person: SYSTEM,
      input: { markPartOf: helper.unitCode },
    });
    await expect(marked).rejects.toMatchObject({ code: 'nothing_past' });
    expect(await marks(number)).toEqual([]);
  }, 60_000);

  it('done or dropped, nobody hears of it any more; two who look at once tell it once', async () => {
    await story.goTo('2026-03-23T08:30');
    const done = await withPart('parts-4', '2026-03-23T11:50');
    const dropped = await withPart('parts-5', '2026-03-23T11:50');
    const late = await withPart('parts-6', '2026-03-23T11:50');
    await story.act(helper.staff.username, done, 'acceptPart');
    await story.act(helper.staff.username, done, 'finishPart', { note: '清走两车' });
    await story.act('operator1', dropped, 'dropPart', { unitCode: helper.unitCode, reason: '不用了' });
    story.setTo('2026-03-23T14:00');
    const { house } = story.world.running;
    await Promise.all([sweepPartMarks(house), sweepPartMarks(house), sweepPartMarks(house)]);
    expect([await marks(done), await marks(dropped), await marks(late)]).toEqual([
      [],
      [],
      [[100, helper.unitCode]],
    ]);
  }, 60_000);

  it('given while the case stands still, it keeps its day; given back, those who wait for it hear at once', async () => {
    await story.goTo('2026-07-20T09:00');
    const { number } = await story.file('parts-still');
    await story.act('unit1', number, 'accept');
    await story.act('supervisor1', number, 'suspend', { reason: '等批复', until: at('2026-08-20T09:00') });
    await story.goTo('2026-08-18T09:00');
    await assists(number, '2026-08-20T15:00');
    await story.goTo('2026-08-20T09:01');
    const [part] = (await (await story.as('unit1')).see(number)).parts;
    expect(part?.due).toBe(at('2026-08-20T15:00'));
    await story.act(helper.staff.username, number, 'returnPart', { reason: '没有人手' });
    expect((await told(number)).unit1).toEqual(['partReturned']);
  }, 60_000);
});
