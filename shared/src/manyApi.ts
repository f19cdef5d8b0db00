/** Endpoint contracts of the many for staff: similar cases and hot spots. All below `/api/v1`. */
import { z } from 'zod';
import { byNumber, endpoint } from './api.ts';
import { caseSummarySchema } from './complaint.ts';
import { pointSchema } from './place.ts';
import { askSimilarSchema } from './similar.ts';

const time = z.iso.datetime();

export const similarForStaffSchema = z.object({
  join: z.string(),
  /** 0 … 1 */
  score: z.number(),
  reasons: z.array(z.string()),
  people: z.number(),
  caseFile: caseSummarySchema,
});
export type SimilarForStaff = z.infer<typeof similarForStaffSchema>;

export const hotSpotSchema = z.object({
  categoryCode: z.string().nullable(),
  categoryName: z.string().nullable(),
  placeText: z.string(),
  gridName: z.string().nullable(),
  point: pointSchema.nullable(),
  /** Complaints, each member of a merged case counted. */
  voices: z.number(),
  /** Days on which somebody complained. */
  days: z.number(),
  reopened: z.number(),
  /** Filed again after closing (返工). */
  repeated: z.number(),
  lastAt: time,
  /** What it is ranked by, and its terms. */
  score: z.number(),
  terms: z.array(z.object({ label: z.string(), value: z.number() })),
  /** Complaints by day of the period, the oldest first. */
  byDay: z.array(z.object({ day: z.string(), voices: z.number() })),
  /** The newest first, as many as a page shows. */
  cases: z.array(caseSummarySchema),
});
export type HotSpotView = z.infer<typeof hotSpotSchema>;

/** `cut`: more was complained of than is looked through, so `from` is later than was asked for. */
const hotSpotsSchema = z.object({
  from: time,
  to: time,
  cut: z.boolean(),
  spots: z.array(hotSpotSchema),
});
export type HotSpotsView = z.infer<typeof hotSpotsSchema>;

export const manyApi = {
  similarTo: endpoint('GET', '/staff/cases/:number/similar', 'staff', {
    summary: 'Open cases that may tell of the same matter as this one',
    params: byNumber,
    response: z.object({ similar: z.array(similarForStaffSchema) }),
  }),
  similar: endpoint('POST', '/staff/similar', 'staff', {
    summary: 'Open cases that may tell of what is being written',
    body: askSimilarSchema,
    response: z.object({ similar: z.array(similarForStaffSchema) }),
  }),
  hotSpots: endpoint('GET', '/staff/hot-spots', 'staff', {
    summary: 'Places where the same matter is complained of again and again, the hottest first',
    query: z.object({
      days: z.coerce.number().int().min(1).max(90).default(14),
      area: z.string().max(20).optional(),
    }),
    response: hotSpotsSchema,
  }),
};
