/** Random lives of cases with random clocks: whoever does whatever, what must hold of a case holds. */
import { QUEUES, type Queue } from '@gridline/shared/queues.ts';
import { fromBeijing } from '@gridline/shared/time.ts';
import fc from 'fast-check';
import { figuresOf } from '../../src/assessment/figures.ts';
import { linesOf } from '../../src/assessment/lines/linesOf.ts';
import { makeFigureKeeper } from '../../src/assessment/projection/keeper.ts';
import { proveFigures } from '../../src/assessment/proof/proveFigures.ts';
import { countLists, listCases } from '../../src/cases/views/lists.ts';
import type { House } from '../../src/house.ts';
import { fileComplaint } from '../../src/intake/file.ts';
import { verifyHistory } from '../../src/privacy/history/verifyHistory.ts';
import { viewerOf, type Viewer } from '../../src/staff/sight.ts';
import { openInstance, type Instance } from '../dialogue/instance.ts';
import { makeTemplate, type Template } from '../dialogue/template.ts';
import { step, type Cast } from '../lives/live.ts';
import { moves } from '../lives/moves.ts';
import { watchOver } from '../lives/watch.ts';

const START = fromBeijing('2026-01-26 09:20') ?? new Date();
/** More of them with RANDOM_LIVES=200, another walk with RANDOM_LIVES_SEED. */
const LIVES = Number(process.env.RANDOM_LIVES ?? 6);
const SEED = Number(process.env.RANDOM_LIVES_SEED ?? 20_261_128);
const LONGEST = 20 * 60_000;

const TEXTS = ['沿港西路83号冒黑烟', '水景园3号楼路灯不亮', '门口有人乱停车', '幸福路有人占道经营，天天这样'];

/** What happens to cases every day: a walk that never comes there proves little. */
const USUAL = [
  'register',
  'dispatch',
  'accept',
  'contact',
  'resolve',
  'verify',
  'sendBack',
  'escalate',
  'mark',
];

describe('random lives', () => {
  let template: Template;
  let instance: Instance;
  const taken = new Map<string, number>();
  let filed = 0;

  beforeAll(async () => {
    template = await makeTemplate(START);
    instance = await openInstance(template, START.getTime());
  }, LONGEST);
  afterAll(async () => {
    await instance.close();
    await template.drop();
  });

  async function file(joins: string | null = null): Promise<{ id: string; number: string }> {
    const { caseId, receipt } = await fileComplaint(instance.house, {
      sourceKey: `sms:test:${filed}`,
      channel: 'sms',
      text: TEXTS[filed % TEXTS.length] ?? '路灯不亮',
      joins,
      resident: { kind: 'phone', value: `+86139000${String(10_000 + filed)}`, mobile: true },
    });
    filed++;
    return { id: caseId, number: receipt.number };
  }

  it(
    'one owner always, no limit moves by passing on, who closes did not handle it, the chain holds',
    async () => {
      // By name: ids are drawn anew each time, and a walk by their order could not be walked again.
      const staff = await instance.house.db.read.staff.findMany({
        where: { active: true },
        orderBy: { username: 'asc' },
      });
      const look = watchOver(instance.house);
      await fc.assert(
        fc.asyncProperty(fc.boolean(), moves, async (joins, life) => {
          const other = await file();
          const own = await file(joins ? other.id : null);
          const cast: Cast = { instance, staff, numbers: [other.number] };
          for (const move of life) {
            const { id } = move.other ? other : own;
            const done = await step(cast, id, move);
            const { wrong, actions } = await look(id);
            if (wrong.length > 0) throw new Error(`after ${done ?? 'a refusal'}: ${wrong.join('; ')}`);
            for (const action of actions) taken.set(action, (taken.get(action) ?? 0) + 1);
          }
        }),
        { numRuns: LIVES, seed: SEED, endOnFailure: true },
      );
    },
    LONGEST,
  );

  it('the walks went through the whole of the workflow', () => {
    const never = USUAL.filter((action) => !taken.has(action));
    expect(never).toEqual([]);
  });

  it('every case that was filed stands in exactly one stage', async () => {
    const stages = await instance.house.db.read.caseFile.groupBy({ by: ['stage'], _count: true });
    expect(stages.reduce((sum, { _count }) => sum + _count, 0)).toBe(filed);
  });

  it('whoever looks, each list holds as many as its count says', async () => {
    const { house } = instance;
    const staff = await house.db.read.staff.findMany({ orderBy: { username: 'asc' } });
    const wrong: string[] = [];
    for (const one of staff) {
      const viewer = viewerOf(one, house.atlas().areas.pathOf(one.areaCode));
      const counts = await countLists(house, viewer);
      for (const queue of QUEUES) {
        const listed = await lengthOf(house, viewer, queue);
        if (listed !== counts[queue]) wrong.push(`${one.username} ${queue}: ${counts[queue]}, not ${listed}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('the history verifies, seals and all', async () => {
    const { faults, events, seals } = await verifyHistory(instance.house.db, { now: instance.clock.now() });
    expect(faults).toEqual([]);
    expect(events).toBeGreaterThan(filed);
    expect(seals).toBeGreaterThan(0);
  });

  it('the figures shown are those of all histories counted anew', async () => {
    const { house } = instance;
    const { areas } = house.atlas();
    const root = areas.all.find(({ parentCode }) => parentCode === null)?.code ?? '';
    const asked = {
      scope: { areaCode: root, paths: [areas.pathOf(root)] },
      from: START,
      to: instance.clock.now(),
    };
    await makeFigureKeeper(house).fresh();
    const { counts } = await figuresOf(house, asked);
    const events = await house.db.read.caseEvent.findMany({ orderBy: [{ caseId: 'asc' }, { seq: 'asc' }] });
    const histories = new Map<string, typeof events>();
    for (const event of events) histories.set(event.caseId, [...(histories.get(event.caseId) ?? []), event]);
    const anew: Record<string, number> = {};
    for (const history of histories.values())
      for (const { measure, n } of linesOf(history)) anew[measure] = (anew[measure] ?? 0) + n;
    expect(counts).toEqual(anew);
    expect(counts.filed).toBe(filed);
    const proven = await proveFigures(house.db);
    expect([proven.faults, proven.cases]).toEqual([[], filed]);
  });

  it('nothing failed on the way', () => {
    expect(instance.errors).toEqual([]);
  });
});

async function lengthOf(house: House, viewer: Viewer, queue: Queue): Promise<number> {
  let length = 0;
  for (let cursor: string | undefined; ;) {
    const { rows, next } = await listCases(house, viewer, { queue, q: '', cursor });
    length += rows.length;
    if (next === null) return length;
    cursor = next;
  }
}
