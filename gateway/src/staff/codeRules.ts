/** How many sign-in codes may be sent, and what a code costs who asks for it: the setting `signInCodes`. */
import { z } from 'zod';
import type { Database } from '../db/database.ts';

const count = (standard: number) => z.int().min(1).max(1_000_000).default(standard);

export const codeRulesSchema = z.strictObject({
  perNumber: z.strictObject({ minute: count(1), hour: count(5), day: count(10) }).prefault({}),
  /** Whole quarters share an address of their mobile carrier: generous, but finite. */
  perAddress: z.strictObject({ minute: count(20), hour: count(120), day: count(500) }).prefault({}),
  /** The budget of the whole district, codes in 24 hours. */
  perDay: count(2000),
  /** Beginnings of Chinese mobile numbers that get no code: those of virtual operators, a favourite of frauds. */
  refusedPrefixes: z.array(z.string().regex(/^1\d{2,6}$/)).default(['162', '165', '167', '170', '171']),
  effort: z
    .strictObject({
      /** Key derivations a proof takes on average: 100 are a sixth of a second on a desk, about one on a cheap phone. */
      base: count(100),
      /** The most that `base` is multiplied with. */
      most: count(32),
      /** Codes for one address, and for one block of 10,000 numbers, before the effort doubles, and again. */
      addressStep: count(10),
      blockStep: count(5),
      /** Seconds after which one code is forgotten again. */
      coolingSeconds: count(180),
    })
    .prefault({}),
});
export type CodeRules = z.output<typeof codeRulesSchema>;

/** The district's rules, with standards for what it does not say. */
export async function readCodeRules(db: Database): Promise<CodeRules> {
  const row = await db.read.setting.findUnique({ where: { key: 'signInCodes' } });
  return codeRulesSchema.parse(row ? JSON.parse(row.value) : {});
}
