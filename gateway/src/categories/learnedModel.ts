/** The model in use, read from the database once per model. */
import type { Database } from '../db/database.ts';
import { ModelUnreadable, parseModel, type Model } from './model.ts';
import { predict } from './predict.ts';

let newest: { id: string; model: Model | null } | null = null;

/** The id of the model in use, `null` before the first. */
export async function usedModelId(db: Database): Promise<string | null> {
  const row = await db.read.categoryModel.findFirst({
    where: { state: 'used' },
    orderBy: [{ trainedAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  });
  return row?.id ?? null;
}

/**
 * @returns the model in use; `null` when there is none, or when it is of another version of the format: then rules
 * go on alone, and the next night learns anew.
 */
export async function readLearned(db: Database): Promise<Model | null> {
  const id = await usedModelId(db);
  if (id === null) return null;
  if (newest?.id === id) return newest.model;
  const row = await db.read.categoryModel.findUnique({ where: { id }, select: { model: true } });
  const model = row && readable(row.model);
  // The dictionary of words is read now, not while the first complaint waits.
  if (model) predict(model, '');
  newest = { id, model };
  return model;
}

function readable(text: string): Model | null {
  try {
    return parseModel(text);
  } catch (error) {
    if (error instanceof ModelUnreadable) return null;
    throw error;
  }
}
