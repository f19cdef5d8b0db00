/** Endpoint contracts of areas: editions of the division, their check, what a re-division would change. */
import { z } from 'zod';
import { areaFeatureSchema, endpoint, okSchema } from './api.ts';

const time = z.iso.datetime();
const byId = z.object({ id: z.string().min(1).max(64) });

export const COVERAGE_FAULTS = [
  'overlap',
  'gap',
  'sliver',
  'hole',
  'invalidRing',
  'outsideParent',
  'duplicateCode',
] as const;
export type CoverageFault = (typeof COVERAGE_FAULTS)[number];

/** One spot at which the division is not seamless or not disjoint. */
export const coverageSpotSchema = z.object({
  fault: z.enum(COVERAGE_FAULTS),
  /** Areas concerned. */
  codes: z.array(z.string()),
  squareMetres: z.number(),
  /** Official borders are never perfect: below the tolerance it is reported, not fatal. */
  fatal: z.boolean(),
  /** A Chinese sentence with the names. */
  sentence: z.string(),
  /** GeoJSON geometry, WGS-84; `null` where there is none to draw. */
  geometry: z.unknown().nullable(),
});
export type CoverageSpot = z.infer<typeof coverageSpotSchema>;

export const coverageReportSchema = z.object({
  areas: z.number(),
  grids: z.number(),
  squareMetres: z.number(),
  toleranceSquareMetres: z.number(),
  /** How many of each kind there are, those left out of `spots` counted too. */
  counts: z.partialRecord(z.enum(COVERAGE_FAULTS), z.number()),
  fatal: z.number(),
  /** The gravest first, at most 500. */
  spots: z.array(coverageSpotSchema),
});
export type CoverageReport = z.infer<typeof coverageReportSchema>;

export const editionSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** `draft` 草案, `planned` 待生效, `inForce` 现行, `former` 历史. */
  state: z.enum(['draft', 'planned', 'inForce', 'former']),
  effectiveFrom: time.nullable(),
  createdAt: time,
  /** When the open cases had been moved over. */
  movedAt: time.nullable(),
  areas: z.number(),
  grids: z.number(),
  households: z.number(),
  /** Fatal faults of its coverage check; `null` when it was not checked. */
  faults: z.number().nullable(),
  version: z.number(),
});
export type EditionView = z.infer<typeof editionSchema>;

export const gridShareSchema = z.object({
  code: z.string(),
  /** Name in the draft, or in the edition in force when the draft has it no more. */
  name: z.string(),
  /** `null`: there is no such grid in that edition. */
  before: z.object({ cases: z.number(), households: z.number() }).nullable(),
  after: z.object({ cases: z.number(), households: z.number() }).nullable(),
});
export type GridShare = z.infer<typeof gridShareSchema>;

export const whatIfSchema = z.object({
  from: time,
  to: time,
  /** Cases of the period with a known point or place, and how many had none. */
  replayed: z.number(),
  unplaced: z.number(),
  /** Cases that would have another owner. */
  moved: z.number(),
  /** Cases whose place no grid of the draft owns. */
  unowned: z.number(),
  grids: z.array(gridShareSchema),
  /** From which grid to which, and how many cases, most first. */
  flows: z.array(z.object({ from: z.string(), to: z.string(), cases: z.number() })),
});
export type WhatIf = z.infer<typeof whatIfSchema>;

export const businessGridSchema = z.object({
  code: z.string(),
  name: z.string(),
  business: z.string(),
  gridCodes: z.array(z.string()),
  gridNames: z.array(z.string()),
});
export type BusinessGridView = z.infer<typeof businessGridSchema>;

export const areaApi = {
  editions: endpoint('GET', '/staff/editions', 'staff', {
    summary: 'Editions of the division, newest first',
    response: z.object({ editions: z.array(editionSchema) }),
  }),
  edition: endpoint('GET', '/staff/editions/:id', 'staff', {
    summary: 'One edition with its coverage report and the borders of its grids',
    params: byId,
    response: z.object({
      edition: editionSchema,
      report: coverageReportSchema.nullable(),
      /** Who and what names areas that this edition does away with, to be set right before its day: Chinese sentences. */
      looseEnds: z.array(z.string()),
      grids: z.array(areaFeatureSchema),
    }),
  }),
  releaseEdition: endpoint('POST', '/staff/editions/:id/release', 'staff', {
    summary: 'Give a draft its effective date; refused while its check has fatal faults',
    params: byId,
    body: z.object({ version: z.number().int().nonnegative(), effectiveFrom: time }),
    response: editionSchema,
  }),
  withdrawEdition: endpoint('POST', '/staff/editions/:id/withdrawal', 'staff', {
    summary: 'Turn an edition that is not yet in force back into a draft, or discard a draft',
    params: byId,
    body: z.object({ version: z.number().int().nonnegative(), discard: z.boolean().default(false) }),
    response: okSchema,
  }),
  whatIf: endpoint('GET', '/staff/editions/:id/what-if', 'staff', {
    summary: 'Replay the cases of a period (last year unless told) on an edition',
    params: byId,
    query: z.object({ from: time.optional(), to: time.optional() }),
    response: whatIfSchema,
  }),
  businessGrids: endpoint('GET', '/staff/business-grids', 'staff', {
    summary: 'Business grids and the base grids they map onto',
    response: z.object({ grids: z.array(businessGridSchema) }),
  }),
};
