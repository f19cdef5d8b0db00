/**
 * What people decided: the newest choice of a category per case, by a member of staff. What the system registered by
 * itself is no decision, even when nobody objected: learning from it would be learning from oneself.
 */
import { z } from 'zod';
import type { Database } from '../db/database.ts';
import type { Prisma } from '../db/generated/mysql/client.ts';
import type { Example } from './corpus.ts';

export interface Decision extends Example {
  readonly caseId: string;
  readonly at: Date;
}

const PAGE = 1000;
/** What a model reads of a text is shorter still. */
const TEXT_READ = 1000;

/** Registered, classified, or chosen when a member of staff filed it for a caller. */
const DECIDED: Prisma.CaseEventWhereInput = {
  action: { in: ['register', 'classify', 'file'] },
  actorRole: { notIn: ['system', 'resident'] },
  data: { contains: '"categoryCode"' },
};
const dataSchema = z.object({ categoryCode: z.string() });

/** How many decisions were made after `since`; of one case, several. */
export async function countDecisions(db: Database, since: Date | null): Promise<number> {
  return db.read.caseEvent.count({ where: { ...DECIDED, ...(since ? { at: { gt: since } } : {}) } });
}

/** The newest decisions, of at most `most` cases, newest first. Read in pages: memory holds what is returned. */
export async function readDecisions(db: Database, most: number): Promise<Decision[]> {
  const decisions: Decision[] = [];
  const seen = new Set<string>();
  let before: string | null = null;
  while (decisions.length < most) {
    const page: { id: string; caseId: string; at: Date; data: string }[] = await db.read.caseEvent.findMany({
      where: { ...DECIDED, ...(before === null ? {} : { id: { lt: before } }) },
      orderBy: { id: 'desc' },
      take: PAGE,
      select: { id: true, caseId: true, at: true, data: true },
    });
    const fresh = page.filter(({ caseId }) => !seen.has(caseId) && seen.add(caseId));
    const texts = await textsOf(db, fresh);
    for (const { caseId, at, data } of fresh) {
      const label = codeOf(data);
      const text = texts.get(caseId);
      if (label && text && decisions.length < most) decisions.push({ caseId, at, text, label });
    }
    before = page.at(-1)?.id ?? null;
    if (page.length < PAGE) break;
  }
  return decisions;
}

function codeOf(data: string): string | null {
  const parsed = dataSchema.safeParse(JSON.parse(data));
  return parsed.success ? parsed.data.categoryCode : null;
}

async function textsOf(db: Database, events: readonly { caseId: string }[]): Promise<Map<string, string>> {
  const rows = await db.read.caseFile.findMany({
    where: { id: { in: events.map(({ caseId }) => caseId) } },
    select: { id: true, text: true },
  });
  return new Map(rows.map(({ id, text }) => [id, text.slice(0, TEXT_READ)]));
}
