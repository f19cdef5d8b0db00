import type { NoticeRow } from '@gridline/shared/noticeApi.ts';
import { fromBeijing } from '@gridline/shared/time.ts';
import { until } from '../play/http.ts';
import { staffMember, texter, type StaffMember } from '../play/people.ts';
import { startWorld, type World } from '../world.ts';

const at = (text: string): Date => fromBeijing(text) ?? new Date(Number.NaN);

interface Listed {
  notices: NoticeRow[];
  counts: { quiet: number; cap: number };
}

describe('a night in which nobody is woken', () => {
  let world: World;
  let now = at('2026-11-22 22:30:00');
  let handler: StaffMember;
  let checker: StaffMember;
  const alone = { phone: '13900000101', number: '' };
  const overtaken = { phone: '13900000102', number: '' };
  const many = { phone: '13900000103', numbers: [] as string[] };

  beforeAll(async () => {
    world = await startWorld({ clock: { now: () => now }, environment: { QUIET_HOURS: '22:00-08:00' } });
    handler = await staffMember(world, 'unit1');
    checker = await staffMember(world, 'supervisor1');
  });
  afterAll(() => world.close());

  const file = async (phone: string): Promise<string> => {
    const before = await texter(world, phone).got();
    await texter(world, phone).send(`沿港西路83号烧烤店油烟太大${before.length}`);
    const told = await until('the acknowledgement, at once', async () =>
      (await texter(world, phone).got()).find(({ id }) => before.every((one) => one.id !== id)),
    );
    return /20\d{6}-\d+-\d/.exec(told.text)?.[0] ?? '';
  };
  const held = async (): Promise<Listed> =>
    (await checker.get<Listed>('/api/v1/staff/notices?list=held')).body;
  const textsTo = async (phone: string): Promise<string> =>
    (await texter(world, phone).got()).map(({ text }) => text).join('\n');

  it('is told at once what was just asked; the rest is held, and the desk sees until when', async () => {
    alone.number = await file(alone.phone);
    now = at('2026-11-22 23:00:00');
    await handler.act(alone.number, 'accept');
    const row = await until('the notice to be held', async () =>
      (await held()).notices.find((notice) => notice.number === alone.number),
    );
    expect(row).toMatchObject({ purpose: 'accepted', purposeLabel: '签收通知', heldFor: 'quiet' });
    expect(row.stateLabel).toBe('夜间不打扰，11月23日 8:00以后发');
    expect((await handler.see(alone.number)).notices.at(-1)?.stateLabel).toBe(row.stateLabel);
  });

  it('goes on meanwhile: a case is closed, three of one number are accepted', async () => {
    overtaken.number = await file(overtaken.phone);
    await handler.act(overtaken.number, 'accept');
    await handler.act(overtaken.number, 'resolve', { note: '已约谈店主' });
    now = at('2026-11-22 23:30:00');
    await checker.act(overtaken.number, 'verify');
    for (let index = 0; index < 3; index++) {
      now = new Date(now.getTime() + 1800_000);
      const number = await file(many.phone);
      await handler.act(number, 'accept');
      many.numbers.push(number);
    }
    await until('all to be held', async () => (await held()).counts.quiet === 6);
    now = at('2026-11-23 07:59:50');
    await world.running.sweeps.settled();
    expect((await held()).counts.quiet).toBe(6);
    expect(await texter(world, alone.phone).got()).toHaveLength(1);
  });

  it('in the morning each reads how things stand, once', async () => {
    now = at('2026-11-23 08:02:00');
    await until('all to have arrived', async () => {
      const { counts } = await held();
      return counts.quiet === 0 && counts.cap === 0;
    });
    await texter(world, alone.phone).reads(/已签收/);
    await texter(world, overtaken.phone).reads(/办好了吗/);
    expect(await textsTo(overtaken.phone)).not.toMatch(/已签收/);
    const digest = await texter(world, many.phone).reads(/您有3件事有新进展/);
    for (const number of many.numbers) expect(digest).toContain(number);
    expect(await textsTo(many.phone)).not.toMatch(/已签收/);
  });

  it('and every case says how its resident was told', async () => {
    const labelOf = async (number: string, purpose: string): Promise<string> =>
      (await checker.see(number)).notices.find((notice) => notice.purpose === purpose)?.stateLabel ?? '';
    await until('the receipts', async () => /^已送达 /.test(await labelOf(overtaken.number, 'survey')));
    expect(await labelOf(overtaken.number, 'accepted')).toMatch(/^已并入另一条通知：已送达 /);
    await until('the receipts of the one message', async () => {
      const labels = await Promise.all(many.numbers.map((number) => labelOf(number, 'accepted')));
      return labels.filter((label) => /^已并入另一条通知：已送达 /.test(label)).length === 2;
    });
  });
});
