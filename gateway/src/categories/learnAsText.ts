/** Learning whose outcome can be sent from one thread to another. */
import type { Example } from './corpus.ts';
import { learn } from './learn.ts';
import { serialiseModel } from './model.ts';

export interface LearnedText {
  /** As `parseModel` reads it. */
  readonly model: string;
  /** Cross-validated macro-F1. */
  readonly score: number;
  /** For every example what was answered by a model that had not seen it. */
  readonly heldOut: readonly string[];
}

export function learnAsText(examples: readonly Example[]): LearnedText {
  const { model, score, heldOut } = learn({ examples });
  return { model: serialiseModel(model), score, heldOut };
}
