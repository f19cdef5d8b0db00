/** What the events of a case carry beside their columns, read with patience: older events carry less. */
import { z } from 'zod';

const text = z.string().nullish().catch(null);
const instant = z.string().nullish().catch(null).transform(instantOf);
const whole = z.number().nullish().catch(null);

const answer = z.object({
  contacted: z.boolean().nullish().catch(null),
  solved: z.enum(['yes', 'partly', 'no']),
  satisfaction: whole,
  round: whole,
});
export type AnswerData = z.infer<typeof answer>;

const schema = z.object({
  channel: text,
  anonymous: z.boolean().nullish().catch(null),
  areaPath: text,
  gridCode: text,
  before: text,
  categoryCode: text,
  /** 我也遇到了, and no category chosen: the one of the case that it was filed to join. */
  leadCategory: text,
  unitCode: text,
  handlerId: text,
  reasonCode: text,
  clock: text,
  asked: whole,
  round: whole,
  percent: whole,
  stoodMilliseconds: whole,
  /** The new last day of an extension; of a hand-over the id of who has it now. */
  to: text,
  /** The day a suspension named. */
  until: text,
  dues: z.object({ accept: instant, contact: instant, resolve: instant }).partial().nullish().catch(null),
  /** When it was accepted together with the case it was merged into, and parted from. */
  acceptedAt: instant,
  /** The closed work that is told of again. */
  repeatOf: z
    .object({ areaPath: text, unitCode: text, handlerId: text, before: z.boolean().optional() })
    .nullish()
    .catch(null),
  /** Whose work a complainant judges whose case was merged. */
  lead: z.object({ areaPath: text, unitCode: text, handlerId: text }).nullish().catch(null),
  answer: answer.nullish().catch(null),
});
export type EventData = z.infer<typeof schema>;

export function readData(json: string): EventData {
  const raw = parsed(json);
  const data = schema.parse(raw);
  return { ...data, answer: data.answer ?? answer.safeParse(raw).data ?? null };
}

export function instantOf(written: string | null | undefined): Date | null {
  const at = written ? new Date(written) : null;
  return at && !Number.isNaN(at.getTime()) ? at : null;
}

function parsed(json: string): object {
  try {
    const raw: unknown = JSON.parse(json);
    return typeof raw === 'object' && raw !== null ? raw : {};
  } catch {
    return {};
  }
}
