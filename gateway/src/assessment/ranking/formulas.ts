/** The formulas of rankings: dated versions, of which none is ever changed; a new one holds from a day to come on. */
import {
  datedFormulaSchema,
  STANDARD_FORMULA,
  type DatedFormula,
  type Formula,
} from '@gridline/shared/rankingApi.ts';
import { beijingDate } from '@gridline/shared/time.ts';
import { z } from 'zod';
import { DuplicateRow, insert, StaleRow, update } from '../../db/change.ts';
import { newId } from '../../db/ids.ts';
import { badRequest, conflict, notFound } from '../../errors.ts';
import type { House } from '../../house.ts';
import { auditRow } from '../../staff/audit.ts';

/** The row of `Setting` that keeps them. */
export const RANKING_FORMULAS = 'ranking.formulas';

const STANDARD: DatedFormula = {
  ...STANDARD_FORMULA,
  id: 'standard',
  from: '2000-01-01',
  setBy: '产品自带',
  setAt: null,
  reason: '产品自带的公式',
};

/** The newest first; the one the product comes with is the last. */
export async function formulasOf(house: House): Promise<DatedFormula[]> {
  return (await stored(house)).formulas;
}

/** Of several set for the same day the last one set holds. */
export function formulaFor(formulas: readonly DatedFormula[], firstDay: string): DatedFormula {
  return formulas.find(({ from }) => from <= firstDay) ?? STANDARD;
}

/** Throws 404 `formula_unknown`. */
export function formulaById(formulas: readonly DatedFormula[], id: string): DatedFormula {
  const found = formulas.find((formula) => formula.id === id);
  if (!found) throw notFound('formula_unknown', '没有这个公式，请重新选择。');
  return found;
}

/** Throws 400 `formula_weights` without any weight, `formula_past` for a day that has begun; 409 `formulas_changed`. */
export async function setFormula(
  house: House,
  given: { formula: Formula; from: string; reason: string; staff: { id: string; name: string } },
): Promise<void> {
  const { formula, from, reason, staff } = given;
  const now = house.clock.now();
  if (Object.values(formula.weights).every((weight) => weight === 0))
    throw badRequest('formula_weights', '至少要有一项权重大于 0。');
  if (from <= beijingDate(now))
    throw badRequest('formula_past', '新公式要从明天或以后开始用：已经算过的排名不会改变。');
  const before = await stored(house);
  const own: DatedFormula = {
    ...formula,
    id: newId(),
    from,
    reason,
    setBy: staff.name,
    setAt: now.toISOString(),
  };
  const value = JSON.stringify(ordered([own, ...before.formulas.filter(({ id }) => id !== STANDARD.id)]));
  const write =
    before.value === null
      ? insert('Setting', { key: RANKING_FORMULAS, value })
      : update('Setting', {
          where: { key: RANKING_FORMULAS, value: before.value },
          set: { value },
          expect: 1,
        });
  const entry = { staffId: staff.id, action: 'ranking-formula', subject: from, detail: reason };
  try {
    await house.db.submit({ writes: [write, auditRow(house, entry)] });
  } catch (error) {
    if (error instanceof StaleRow || error instanceof DuplicateRow)
      throw conflict('formulas_changed', '刚才有人改过排名公式，请刷新后再改。');
    throw error;
  }
}

async function stored(house: House): Promise<{ value: string | null; formulas: DatedFormula[] }> {
  const row = await house.db.read.setting.findUnique({ where: { key: RANKING_FORMULAS } });
  const own = row ? z.array(datedFormulaSchema).parse(JSON.parse(row.value)) : [];
  return { value: row?.value ?? null, formulas: [...own, STANDARD] };
}

/** By the day they hold from, the newest first; those of one day by when they were set. */
function ordered(formulas: DatedFormula[]): DatedFormula[] {
  return formulas.sort(
    (a, b) => b.from.localeCompare(a.from) || (b.setAt ?? '').localeCompare(a.setAt ?? ''),
  );
}
