/**
 * The suggestion that everything goes by: rules and the learned model together. Rules decide what is sensitive,
 * what was never learned, and everything as long as nothing was learned; otherwise the model does, when it is sure.
 */
import type { Model } from './model.ts';
import { decidingWords, predict, type Likely } from './predict.ts';
import { suggestCategory, type CategoryRow } from './suggest.ts';

/** What a suggestion is made from; the atlas has it. */
export interface Knowledge {
  readonly categories: readonly CategoryRow[];
  /** `null` as long as nothing was learned. */
  readonly learned: Model | null;
}

export interface Suggestion {
  readonly code: string;
  readonly name: string;
  /** What decided. */
  readonly by: 'rule' | 'model';
  /** Of the model, 0 … 1; a rule has none. */
  readonly probability: number | null;
  /** The words that decided; found out when they are asked for. */
  readonly words: readonly string[];
  /** Why a person should look before the case is registered by it; `null` when nobody needs to. */
  readonly doubt: string | null;
}

/** From here on the model is right about nine times in ten. */
export const SURE = 0.6;
/** A category less likely than this is not named to anybody. */
const WORTH_NAMING = 0.05;
/** When even the likeliest is less likely than this, the model knows nothing of the text. */
const LEAST = 0.25;

/** @returns `null` when neither a word nor anything learned speaks for a category. */
export function suggest(text: string, { categories, learned }: Knowledge): Suggestion | null {
  const hit = suggestCategory(text, categories);
  const row = hit && categories.find(({ code }) => code === hit.code);
  const byRule: Suggestion | null = hit && {
    code: hit.code,
    name: hit.name,
    by: 'rule',
    probability: null,
    words: hit.words,
    doubt: null,
  };
  if (!learned) return byRule;
  if (byRule && row && (isSensitive(row) || !learned.classes.includes(byRule.code))) return byRule;
  const names = new Map(categories.map(({ code, name }) => [code, name]));
  const likely = predict(learned, text).filter(({ label }) => names.has(label));
  const [best, second] = likely;
  if (!best || best.probability < LEAST) return byRule;
  // Two witnesses who do not know of each other.
  if (best.label === byRule?.code && best.probability < SURE) return byRule;
  const name = names.get(best.label) ?? best.label;
  return {
    code: best.label,
    name,
    by: 'model',
    probability: best.probability,
    get words() {
      return second ? decidingWords(learned, text, { label: best.label, other: second.label }) : [];
    },
    doubt: best.probability >= SURE ? null : doubtOf(likely, names),
  };
}

/** Urgent, or registered by people only: there a word is enough, and nothing learned may overrule it. */
function isSensitive({ urgency, autoRegister }: CategoryRow): boolean {
  return urgency === 'urgent' || autoRegister === false;
}

function doubtOf(likely: readonly Likely[], names: ReadonlyMap<string, string>): string {
  const named = likely
    .slice(0, 2)
    .filter(({ probability }) => probability >= WORTH_NAMING)
    .map(({ label, probability }) => `“${names.get(label) ?? label}”（${Math.round(probability * 100)}%）`);
  return `类别拿不准，最像${named.join('，其次')}，请人工定类。`;
}
