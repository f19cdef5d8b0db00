/** Editions of the division into areas: which one is in force at an instant, and which were before it. */
import type { EditionView } from '@gridline/shared/areaApi.ts';
import type { Database } from '../db/database.ts';
import type { Edition as EditionRow } from '../db/generated/mysql/client.ts';

/** An edition without the report of its check, which is long. */
export type Edition = Omit<EditionRow, 'report'>;

const NEWEST_FIRST = [{ effectiveFrom: 'desc' as const }, { id: 'desc' as const }];
const WITHOUT_REPORT = { report: true } as const;

/** The released edition with the newest effective date that is not after `now`; `null` before the first. */
export async function editionInForce(db: Database, now: Date): Promise<Edition | null> {
  return db.read.edition.findFirst({
    where: { effectiveFrom: { lte: now } },
    orderBy: NEWEST_FIRST,
    omit: WITHOUT_REPORT,
  });
}

/** Editions that were in force before this one, newest first. */
export async function formerEditions(db: Database, { id, effectiveFrom }: Edition): Promise<Edition[]> {
  if (effectiveFrom === null) return [];
  return db.read.edition.findMany({
    where: { effectiveFrom: { lte: effectiveFrom }, id: { not: id } },
    orderBy: NEWEST_FIRST,
    omit: WITHOUT_REPORT,
  });
}

/** @param given.inForce id of the edition in force */
export function stateOf(
  { id, effectiveFrom }: Edition,
  { inForce, now }: { inForce: string | null; now: Date },
): EditionView['state'] {
  if (effectiveFrom === null) return 'draft';
  if (effectiveFrom > now) return 'planned';
  return id === inForce ? 'inForce' : 'former';
}
