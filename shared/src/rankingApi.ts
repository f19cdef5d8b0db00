/** Rankings: the formula as data with the day it holds from, each term of each score, and the endpoints. */
import { z } from 'zod';
import { endpoint } from './api.ts';

const time = z.iso.datetime();

/** Rates a formula can weigh; for those of `WORSE_WHEN_HIGH` what is missing to 100 % counts. */
export const RANKED_RATES = [
  'response',
  'solution',
  'satisfaction',
  'onTime',
  'rework',
  'sentBack',
  'extended',
] as const;
export type RankedRate = (typeof RANKED_RATES)[number];

export const WORSE_WHEN_HIGH: readonly RankedRate[] = ['rework', 'sentBack', 'extended'];

export const RANKED_RATE_LABELS: Record<RankedRate, string> = {
  response: '响应率',
  solution: '解决率',
  satisfaction: '满意率',
  onTime: '按期办结率',
  rework: '返工率',
  sentBack: '退件率',
  extended: '延期率',
};

const weight = z.number().min(0).max(100);

/** What a ranking is made by. Weights are relative: only their shares count. */
export const formulaSchema = z.object({
  weights: z.object({
    response: weight,
    solution: weight,
    satisfaction: weight,
    onTime: weight,
    rework: weight,
    sentBack: weight,
    extended: weight,
  }),
  /** Who closed fewer cases is listed without a rank. */
  minimumVolume: z.number().int().min(0).max(100_000),
  /** Points taken for each case that ran over its limit, and the most that is taken. */
  overdue: z.object({ each: z.number().min(0).max(20), most: z.number().min(0).max(100) }),
  /** Hard matters: a factor by category (1 is ordinary), and the most points they can give or take. */
  difficulty: z.object({
    points: z.number().min(0).max(20),
    factors: z
      .array(z.object({ categoryCode: z.string().min(1).max(20), factor: z.number().min(0.1).max(10) }))
      .max(500),
  }),
});
export type Formula = z.infer<typeof formulaSchema>;

/** Until a district sets its own: the three rates carry most, being late costs. */
export const STANDARD_FORMULA: Formula = {
  weights: {
    response: 10,
    solution: 35,
    satisfaction: 25,
    onTime: 20,
    rework: 10,
    sentBack: 0,
    extended: 0,
  },
  minimumVolume: 5,
  overdue: { each: 0.5, most: 10 },
  difficulty: { points: 5, factors: [] },
};

export const datedFormulaSchema = formulaSchema.extend({
  /** `standard` for the one the product comes with. */
  id: z.string(),
  /** First day it holds for, `2026-12-01`. */
  from: z.iso.date(),
  setBy: z.string(),
  setAt: time.nullable(),
  /** Why it was changed. */
  reason: z.string(),
});
export type DatedFormula = z.infer<typeof datedFormulaSchema>;

/** `2026-11` or `2026Q4`. */
export const periodSchema = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])|Q[1-4])$/, '请写成 2026-11 或 2026Q4');

const rateSchema = z.object({ part: z.number(), whole: z.number(), rate: z.number().nullable() });

export const rankedRowSchema = z.object({
  code: z.string(),
  name: z.string(),
  /** Cases closed in the period. */
  volume: z.number(),
  /** `null`: below the least volume, or nothing to judge by. Equal scores share a rank. */
  rank: z.number().nullable(),
  /** 0 … 100 before deductions and adjustments, two decimals. */
  score: z.number().nullable(),
  terms: z.array(
    z.object({
      key: z.enum(RANKED_RATES),
      rate: rateSchema,
      /** Its share of all weights that have data, 0 … 1. */
      share: z.number(),
      points: z.number(),
    }),
  ),
  overdue: z.object({ cases: z.number(), points: z.number() }),
  difficulty: z.object({
    /** Mean factor of what was closed here, and of everything that is ranked. */
    own: z.number(),
    all: z.number(),
    points: z.number(),
  }),
});
export type RankedRow = z.infer<typeof rankedRowSchema>;

/** Why a row without a rank has none, for readers. @param minimumVolume of the formula, in closed cases */
export function whyUnranked({ volume }: Pick<RankedRow, 'volume'>, minimumVolume: number): string {
  return volume < minimumVolume ? `结案不足 ${minimumVolume} 件，不排名` : '还没有可以评的数据';
}

export const rankingSchema = z.object({
  period: periodSchema,
  by: z.enum(['area', 'unit']),
  areaCode: z.string(),
  areaName: z.string(),
  formula: datedFormulaSchema,
  rows: z.array(rankedRowSchema),
});
export type Ranking = z.infer<typeof rankingSchema>;

const question = {
  period: periodSchema,
  by: z.enum(['area', 'unit']).default('area'),
  area: z.string().max(20).optional(),
};

export const rankingApi = {
  ranking: endpoint('GET', '/staff/ranking', 'staff', {
    summary:
      'Areas or units ranked for a month or quarter by the formula of its first day, or by another one',
    query: z.object({ ...question, formula: z.string().max(40).optional() }),
    response: rankingSchema,
  }),
  formulas: endpoint('GET', '/staff/ranking/formulas', 'staff', {
    summary: 'All formulas with the day each holds from, the newest first',
    response: z.object({ formulas: z.array(datedFormulaSchema) }),
  }),
  previewRanking: endpoint('POST', '/staff/ranking/preview', 'staff', {
    summary: 'The same data ranked by a formula that is not in force',
    body: z.object({ ...question, formula: formulaSchema }),
    response: rankingSchema,
  }),
  setFormula: endpoint('POST', '/staff/ranking/formulas', 'staff', {
    summary: 'Set a formula from a day to come on; what was ranked before stays',
    body: z.object({
      formula: formulaSchema,
      from: z.iso.date(),
      reason: z.string().trim().min(2, '请写明为什么改。').max(200),
    }),
    response: z.object({ formulas: z.array(datedFormulaSchema) }),
  }),
};
