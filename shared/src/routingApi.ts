/** Endpoint contracts of the desk's reference data for routing: place names, aliases, duties, how right "sure" was. */
import { z } from 'zod';
import { endpoint, okSchema } from './api.ts';
import { CRS, pointSchema } from './place.ts';

const time = z.iso.datetime();
const id = z.string().min(1).max(64);
const byId = z.object({ id });
const page = z.object({ cursor: z.string().max(64).optional() });

/** As the gazetteer knows them. */
export const PLACE_KINDS = [
  'estate',
  'road',
  'school',
  'market',
  'station',
  'building',
  'unit',
  'park',
  'village',
  'crossing',
  'other',
] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

export const placeFieldsSchema = z.object({
  name: z.string().trim().min(1).max(100),
  kind: z.enum(PLACE_KINDS),
  aliases: z.array(z.string().trim().min(1).max(100)).max(50).default([]),
  lng: pointSchema.shape.lng,
  lat: pointSchema.shape.lat,
  /** `null`: the grid that owns the point. */
  gridCode: z.string().max(20).nullable().default(null),
  numberFrom: z.number().int().min(0).max(99_999).nullable().default(null),
  numberTo: z.number().int().min(0).max(99_999).nullable().default(null),
  side: z.enum(['odd', 'even', 'all']).nullable().default(null),
});

export const placeViewSchema = placeFieldsSchema.extend({
  id,
  kind: z.string(),
  version: z.number(),
  /** Name of the grid it lies in now, `null` when in none. */
  gridName: z.string().nullable(),
});
export type PlaceView = z.infer<typeof placeViewSchema>;

export const aliasProposalSchema = z.object({
  id,
  phrase: z.string(),
  placeId: z.string(),
  placeName: z.string(),
  gridName: z.string().nullable(),
  /** How many corrections speak for it. */
  support: z.number(),
  caseNumbers: z.array(z.string()),
  createdAt: time,
});
export type AliasProposalView = z.infer<typeof aliasProposalSchema>;

/** One week (Monday to Sunday, Beijing) of cases that routing was sure of. */
export const accuracyWeekSchema = z.object({
  from: time,
  sure: z.number(),
  /** Of these, how many a person put into another grid. */
  corrected: z.number(),
  /** corrected / sure; `null` without any. */
  rate: z.number().nullable(),
});
export type AccuracyWeek = z.infer<typeof accuracyWeekSchema>;

export const dutyRowSchema = z.object({
  position: z.number(),
  /** In names, `null` for any. */
  category: z.string().nullable(),
  area: z.string().nullable(),
  level: z.number().nullable(),
  businessGrid: z.string().nullable(),
  unitCode: z.string(),
  unitName: z.string(),
  from: time,
  to: time.nullable(),
});
export type DutyRowView = z.infer<typeof dutyRowSchema>;

/** What the table says to one question: every row in order, and why it does or does not fit. */
export const dutyBenchSchema = z.object({
  /** `null`: unrouted, with the reason. */
  decided: dutyRowSchema.nullable(),
  reason: z.string(),
  grid: z.object({ code: z.string(), name: z.string() }).nullable(),
  businessGrids: z.array(z.object({ code: z.string(), name: z.string(), business: z.string() })),
  /** Lines of business whose grid cannot be told, in sentences. */
  businessDoubts: z.array(z.string()),
  rows: z.array(dutyRowSchema.extend({ fits: z.boolean(), why: z.string() })),
});
export type DutyBench = z.infer<typeof dutyBenchSchema>;

export const categoryModelSchema = z.object({
  id,
  trainedAt: time,
  examples: z.number(),
  /** Cross-validated macro-F1. */
  score: z.number(),
  state: z.enum(['used', 'former', 'worse']),
  reason: z.string(),
});
export type CategoryModelView = z.infer<typeof categoryModelSchema>;

export const routingApi = {
  places: endpoint('GET', '/staff/places', 'staff', {
    summary: 'Place names, by words of the name or an alias',
    query: page.extend({ q: z.string().trim().max(100).default('') }),
    response: z.object({ places: z.array(placeViewSchema), total: z.number(), next: z.string().nullable() }),
  }),
  addPlace: endpoint('POST', '/staff/places', 'staff', {
    summary: 'Add a place name; every process knows it within 5 s',
    body: placeFieldsSchema,
    response: placeViewSchema,
    status: 201,
  }),
  changePlace: endpoint('POST', '/staff/places/:id', 'staff', {
    summary: 'Change a place name; a stale `version` is refused (409 place_changed)',
    params: byId,
    body: placeFieldsSchema.extend({ version: z.number().int().nonnegative() }),
    response: placeViewSchema,
  }),
  removePlace: endpoint('POST', '/staff/places/:id/removal', 'staff', {
    summary: 'Remove a place name',
    params: byId,
    body: z.object({ version: z.number().int().nonnegative() }),
    response: okSchema,
  }),
  aliasProposals: endpoint('GET', '/staff/alias-proposals', 'staff', {
    summary: 'Aliases that repeated corrections speak for, waiting for a decision',
    response: z.object({ proposals: z.array(aliasProposalSchema) }),
  }),
  decideAlias: endpoint('POST', '/staff/alias-proposals/:id', 'staff', {
    summary: 'Approve (the place gets the alias) or reject',
    params: byId,
    body: z.object({ approve: z.boolean() }),
    response: okSchema,
  }),
  accuracy: endpoint('GET', '/staff/routing/accuracy', 'staff', {
    summary: 'How often "sure" was corrected, by week, newest last',
    query: z.object({ weeks: z.coerce.number().int().min(1).max(104).default(12) }),
    response: z.object({ weeks: z.array(accuracyWeekSchema) }),
  }),
  duties: endpoint('GET', '/staff/duties', 'staff', {
    summary: 'The duty table in order',
    response: z.object({ duties: z.array(dutyRowSchema) }),
  }),
  dutyBench: endpoint('POST', '/staff/duties/bench', 'staff', {
    summary: 'Which row of the duty table would decide, and why the others do not',
    body: z.object({
      categoryCode: z.string().max(20).nullable().default(null),
      gridCode: z.string().max(20).nullable().default(null),
      lng: z.number().optional(),
      lat: z.number().optional(),
      crs: z.enum(CRS).optional(),
      level: z.number().int().min(0).max(20).nullable().default(null),
      at: time.optional(),
    }),
    response: dutyBenchSchema,
  }),
  categoryModels: endpoint('GET', '/staff/category-models', 'staff', {
    summary: 'What was learned of categories, newest first',
    response: z.object({ models: z.array(categoryModelSchema) }),
  }),
};
