import { handlerBesides } from '../play/colleagues.ts';
import { startMovedWorld, type MovedWorld } from '../play/movedClock.ts';
import { texter } from '../play/people.ts';

const SLANDER = '隔壁老王是个骗子，请带上证件去查';

describe('words that go by law go from wherever they were copied to', () => {
  let story: MovedWorld;
  let helper: Awaited<ReturnType<typeof handlerBesides>>;
  beforeAll(async () => {
    story = await startMovedWorld('2026-03-04T08:30');
    const lead = await (await story.as('unit1')).get<{ unitCode: string }>('/api/v1/staff/me');
    helper = await handlerBesides(story.world, [lead.body.unitCode]);
  }, 120_000);
  afterAll(() => story.world.close());

  /** Filed by text, and another unit given a part in words that are a slander. */
  async function withPart(phone: string): Promise<{ number: string; seq: number }> {
    const resident = texter(story.world, phone);
    await resident.send('沿港西路83号冒黑烟');
    const number = /编号([\d-]+)/.exec(await resident.reads(/编号/))?.[1] ?? '';
    await story.act('unit1', number, 'accept');
    const until = new Date('2026-03-04T15:00:00+08:00').toISOString();
    await story.act('operator1', number, 'assist', { unitCode: helper.unitCode, note: SLANDER, until });
    return { number, seq: (await story.history(number)).indexOf('assist') + 1 };
  }

  it('from the part’s task and what its unit was reminded of; no other word of the resident is touched', async () => {
    const { read } = story.world.running.house.db;
    const { number, seq } = await withPart('13900000401');
    await story.goTo('2026-03-04T14:00');
    expect(
      (await read.staffNotice.findMany({ where: { text: { contains: '骗子' } } })).length,
    ).toBeGreaterThan(0);
    await story.act('admin', number, 'redact', { seq, reason: '诽谤', reasonCode: 'slander' });
    const [part] = (await (await story.as('unit1')).see(number)).parts;
    expect(part?.task).toBe('（依法更正）');
    const { id } = await read.caseFile.findUniqueOrThrow({ where: { number } });
    for (const rows of await Promise.all([
      read.staffNotice.findMany(),
      read.casePart.findMany(),
      read.caseEvent.findMany({ where: { caseId: id } }),
    ]))
      expect(JSON.stringify(rows)).not.toContain('骗子');
    expect((await read.inboundMessage.findMany()).map(({ text }) => text)).toContain('沿港西路83号冒黑烟');
  }, 60_000);

  it('from a request that still waits for an answer, and from why it waits for a person', async () => {
    const { number } = await story.file('law-2');
    const { read } = story.world.running.house.db;
    await story.act('unit1', number, 'accept');
    const until = new Date('2026-03-06T15:00:00+08:00').toISOString();
    await story.act('unit1', number, 'askSuspend', { reason: SLANDER, until });
    const seqOf = async (action: string): Promise<number> =>
      (await story.history(number)).indexOf(action) + 1;
    const law = { reason: '诽谤', reasonCode: 'slander' };
    await story.act('admin', number, 'redact', { seq: await seqOf('askSuspend'), ...law });
    await story.act('supervisor1', number, 'denyAsk', { reason: '理由不足' });
    await story.act('unit1', number, 'sendBack', { reason: `${SLANDER}，不归我队` });
    await story.act('admin', number, 'redact', { seq: await seqOf('sendBack'), ...law });
    expect(JSON.stringify(await read.caseFile.findUniqueOrThrow({ where: { number } }))).not.toContain(
      '骗子',
    );
    expect((await read.staffNotice.findMany()).map(({ text }) => text).join()).not.toContain('骗子');
  }, 60_000);
});
