/** What a district sets of a case's life: hours and days of service, limits, checks, answers; and its endpoints. */
import { z } from 'zod';
import { endpoint } from './api.ts';

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '请写成 09:00 这样的时间');
const minutes = z.number().int().min(1).max(200_000);

/** One row of the table of limits; the first that fits holds, and what it leaves out is the category's own. */
export const limitRuleSchema = z.object({
  categoryCode: z.string().max(20).nullable().default(null),
  urgency: z.enum(['normal', 'urgent']).nullable().default(null),
  /** Level of the area tree of the owner, 0 the district. */
  level: z.number().int().min(0).max(9).nullable().default(null),
  clock: z.enum(['working', 'always']).nullable().default(null),
  acceptMinutes: minutes.nullable().default(null),
  contactMinutes: minutes.nullable().default(null),
  resolveMinutes: minutes.nullable().default(null),
});
export type LimitRule = z.infer<typeof limitRuleSchema>;

export const answerTemplateSchema = z.object({
  label: z.string().trim().min(1).max(20),
  text: z.string().trim().min(1).max(300),
  /** Offered for this category only; `null`: for all. */
  categoryCode: z.string().max(20).nullable().default(null),
});
export type AnswerTemplate = z.infer<typeof answerTemplateSchema>;

export const lifeSettingsSchema = z.object({
  calendar: z
    .object({
      /** Hours of service, Beijing time. */
      from: clockTime.default('09:00'),
      to: clockTime.default('17:00'),
      /** Days that differ from the national calendar, by date `2027-02-14`. */
      days: z.record(z.iso.date(), z.enum(['work', 'rest'])).default({}),
    })
    .refine(({ from, to }) => from < to, { message: '下班时间要比上班时间晚', path: ['to'] })
    .refine(({ days }) => Object.keys(days).length <= 1000, { message: '特别的日子太多了', path: ['days'] })
    .prefault({}),
  limits: z.array(limitRuleSchema).max(500).default([]),
  /** Of a hundred ordinary cases, how many are verified at the place; the others by the resident's answer. */
  checkPercent: z.number().int().min(0).max(100).default(100),
  /** So far from the case's place an arrival counts as there, in metres. */
  arrivalMetres: z.number().int().min(20).max(5000).default(300),
  /** The same place and matter again within so many days after closing is 返工. */
  repeatDays: z.number().int().min(1).max(365).default(30),
  /** Open cases so near in metres and days are offered as the same matter. */
  similarMetres: z.number().int().min(20).max(5000).default(200),
  similarDays: z.number().int().min(1).max(90).default(14),
  answers: z.array(answerTemplateSchema).max(200).default([]),
});
export type LifeSettings = z.infer<typeof lifeSettingsSchema>;

/** What holds until a district sets anything. */
export const STANDARD_LIFE: LifeSettings = lifeSettingsSchema.parse({});

/** What holds for a category where no row of the table fits. */
const categoryLimitSchema = z.object({
  code: z.string(),
  name: z.string(),
  urgency: z.enum(['normal', 'urgent']),
  clock: z.enum(['working', 'always']),
  acceptMinutes: z.number(),
  contactMinutes: z.number(),
  resolveMinutes: z.number(),
});
export type CategoryLimit = z.infer<typeof categoryLimitSchema>;

const viewSchema = z.object({
  settings: lifeSettingsSchema,
  /** Names what was read; a change must give it back (409 settings_changed when somebody was quicker). */
  revision: z.string(),
  /** The last year whose 调休 and holidays the national calendar knows; for later ones the district enters its days. */
  calendarKnows: z.number(),
  categories: z.array(categoryLimitSchema),
});
export type LifeSettingsView = z.infer<typeof viewSchema>;

export const lifeApi = {
  life: endpoint('GET', '/staff/life-settings', 'staff', {
    summary: 'Hours of service, special days, limits, checks and templates of answers',
    response: viewSchema,
  }),
  changeLife: endpoint('POST', '/staff/life-settings', 'staff', {
    summary:
      'Change them; running limits stay as they were set; every process follows within seconds; audited',
    body: z.object({ settings: lifeSettingsSchema, revision: z.string().max(64) }),
    response: viewSchema,
  }),
};
