/** Shapes of the question whether somebody told of the same matter before. */
import { z } from 'zod';
import { TEXT_LIMIT } from './complaint.ts';
import { sentPointSchema } from './place.ts';

/** What is being written, before it is filed. */
export const askSimilarSchema = z.object({
  text: z.string().trim().max(TEXT_LIMIT),
  placeText: z.string().trim().max(200).default(''),
  point: sentPointSchema.nullish(),
  categoryCode: z.string().max(20).nullish(),
});

/** A case of somebody else as a resident may know it: no number, no name, no place but the house's own. */
export const similarForResidentSchema = z.object({
  /** Goes into `joins` of the filing. */
  join: z.string(),
  categoryName: z.string().nullable(),
  gridName: z.string().nullable(),
  /** The beginning of the words, without what tells who said them; '' for a confidential one. */
  words: z.string(),
  stageLabel: z.string(),
  filedAt: z.iso.datetime(),
  /** How many told of it, the first included. */
  people: z.number(),
  reasons: z.array(z.string()),
});
export type SimilarForResident = z.infer<typeof similarForResidentSchema>;
