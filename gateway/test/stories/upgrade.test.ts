import { readFileSync } from 'node:fs';
import { update } from '../../src/db/change.ts';
import type { CaseFile } from '../../src/db/generated/mysql/client.ts';
import { startMovedWorld, type MovedWorld } from '../play/movedClock.ts';

const FAMILY = process.env.TEST_DB === 'mysql' ? 'mysql' : 'sqlite';
const MIGRATION = new URL(
  `../../../prisma/migrations/${FAMILY}/20261128170000_clocks_begin/migration.sql`,
  import.meta.url,
);
interface Raw {
  $executeRawUnsafe(sql: string): Promise<number>;
}
const at = (time: string): Date => new Date(`${time}:00+08:00`);

describe('cases that were open before their clocks were watched', () => {
  let story: MovedWorld;
  beforeAll(async () => (story = await startMovedWorld('2026-03-16T09:00')), 120_000);
  afterAll(() => story.world.close());

  /** As a house of before wrote the row. */
  async function asBefore(number: string, set: Partial<CaseFile>): Promise<void> {
    const due = set.acceptedAt ? set.resolveDue : set.acceptDue;
    const old = { clock: 'working', marks: '', markAt: due, due, handlerUnits: null, ...set };
    await story.world.running.house.db.submit({
      writes: [update('CaseFile', { where: { number }, set: old, expect: 1 })],
    });
  }
  async function migrated(): Promise<void> {
    const raw = story.world.running.house.db.read as unknown as Raw;
    const sql = readFileSync(MIGRATION, 'utf8').replace(/^--.*$/gmu, '');
    for (const statement of sql.split(';').filter((one) => one.trim() !== ''))
      await raw.$executeRawUnsafe(statement);
  }
  const row = (number: string): Promise<CaseFile> =>
    story.world.running.house.db.read.caseFile.findUniqueOrThrow({ where: { number } });

  it('long overdue: told once and supervised, sent up only half a limit later; by the clock it always had', async () => {
    const [late, urgent, done, fresh] = [
      await story.file('late'),
      await story.file('urgent'),
      await story.file('done'),
      await story.file('fresh'),
    ];
    await story.act('unit1', late.number, 'accept');
    await story.act('unit1', done.number, 'accept');
    await story.act('unit1', done.number, 'resolve', { note: '已处理' });
    const filedAt = at('2026-02-02T09:00');
    const dues = { acceptDue: at('2026-02-02T11:00'), contactDue: at('2026-02-02T17:00') };
    const resolveDue = at('2026-02-03T17:00');
    await asBefore(late.number, { filedAt, ...dues, resolveDue, acceptedAt: filedAt });
    await asBefore(done.number, { resolvedAt: at('2026-03-02T09:00'), markAt: null, due: null });
    await asBefore(fresh.number, { acceptDue: at('2026-03-16T11:00') });
    // In the night and around the clock: no minute of it is in hours of service.
    const always = await story.world.running.house.db.read.category.findFirst({
      where: { clock: 'always' },
    });
    const night = at('2026-03-16T01:00');
    await asBefore(urgent.number, {
      categoryCode: always?.code ?? null,
      filedAt: night,
      acceptDue: at('2026-03-16T02:00'),
      contactDue: at('2026-03-16T05:00'),
      resolveDue: at('2026-03-16T08:30'),
      acceptedAt: night,
    });
    await migrated();
    for (const minute of ['10', '11', '12', '13']) await story.goTo(`2026-03-16T09:${minute}`);
    expect((await story.history(late.number)).slice(-2)).toEqual(['accept', 'mark']);
    expect((await story.reminded(late.number)).unit1).toEqual(['resolve100']);
    expect((await row(late.number)).supervised).toBe(true);
    expect((await row(urgent.number)).clock).toBe('always');
    expect(await story.history(urgent.number)).not.toContain('escalate');
    expect((await story.reminded(urgent.number)).unit1).toEqual(['resolve100']);
    expect(new Set(Object.values(await story.reminded(done.number)).flat())).toEqual(new Set(['verify400']));
    expect(await story.reminded(fresh.number)).toEqual({});
    for (const { number } of [late, urgent, done])
      expect((await row(number)).marks.split(' ')).not.toContain('before');
    // Half a limit is a day of service.
    await story.goTo('2026-03-17T17:00');
    expect((await story.history(late.number)).slice(-2)).toEqual(['mark', 'escalate']);
    expect((await story.history(late.number)).filter((action) => action === 'escalate')).toHaveLength(1);
  }, 90_000);
});
