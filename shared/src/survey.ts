/** The three questions after closing: contacted? solved? satisfied? */
import { z } from 'zod';

export const SOLVED = ['yes', 'partly', 'no'] as const;
export type Solved = (typeof SOLVED)[number];

export const SOLVED_LABELS: Record<Solved, string> = { yes: '已解决', partly: '部分解决', no: '没有解决' };

/** 1 very dissatisfied … 5 very satisfied. */
export const SATISFACTION_LABELS = ['', '很不满意', '不满意', '一般', '满意', '非常满意'] as const;

export const ratingSchema = z.object({
  contacted: z.boolean().nullable().default(null),
  solved: z.enum(SOLVED),
  satisfaction: z.number().int().min(1).max(5).nullable().default(null),
  words: z.string().trim().max(1000).default(''),
});
export type Rating = z.infer<typeof ratingSchema>;

/** Satisfied or very satisfied: what 满意率 counts. */
export function isSatisfied(satisfaction: number): boolean {
  return satisfaction >= 4;
}

/** An answer may be changed for so long, and one that comes after the survey's end is taken for as long. */
export const CHANGE_DAYS = 7;
const DAY = 24 * 3600_000;

export function isSettled(survey: { answeredAt: Date | null; expiresAt: Date }, now: Date): boolean {
  return now.getTime() - (survey.answeredAt ?? survey.expiresAt).getTime() > CHANGE_DAYS * DAY;
}
