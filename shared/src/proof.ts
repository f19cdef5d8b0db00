/** Proof of work: what a page is asked to compute before a text message is sent on its behalf (ALTCHA's format, version 2). */
import { z } from 'zod';

const hex = z.string().regex(/^([0-9a-f]{2}){1,64}$/);

export const challengeSchema = z.object({
  parameters: z.strictObject({
    algorithm: z.string().max(32),
    nonce: hex,
    salt: hex,
    cost: z.int().positive(),
    keyLength: z.int().positive(),
    keyPrefix: hex,
    keySignature: hex,
    data: z.strictObject({
      /** Whom it was made for: a keyed hash of the number and the network address. */
      for: hex,
      /** How many derivations it takes on average. */
      effort: z.int().positive(),
      /** Good until then: milliseconds since 1970. */
      until: z.int().positive(),
    }),
  }),
  signature: hex,
});
export type Challenge = z.output<typeof challengeSchema>;

export const proofSchema = z.object({
  challenge: challengeSchema,
  solution: z.object({ counter: z.int().min(0), derivedKey: hex }),
});
export type Proof = z.output<typeof proofSchema>;
