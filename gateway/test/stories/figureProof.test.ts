/** Figures recomputed from scratch equal the figures shown: on lives of all kinds, and after somebody's hand was in it. */
import type { Action } from '@gridline/shared/workflow.ts';
import { proveFigures, type ProvenFigures } from '../../src/assessment/proof/proveFigures.ts';
import { isSummed, marksOf } from '../../src/assessment/sums/marks.ts';
import { advance } from '../../src/cases/advance.ts';
import { resumeDue } from '../../src/cases/clocks/resumeDue.ts';
import { OPEN_CASES } from '../../src/cases/views/lists.ts';
import { update } from '../../src/db/change.ts';
import { verifyHistory } from '../../src/privacy/history/verifyHistory.ts';
import { expireSurveys } from '../../src/surveys/expire.ts';
import { asThief } from '../play/asThief.ts';
import { until } from '../play/http.ts';
import { staffMember, texter, type StaffMember } from '../play/people.ts';
import { startWorld, type World } from '../world.ts';

const DAY = 24 * 3600_000;

async function first<T>(found: Promise<T | null>): Promise<T> {
  const one = await found;
  if (!one) throw new Error('nothing was found to lay hand on');
  return one;
}

describe('figures that nobody can edit', () => {
  let world: World;
  let late = 0;
  let admin: StaffMember;
  let supervisor: StaffMember;
  let handler: StaffMember;
  let operator: StaffMember;
  const numbers: string[] = [];
  beforeAll(async () => {
    world = await startWorld({ clock: { now: () => new Date(Date.now() + late) } });
    [admin, supervisor, handler, operator] = (await Promise.all(
      ['admin', 'supervisor1', 'unit1', 'operator1'].map((name) => staffMember(world, name)),
    )) as [StaffMember, StaffMember, StaffMember, StaffMember];
    for (const serial of [1, 2, 3, 4, 5]) numbers.push(await texted(`1390000061${serial}`));
    // Who rings without telling the own number cannot be asked.
    numbers.push((await operator.log({ phone: '', anonymous: true, text: '沿港西路83号冒黑烟' })).number);
    await live();
  }, 180_000);
  afterAll(() => world.close());

  async function texted(phone: string): Promise<string> {
    const resident = texter(world, phone);
    await resident.send('沿港西路83号冒黑烟');
    return /编号([\d-]+)/.exec(await resident.reads(/编号/))?.[1] ?? '';
  }
  async function done(staff: StaffMember, number: string, action: Action, body: object = {}): Promise<void> {
    const { status, body: answer } = await staff.act(number, action, body);
    expect([action, status, answer.code]).toEqual([action, 200, undefined]);
  }
  const close = async (number: string): Promise<void> => {
    await done(handler, number, 'accept');
    await done(handler, number, 'contact', { note: '打过电话' });
    await done(handler, number, 'resolve', { note: '已督促整改' });
    await done(supervisor, number, 'verify');
  };
  const says = async (phone: string, words: string): Promise<void> => {
    const resident = texter(world, phone);
    await resident.reads(/已办完/);
    await resident.send(words);
  };

  /** Merged, answered, dissented, lapsed, anonymous, declined, with parts, suspended, sent back, redacted. */
  async function live(): Promise<void> {
    const [lead = '', member = '', second = '', declined = '', stopped = '', anonymous = ''] = numbers;
    await done(operator, member, 'merge', { intoNumber: lead });
    await close(lead);
    await says('13900000611', '1');
    await says('13900000612', '没有解决，晚上照样冒烟');
    await until('the part to be open again', async () => (await supervisor.see(member)).stage !== 'merged');
    await close(second);
    await done(handler, declined, 'sendBack', { reason: '不归我队' });
    await done(handler, stopped, 'accept');
    await done(supervisor, stopped, 'suspend', {
      reason: '等设备',
      until: new Date(Date.now() + late + 3 * DAY).toISOString(),
    });
    await close(anonymous);
    await close(member);
    await done(admin, lead, 'redact', { seq: 1, reason: '姓名', note: '冒黑烟' });
  }
  const inDatabase = (sql: string, values: (string | number)[]): Promise<void> =>
    asThief(world.env, sql, values);
  const proven = (): Promise<ProvenFigures> => proveFigures(world.running.house.db);
  async function tampered(change: [string, (string | number)[]], back: [string, (string | number)[]]) {
    await inDatabase(...change);
    const { faults } = await proven();
    await inDatabase(...back);
    expect((await proven()).faults).toEqual([]);
    return faults;
  }

  it('are what the histories say, day by day, and the histories verify', async () => {
    const { db } = world.running.house;
    late += 8 * DAY;
    await until('all questions to end', async () => (await expireSurveys(world.running.house)) === 0);
    late += 40 * DAY;
    const { day } = await until(
      'the first line',
      () => db.read.figureLine.findFirst({ orderBy: { day: 'asc' } }),
      60,
    );
    const month = day.slice(0, 6);
    await until(
      'the days and their month to be summed',
      async () => {
        const marks = await marksOf(db, { from: month, to: `${month}:` });
        return marks.some(({ period }) => period === month) && marks.every(isSummed);
      },
      60,
    );
    const found = await proven();
    expect(found.faults).toEqual([]);
    expect(found.cases).toBe(numbers.length);
    expect(found.lines).toBe(await db.read.figureLine.count());
    const sums = { areaCode: { not: '-' }, period: { startsWith: month } };
    expect(found.sums).toBeGreaterThanOrEqual(await db.read.figureSum.count({ where: sums }));
    expect(found.sums).toBeGreaterThan(0);
    const verified = await verifyHistory(db, { now: new Date(Date.now() + late) });
    expect([verified.faults.filter(({ seq }) => seq !== null), verified.corrections]).toEqual([[], 1]);
  }, 120_000);

  it('count nobody as silent who was not asked, and the dissent of one against who did the work', async () => {
    const { read } = world.running.house.db;
    const sumOf = async (number: string, measure: string): Promise<number> => {
      const { id } = await read.caseFile.findUniqueOrThrow({ where: { number } });
      const lines = await read.figureLine.findMany({ where: { caseId: id, measure } });
      return lines.reduce((sum, { n }) => sum + n, 0);
    };
    const [lead = '', member = '', second = '', , , anonymous = ''] = numbers;
    const of = (measure: string): Promise<number[]> =>
      Promise.all([lead, member, second, anonymous].map((number) => sumOf(number, measure)));
    expect(await of('asked')).toEqual([2, 1, 1, 0]);
    expect(await of('answered')).toEqual([1, 1, 0, 0]);
    expect(await of('lapsed')).toEqual([0, 1, 1, 0]);
    expect(await of('reopened')).toEqual([0, 1, 0, 0]);
    expect(await of('closed')).toEqual([1, 1, 1, 1]);
  });

  it('name the first that was changed: a line, its person, one too many, one too few, a sum', async () => {
    const { db } = world.running.house;
    const line = await first(
      db.read.figureLine.findFirst({
        where: { measure: 'closed' },
        orderBy: { id: 'asc' },
      }),
    );
    const { number } = await db.read.caseFile.findUniqueOrThrow({ where: { id: line.caseId } });
    const set = (column: string, value: string | number): [string, (string | number)[]] => [
      `UPDATE FigureLine SET ${column} = ? WHERE id = ?`,
      [value, line.id],
    ];
    const more = await tampered(set('n', 9), set('n', 1));
    expect(more[0]).toMatchObject({ period: line.day, number });
    expect(more[0]?.what).toBe('“结案”这一笔的数目被改过：历史里是“1”，现在是“9”。');
    // The sums of the day and the month do not fit what the lines add up to now.
    expect(more.some(({ number: of, period }) => of === null && period === line.day)).toBe(true);
    const other = await tampered(set('unitCode', 'nobody'), set('unitCode', line.unitCode ?? ''));
    expect(other[0]?.what).toMatch(/“结案”这一笔的单位被改过/);
    const hidden = await tampered(set('caseId', 'stranger'), set('caseId', line.caseId));
    expect(hidden.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['“结案”这一笔不见了。', '统计里有这件案件，历史里没有。']),
    );
    const copied = await tampered(
      [
        `INSERT INTO FigureLine (id, day, measure, n, minutes, areaPath, unitCode, personId, categoryCode, channel, reasonCode, caseId)
         SELECT 'one-too-many', day, measure, n, minutes, areaPath, unitCode, personId, categoryCode, channel, reasonCode, caseId FROM FigureLine WHERE id = ?`,
        [line.id],
      ],
      ['DELETE FROM FigureLine WHERE id = ?', ['one-too-many']],
    );
    expect(copied[0]).toMatchObject({ number, what: '多出一笔“结案”，历史里没有。' });
    const sum = await first(
      db.read.figureSum.findFirst({
        where: { period: line.day, dimension: 'all', areaCode: '' },
      }),
    );
    const counts = (text: string): [string, (string | number)[]] => [
      'UPDATE FigureSum SET counts = ? WHERE id = ?',
      [text, sum.id],
    ];
    const prettier = JSON.stringify({ ...(JSON.parse(sum.counts) as object), satisfied: 77 });
    const [summed] = await tampered(counts(prettier), counts(sum.counts));
    // The month stands before its days, and is the sum of them.
    expect(summed?.what).toMatch(/全区合计的“满意”应是 \d+，汇总里是 \d+。/);
  }, 60_000);

  it('name the column of an open case that would change 在办, 超期 and 挂账', async () => {
    const { db } = world.running.house;
    const number = numbers[4] ?? '';
    const { id: caseId, areaPath } = await db.read.caseFile.findUniqueOrThrow({ where: { number } });
    const district = `/${areaPath.split('/')[1] ?? ''}/`;
    // Its first suspension is over by now, whether a sweep came by or not.
    await resumeDue(world.running.house);
    const row = await advance(world.running.house, {
      caseId,
      action: 'suspend',
      person: { role: 'supervisor', id: null, unitCode: null, name: '督导', areaPath: district },
      input: { reason: '等设备', until: new Date(Date.now() + late + 3 * DAY).toISOString() },
    });
    const found = await proven();
    expect([found.faults, found.open]).toEqual([[], await db.read.caseFile.count({ where: OPEN_CASES })]);
    const set = (column: string, value: string | Date | null): Promise<unknown> =>
      db.submit({ writes: [update('CaseFile', { where: { number }, set: { [column]: value } })] });
    const later = new Date('2099-01-01T00:00:00Z');
    const changes = [
      ['stage', 'closed'],
      ['unitCode', 'nobody'],
      ['unitCode', null],
      ...['suspendedUntil', 'acceptDue', 'contactDue', 'resolveDue', 'acceptedAt', 'due'].flatMap(
        (column) => [[column, later] as const, [column, null] as const],
      ),
    ] as const;
    for (const [column, value] of changes) {
      await set(column, value);
      const { faults } = await proven();
      await set(column, row[column as keyof typeof row] as string | Date | null);
      expect([column, value, faults]).toMatchObject([column, value, [{ number }]]);
      expect(faults[0]?.what).toContain(`（${column}）被改过：按历史应是`);
    }
    expect((await proven()).faults).toEqual([]);
  }, 60_000);
});
