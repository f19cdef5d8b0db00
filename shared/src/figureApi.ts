/** The figures' endpoints: everything is counted from the histories of cases. All below `/api/v1`. */
import { z } from 'zod';
import { endpoint } from './api.ts';
import { caseSummarySchema } from './complaint.ts';
import { DIMENSIONS, MEASURES } from './measures.ts';

/** How many, by measure; what is not there is 0. */
export const countsSchema = z.partialRecord(z.enum(MEASURES), z.number());

/** A rate never travels without its numerator and denominator; `rate` is `null` where the denominator is 0. */
export const rateSchema = z.object({ part: z.number(), whole: z.number(), rate: z.number().nullable() });

export const ratesSchema = z.object({
  response: rateSchema,
  solution: rateSchema,
  satisfaction: rateSchema,
  onTime: rateSchema,
  rework: rateSchema,
  sentBack: rateSchema,
  extended: rateSchema,
  unanswered: rateSchema,
});

/** Minutes, within 3 % of the exact ones; `null` where nothing was measured. */
export const timeSchema = z.object({
  count: z.number(),
  median: z.number().nullable(),
  p90: z.number().nullable(),
});
export type TimeFigure = z.infer<typeof timeSchema>;
export const timesSchema = z.object({ accepted: timeSchema, contacted: timeSchema, closed: timeSchema });

/** One line of a table: `key` is the code of the area, unit, category, channel or reason, or the id of a person; '' none. */
export const figureRowSchema = z.object({
  key: z.string(),
  name: z.string(),
  counts: countsSchema,
  rates: ratesSchema,
  times: timesSchema,
});
export type FigureRow = z.infer<typeof figureRowSchema>;

const time = z.iso.datetime();

/** Of an area and a period of whole days in Beijing, `[from, to)`. */
export const figuresSchema = z.object({
  areaCode: z.string(),
  areaName: z.string(),
  from: time,
  to: time,
  /** Everything up to this moment is counted. */
  upTo: time,
  /** Sums of the period, from the histories. */
  counts: countsSchema,
  rates: ratesSchema,
  times: timesSchema,
  /** The stock at this moment, whatever the period: open, of those overdue, of those with the clock stopped. */
  now: z.object({ open: z.number(), overdue: z.number(), suspended: z.number() }),
  /** The same as above under the names of before; `open` and `overdue` are the stock now. */
  filed: z.number(),
  open: z.number(),
  closed: z.number(),
  overdue: z.number(),
  reopened: z.number(),
  response: rateSchema,
  solution: rateSchema,
  satisfaction: rateSchema,
  unanswered: rateSchema,
  byChannel: z.array(z.object({ channel: z.string(), label: z.string(), count: z.number() })),
  byCategory: z.array(z.object({ code: z.string(), name: z.string(), count: z.number() })),
  /** The children of the area: those of today first, then those of the days of the figures. `open` is the stock now. */
  byArea: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      filed: z.number(),
      open: z.number(),
      response: rateSchema,
      solution: rateSchema,
      satisfaction: rateSchema,
    }),
  ),
});
export type Figures = z.infer<typeof figuresSchema>;

/** What the case adds to the figure, over the period. */
const n = z.number();

/** A case behind a figure. One that went out of the reader's sight since still counts, and only its number is told. */
export const caseBehindSchema = z.discriminatedUnion('inSight', [
  caseSummarySchema.extend({ inSight: z.literal(true), n }),
  z.object({
    inSight: z.literal(false),
    number: z.string(),
    filedAt: time,
    /** A sentence: where it is now. */
    gone: z.string(),
    n,
  }),
]);
export type CaseBehind = z.infer<typeof caseBehindSchema>;

/** Times between are rounded to whole days in Beijing: `from` down, `to` up. Left out: the last 30 days. */
export const figureQuerySchema = z.object({
  area: z.string().max(20).optional(),
  from: time.optional(),
  to: time.optional(),
});

export const figureApi = {
  figures: endpoint('GET', '/staff/figures', 'staff', {
    summary: 'The area’s figures of a period',
    query: figureQuerySchema,
    response: figuresSchema,
  }),
  figureTable: endpoint('GET', '/staff/figures/table', 'staff', {
    summary: 'The area’s figures of a period, broken down; persons for supervisors and above',
    query: figureQuerySchema.extend({ dimension: z.enum(DIMENSIONS).default('area') }),
    response: z.object({ from: time, to: time, rows: z.array(figureRowSchema) }),
  }),
  figureCases: endpoint('GET', '/staff/figures/cases', 'staff', {
    summary: 'The cases behind a figure, newest first',
    query: figureQuerySchema.extend({
      /** One, or several with commas between: those of a side of a rate. */
      measure: z
        .string()
        .max(200)
        .transform((names) => names.split(','))
        .pipe(z.array(z.enum(MEASURES)).min(1)),
      dimension: z.enum(DIMENSIONS).optional(),
      key: z.string().max(60).optional(),
      cursor: z.string().max(80).optional(),
    }),
    response: z.object({
      cases: z.array(caseBehindSchema),
      next: z.string().nullable(),
    }),
  }),
};
