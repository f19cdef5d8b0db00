/** What a cell of a table may hold, with a sentence for what it may not. Every cell arrives as trimmed text. */
import { z } from 'zod';
import { parsePhone } from '@gridline/shared/phone.ts';
import { beijingDate, fromBeijing } from '@gridline/shared/time.ts';

export const text = (most: number) => z.string().min(1, '不能空着').max(most, `太长了，最多 ${most} 个字`);

/** Codes stand in paths and addresses: no strokes, no spaces, no wildcards. */
export const code = (most: number) => text(most).regex(/^[A-Za-z0-9.-]+$/, '只能用字母、数字、小数点和减号');

export const oneOf = <T extends string>(values: readonly T[]) =>
  z.enum(values, { error: `只能是 ${values.join('、')} 之一` });

export const count = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, '要写成整数')
    .transform(Number)
    .refine((value) => value >= least && value <= most, `要在 ${least} 和 ${most} 之间`);

/** WGS-84 degrees; metres of a projected system are far outside. */
export const degrees = (limit: 90 | 180) =>
  z
    .string()
    .regex(/^-?\d{1,3}(\.\d+)?$/, '要写成十进制的度数，例如 116.397')
    .transform(Number)
    .refine((value) => Math.abs(value) <= limit, `要在 -${limit} 和 ${limit} 之间`);

export const list = z.string().transform((cell) => [
  ...new Set(
    cell
      .split('|')
      .map((part) => part.trim())
      .filter(Boolean),
  ),
]);

const YES = ['是', 'true', 'yes', '1'];
const NO = ['否', 'false', 'no', '0'];
export const yesNo = z
  .string()
  .transform((cell) => cell.toLowerCase())
  .refine((cell) => YES.includes(cell) || NO.includes(cell), '要写“是”或“否”')
  .transform((cell) => YES.includes(cell));

/** Becomes E.164. */
export const phone = z.string().transform((cell, context) => {
  const parsed = parsePhone(cell);
  if (parsed) return parsed.e164;
  context.addIssue({ code: 'custom', message: '不是有效的电话号码，例如 13900000001 或 0580-2345678' });
  return z.NEVER;
});

/** A day as people and Excel write it; becomes its midnight in Beijing. */
export const day = z.string().transform((cell, context) => {
  const [, year = '', month = '', date = ''] = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(cell) ?? [];
  const written = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const midnight = fromBeijing(`${written} 00:00`);
  if (midnight && beijingDate(midnight) === written) return midnight;
  context.addIssue({ code: 'custom', message: '要写成日期，例如 2026-05-06' });
  return z.NEVER;
});

/** An empty cell is `null`. */
export function orNull<S extends z.ZodType<unknown, string>>(inner: S) {
  return z.string().transform((cell, context): z.output<S> | null => {
    if (cell === '') return null;
    const result = inner.safeParse(cell);
    if (result.success) return result.data;
    for (const { message } of result.error.issues) context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });
}
