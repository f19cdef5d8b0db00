/**
 * The nightly turn of learning categories. Once enough people's decisions are new, it learns from the newest, and
 * compares with what suggested so far: on held-out decisions, and only on those that neither had seen. The better
 * one suggests from then on; all processes have it within 5 s.
 */
import { z } from 'zod';
import type { Example } from '../categories/corpus.ts';
import { countDecisions, readDecisions, type Decision } from '../categories/decisions.ts';
import { judge } from '../categories/judge.ts';
import { FOLDS } from '../categories/learn.ts';
import { learnAside } from '../categories/learnAside.ts';
import { readLearned, usedModelId } from '../categories/learnedModel.ts';
import { predict } from '../categories/predict.ts';
import { suggestCategory } from '../categories/suggest.ts';
import { insert, put, update, type Write } from '../db/change.ts';
import { newId } from '../db/ids.ts';
import type { House } from '../house.ts';
import { ATLAS_VERSION } from './atlasKeeper.ts';

/** The setting that overrides what stands below. */
export const LEARNING = 'categories.learning';

const learningSchema = z.object({
  /** Decided cases below which nothing is learned. */
  atLeast: z.number().int().min(20).catch(200),
  /** Learn anew after so many new decisions … */
  anew: z.number().int().min(1).catch(50),
  /** … or after this part of what was learned from. */
  anewPart: z.number().positive().catch(0.1),
  /** The newest cases that are learned from; a model of 20,000 takes a minute or two. */
  newest: z.number().int().min(100).max(50_000).catch(20_000),
});

/** Longer than learning takes: the turn of one process. */
export const TURN_SECONDS = 3600;

/** What came of the turn. */
export type Turn = 'not-mine' | 'not-enough' | 'stopped' | 'used' | 'worse';

export async function learnCategories(house: House, stopping: AbortSignal): Promise<Turn> {
  const { db } = house;
  const now = house.clock.now();
  const turn = { name: 'category-learning', now, leaseSeconds: TURN_SECONDS };
  if (!(await db.takeTurn(turn))) return 'not-mine';
  const limits = await readLimits(house);
  const newest = await db.read.categoryModel.findFirst({
    orderBy: [{ trainedAt: 'desc' }, { id: 'desc' }],
    select: { trainedAt: true, examples: true },
  });
  const usedId = await usedModelId(db);
  const used = await readLearned(db);
  const fresh = await countDecisions(db, newest?.trainedAt ?? null);
  const unreadable = usedId !== null && used === null;
  if (newest && !unreadable && fresh < Math.min(limits.anew, newest.examples * limits.anewPart))
    return 'not-enough';
  const decisions = learnable(await readDecisions(db, limits.newest), house);
  if (decisions.length < limits.atLeast || new Set(decisions.map(({ label }) => label)).size < 2)
    return 'not-enough';
  const learned = await learnAside(decisions, stopping);
  if (!learned) return 'stopped';

  const since = usedId && used ? await trainedAt(house, usedId) : null;
  const before = used
    ? ({ text }: Example) => predict(used, text)[0]?.label ?? ''
    : ({ text }: Example) => suggestCategory(text, house.atlas().categories)?.code ?? '';
  const marks = compare(decisions, { heldOut: learned.heldOut, before, since });
  const better = marks.after >= marks.before;
  const writes: Write[] = [
    insert('CategoryModel', {
      id: newId(),
      trainedAt: now,
      examples: decisions.length,
      score: learned.score,
      state: better ? 'used' : 'worse',
      reason: reasonOf(marks, { better, first: used === null }),
      model: learned.model,
    }),
  ];
  if (better) {
    // Refused when another process put its model in meanwhile.
    if (usedId)
      writes.push(
        update('CategoryModel', {
          where: { id: usedId, state: 'used' },
          set: { state: 'former' },
          expect: 1,
        }),
      );
    writes.push(put('Setting', { key: ATLAS_VERSION, value: newId() }));
  }
  await db.submit({ writes });
  house.log.info(
    { examples: decisions.length, score: learned.score, ...marks, better },
    'categories learned',
  );
  return better ? 'used' : 'worse';
}

async function readLimits(house: House): Promise<z.infer<typeof learningSchema>> {
  const row = await house.db.read.setting.findUnique({ where: { key: LEARNING } });
  return learningSchema.catch(learningSchema.parse({})).parse(JSON.parse(row?.value ?? '{}'));
}

async function trainedAt({ db }: House, id: string): Promise<Date | null> {
  return (
    (await db.read.categoryModel.findUnique({ where: { id }, select: { trainedAt: true } }))?.trainedAt ??
    null
  );
}

/** Of categories in use, with enough cases each to be held out and learned from; oldest first. */
function learnable(decisions: readonly Decision[], house: House): Decision[] {
  const atlas = house.atlas();
  const counts = new Map<string, number>();
  for (const { label } of decisions) counts.set(label, (counts.get(label) ?? 0) + 1);
  return decisions
    .filter(({ label }) => atlas.category(label) && (counts.get(label) ?? 0) >= FOLDS)
    .reverse();
}

interface Marks {
  before: number;
  after: number;
  texts: number;
}

/** Macro-F1 of both on the same held-out cases: those decided after the one in use had learned. */
function compare(
  decisions: readonly Decision[],
  {
    heldOut,
    before,
    since,
  }: { heldOut: readonly string[]; before: (given: Example) => string; since: Date | null },
): Marks {
  const unseen = decisions
    .map((decision, index) => ({ ...decision, answer: heldOut[index] ?? '' }))
    .filter(({ at }) => since === null || at > since);
  return {
    texts: unseen.length,
    after: markOf(unseen),
    before: markOf(unseen.map((one) => ({ ...one, answer: before(one) }))),
  };
}

/** Over the classes that are meant: one that is answered only is wrong where it is answered. */
function markOf(answered: readonly { label: string; answer: string }[]): number {
  const meant = judge(answered).classes.filter(({ texts }) => texts > 0);
  return meant.reduce((sum, { f1 }) => sum + f1, 0) / Math.max(1, meant.length);
}

function reasonOf(marks: Marks, { better, first }: { better: boolean; first: boolean }): string {
  const other = first ? '词表规则' : '原来的模型';
  const compared = `在 ${marks.texts} 件双方都没见过的案件上，新模型宏平均 F1 为 ${marks.after.toFixed(3)}，${other}为 ${marks.before.toFixed(3)}`;
  return better ? `${compared}，启用新模型。` : `${compared}，新模型不如${other}，不启用。`;
}
