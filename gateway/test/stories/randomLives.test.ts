/** Random lives of cases with random clocks: whoever does whatever, what must hold of a case holds. */
import { fromBeijing } from '@gridline/shared/time.ts';
import fc from 'fast-check';
import { fileComplaint } from '../../src/intake/file.ts';
import { openInstance, type Instance } from '../dialogue/instance.ts';
import { makeTemplate, type Template } from '../dialogue/template.ts';
import { step, type Cast } from '../lives/live.ts';
import { seenOf, wrongOf, type Seen } from '../lives/invariants.ts';
import { moves } from '../lives/moves.ts';

const START = fromBeijing('2026-01-26 09:20') ?? new Date();
const LIVES = Number(process.env.RANDOM_LIVES ?? 14);
const SEED = Number(process.env.RANDOM_LIVES_SEED ?? 20_261_128);
const LONGEST = 20 * 60_000;

const TEXTS = ['沿港西路83号冒黑烟', '水景园3号楼路灯不亮', '门口有人乱停车', '幸福路有人占道经营，天天这样'];

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

  async function file(): Promise<{ id: string; number: string }> {
    const { caseId, receipt } = await fileComplaint(instance.house, {
      sourceKey: `sms:test:${filed}`,
      channel: 'sms',
      text: TEXTS[filed % TEXTS.length] ?? '路灯不亮',
      resident: { kind: 'phone', value: `+86139000${String(10_000 + filed)}`, mobile: true },
    });
    filed++;
    return { id: caseId, number: receipt.number };
  }

  it(
    'one owner always, no limit moves by passing on, who closes did not handle it, the chain holds',
    async () => {
      const staff = await instance.house.db.read.staff.findMany({ where: { active: true } });
      const others = [await file(), await file()];
      const cast: Cast = { instance, staff, numbers: others.map(({ number }) => number) };
      await fc.assert(
        fc.asyncProperty(moves, async (life) => {
          const { id } = await file();
          let before: Seen | null = null;
          for (const move of life) {
            const done = await step(cast, id, move);
            const now: Seen = await seenOf(instance.house, id);
            const wrong = wrongOf(before, now);
            if (wrong.length > 0) throw new Error(`after ${done ?? 'a refusal'}: ${wrong.join('; ')}`);
            for (const { action } of now.events.slice(before?.events.length ?? 0))
              taken.set(action, (taken.get(action) ?? 0) + 1);
            before = now;
          }
        }),
        { numRuns: LIVES, seed: SEED, endOnFailure: true },
      );
    },
    LONGEST,
  );

  it('the walks went through the whole of the workflow', () => {
    for (const action of ['accept', 'resolve', 'verify', 'refuse', 'sendBack', 'escalate', 'suspend'])
      expect([action, taken.get(action) ?? 0]).toEqual([action, expect.any(Number)]);
    const reached = [...taken.keys()].sort();
    expect(reached.length).toBeGreaterThan(12);
  });

  it('every case that was filed stands in exactly one stage', async () => {
    const stages = await instance.house.db.read.caseFile.groupBy({ by: ['stage'], _count: true });
    expect(stages.reduce((sum, { _count }) => sum + _count, 0)).toBe(filed);
  });

  it('nothing failed on the way', () => {
    expect(instance.errors).toEqual([]);
  });
});
