/** Notices about a case as rows, addressed to its resident. */
import type { Channel } from '@gridline/shared/labels.ts';
import type { Insert } from '../db/change.ts';
import type { CaseFile } from '../db/generated/mysql/client.ts';
import type { House } from '../house.ts';
import { composeNotice, type NoticeDraft, type Reach } from './compose.ts';

export async function noticesOf(
  house: House,
  row: CaseFile,
  drafts: readonly NoticeDraft[],
): Promise<Insert[]> {
  if (drafts.length === 0) return [];
  const contacts: Reach[] = await house.db.read.contact.findMany({ where: { residentId: row.residentId } });
  return composeAll(row, drafts, [...contacts, ...contactOf(row, contacts)], house.clock.now());
}

/** The same when the contacts are at hand already. */
export function composeAll(
  row: CaseFile,
  drafts: readonly NoticeDraft[],
  reaches: readonly Reach[],
  now: Date,
): Insert[] {
  const to = { caseId: row.id, residentId: row.residentId, reaches, prefer: row.channel as Channel, now };
  return drafts.map((draft) => composeNotice(draft, to)).filter((notice) => notice !== null);
}

/** The number given for this matter, first among the phones; a 退订 of the resident's own number still counts. */
export function contactOf(row: CaseFile, known: readonly Reach[]): Reach[] {
  if (!row.contactCipher) return [];
  const stopped = known.find((reach) => reach.kind === 'phone' && reach.stoppedAt)?.stoppedAt ?? null;
  return [
    {
      kind: 'phone',
      valueCipher: row.contactCipher,
      mobile: row.contactMobile,
      stoppedAt: stopped,
      lastUsedAt: row.filedAt,
    },
  ];
}
