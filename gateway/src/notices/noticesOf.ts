/** Notices about a case as rows, addressed to its resident. */
import type { Channel } from '@gridline/shared/labels.ts';
import type { Insert } from '../db/change.ts';
import type { CaseFile } from '../db/generated/mysql/client.ts';
import type { House } from '../house.ts';
import { composeNotice, type NoticeDraft, type Reach } from './compose.ts';
import type { Wordings } from './wordings/wordings.ts';

export async function noticesOf(
  house: House,
  row: CaseFile,
  drafts: readonly NoticeDraft[],
): Promise<Insert[]> {
  if (drafts.length === 0) return [];
  const contacts: Reach[] = await house.db.read.contact.findMany({ where: { residentId: row.residentId } });
  return composeAll(row, drafts, {
    reaches: [...contacts, ...contactOf(row, contacts)],
    now: house.clock.now(),
    wordings: house.notices().wordings,
  });
}

/** The same when the contacts are at hand already. */
export function composeAll(
  row: CaseFile,
  drafts: readonly NoticeDraft[],
  given: { reaches: readonly Reach[]; now: Date; wordings: Wordings },
): Insert[] {
  const to = { ...given, caseId: row.id, residentId: row.residentId, prefer: row.channel as Channel };
  // Who stays unknown is told nothing, and nobody misses it in the list of what reached nobody.
  if (row.anonymous) return [];
  return drafts.map((draft) => composeNotice(draft, to)).filter((notice) => notice !== null);
}

/** The number given for this matter, first among the phones; a 退订 of the resident's own number still counts. */
export function contactOf(row: CaseFile, known: readonly Reach[]): Reach[] {
  if (!row.contactCipher || !row.contactIndex) return [];
  const stopped = known.find((reach) => reach.kind === 'phone' && reach.stoppedAt)?.stoppedAt ?? null;
  return [
    {
      kind: 'phone',
      valueCipher: row.contactCipher,
      valueIndex: row.contactIndex,
      mobile: row.contactMobile,
      stoppedAt: stopped,
      lastUsedAt: row.filedAt,
      given: true,
    },
  ];
}
