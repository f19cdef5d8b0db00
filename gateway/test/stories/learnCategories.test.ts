import type { CategoryModelView } from '@gridline/shared/routingApi.ts';
import { learn } from '../../src/categories/learn.ts';
import { matterTexts } from '../../src/categories/matters.testTexts.ts';
import { serialiseModel } from '../../src/categories/model.ts';
import { insert, put, update } from '../../src/db/change.ts';
import { newId } from '../../src/db/ids.ts';
import { openDatabase } from '../../src/db/database.ts';
import { learnCategories, LEARNING, TURN_SECONDS, type Turn } from '../../src/routing/learnCategories.ts';
import { until } from '../play/http.ts';
import { staffMember, texter, type StaffMember } from '../play/people.ts';
import { startWorld, type World } from '../world.ts';

/** Longer than the turn of one process lasts; a session of staff lasts longer. */
const LATER = 1.2 * TURN_SECONDS * 1000;
const { learned: decided, held } = matterTexts();

interface Explained {
  category: { name: string; by: string; probability: number | null; words: string[] } | null;
}

describe('what operators decide teaches the suggestion', () => {
  let world: World;
  let operator: StaffMember;
  let late = 0;
  let codes: Map<string, string>;

  beforeAll(async () => {
    world = await startWorld({ clock: { now: () => new Date(Date.now() + late) } });
    operator = await staffMember(world, 'operator1');
    const { categories } = world.running.house.atlas();
    codes = new Map(categories.map(({ code, name }) => [name, code]));
    const limits = { atLeast: 60, anew: 20, anewPart: 0.5, newest: 1000 };
    await world.running.house.db.submit({
      writes: [put('Setting', { key: LEARNING, value: JSON.stringify(limits) })],
    });
  });
  afterAll(() => world.close());

  /** A caller's matter, logged at the desk with the category the operator chose. */
  async function logged(text: string, name: string): Promise<string> {
    const body = { text: `沿港西路83号，${text}`, phone: '13900000500', categoryCode: codes.get(name) };
    return (await operator.log(body)).number;
  }
  const night = (): Promise<Turn> => {
    late += LATER;
    return learnCategories(world.running.house, new AbortController().signal);
  };
  const models = async (): Promise<CategoryModelView[]> =>
    (await operator.get<{ models: CategoryModelView[] }>('/api/v1/staff/category-models')).body.models;
  const explained = async (text: string): Promise<Explained['category']> =>
    (await operator.post<Explained>('/api/v1/staff/routing/explain', { text })).body.category;

  const strange = held.find(({ label }) => label === '犬只扰民')?.text ?? '';

  it('texts that the rules cannot read go to a person, and nothing is learned from what the system did', async () => {
    expect(await explained(strange)).toBeNull();
    const resident = texter(world, '13900000501');
    for (let index = 0; index < 3; index++) await resident.send(`沿港西路83号油烟太大${index}`);
    await resident.reads(/编号/);
    expect(await night()).toBe('not-enough');
    expect(await models()).toEqual([]);
  });

  it('after enough decisions a night learns, and every process suggests by it', async () => {
    for (const { text, label } of decided.slice(1)) await logged(text, label);
    // One names no place, and waits: registered as the wrong matter, then classified anew. The newest counts.
    const [first] = decided;
    const resident = texter(world, '13900000504');
    await resident.send(first?.text ?? '');
    const number = /编号([\d-]+)/.exec(await resident.reads(/编号/))?.[1] ?? '';
    for (const [action, name] of [
      ['register', '物业纠纷'],
      ['classify', first?.label ?? ''],
    ] as const) {
      const answer = await operator.act(number, action, { categoryCode: codes.get(name) });
      expect([action, answer.status]).toEqual([action, 200]);
    }

    const second = await openDatabase(world.env.databaseUrl);
    late += LATER;
    const turns = await Promise.all(
      [world.running.house, { ...world.running.house, db: second }].map((house) =>
        learnCategories(house, new AbortController().signal),
      ),
    );
    await second.close();
    expect(turns.sort()).toEqual(['not-mine', 'used']);
    const [model, ...others] = await models();
    expect(others).toEqual([]);
    expect(model).toMatchObject({ state: 'used', examples: decided.length });
    expect(model?.score).toBeGreaterThan(0.9);
    expect(model?.reason).toMatch(/新模型宏平均 F1 为 [\d.]+，词表规则为 [\d.]+，启用新模型/);

    const found = await until('the model to suggest', async () => {
      const category = await explained(strange);
      return category?.by === 'model' ? category : null;
    });
    expect(found.name).toBe('犬只扰民');
    expect(found.probability).toBeGreaterThan(0.6);
    expect(found.words.length).toBeGreaterThan(0);
  }, 180_000);

  it('a later SMS in words that no rule knows is registered and dispatched by what was learned', async () => {
    const resident = texter(world, '13900000502');
    await resident.send(`沿港西路83号，${strange}`);
    const number = /编号([\d-]+)/.exec(await resident.reads(/编号/))?.[1] ?? '';
    const seen = await operator.see(number);
    expect([seen.stage, seen.categoryName]).toEqual(['dispatched', '犬只扰民']);
  });

  it('torn between two matters it registers nothing: the desk reads both names', async () => {
    const resident = texter(world, '13900000503');
    await resident.send('沿港西路83号，那只泰迪，那排香樟');
    const number = /编号([\d-]+)/.exec(await resident.reads(/编号/))?.[1] ?? '';
    const { cases } = (
      await operator.get<{ cases: { triageReason: string }[] }>(
        `/api/v1/staff/cases?queue=triage&q=${number}`,
      )
    ).body;
    expect(cases[0]?.triageReason).toMatch(/最像“.+”（\d+%），其次“.+”（\d+%）/);
  });

  it('without enough that is new the next night leaves it', async () => {
    expect(await night()).toBe('not-enough');
    expect(await models()).toHaveLength(1);
  });

  it('what is learned worse than what is in use is kept aside, with the reason', async () => {
    const { db } = world.running.house;
    const used = await db.read.categoryModel.findFirst({ where: { state: 'used' } });
    if (!used) throw new Error('no model is in use');
    // A colleague's model that knows the matters which come now, where this house has seen one of each.
    const rare = Array.from({ length: 30 }, (_, index) => ({
      text: `${'甲乙丙丁戊己庚辛壬癸'[index % 10]}${'子丑寅卯辰巳午未申酉'[Math.floor(index / 3)]}之事`,
      label: ['噪声扰民', '犬只扰民', '绿化养护'][index % 3] ?? '',
    }));
    const coded = [...decided, ...rare, ...rare, ...rare].map(({ text, label }) => ({
      text: `沿港西路83号，${text}`,
      label: codes.get(label) ?? '',
    }));
    const better = serialiseModel(learn({ examples: coded }).model);
    const id = newId();
    await db.submit({
      writes: [
        update('CategoryModel', { where: { id: used.id }, set: { state: 'former' }, expect: 1 }),
        insert('CategoryModel', { ...used, id, trainedAt: new Date(Date.now() + late + 1), model: better }),
      ],
    });
    late += 1000;
    for (const { text, label } of rare) await logged(text, label);
    expect(await night()).toBe('worse');
    const [worse, inUse] = await models();
    expect(worse).toMatchObject({ state: 'worse' });
    expect(worse?.reason).toMatch(/在 30 件双方都没见过的案件上.*不如原来的模型，不启用/);
    expect(inUse).toMatchObject({ id, state: 'used' });
  }, 180_000);

  it('residents and grid workers do not see it', async () => {
    expect((await world.http.get('/api/v1/staff/category-models')).status).toBe(401);
    const worker = await staffMember(world, 'grid1');
    expect((await worker.get('/api/v1/staff/category-models')).status).toBe(403);
  });
});
