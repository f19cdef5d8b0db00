/**
 * 抽查: which cases are looked at on the spot. Who handles a case cannot choose it and does not know before; who reads
 * the history can repeat it: the number is made of the case, the step before, and the moment of the resolution. Pure.
 */
import { createHash } from 'node:crypto';
import type { CaseFile } from '../db/generated/mysql/client.ts';

export interface Check {
  /** Somebody looks at the place, or the resident's answer is the check. */
  checkBy: 'place' | 'resident';
  /** 0 … 99; below the district's percentage somebody looks. `null`: there was nothing to draw. */
  draw: number | null;
  /** Why somebody looks without a draw. */
  because: 'urgent' | 'rework' | 'anonymous' | null;
}

type Checked = Pick<
  CaseFile,
  'id' | 'headHash' | 'urgency' | 'reopened' | 'refused' | 'repeatOf' | 'anonymous'
>;

/** @param row before the resolution is recorded @param given.members who share it: what must be looked at stays so */
export function checkOf(
  row: Checked,
  { now, percent, members = [] }: { now: Date; percent: number; members?: readonly Checked[] },
): Check {
  const because = compulsory(row) ?? members.map(pressing).find((one) => one !== null) ?? null;
  if (because) return { checkBy: 'place', draw: null, because };
  const draw = drawOf({ caseId: row.id, previousHash: row.headHash, at: now });
  return { checkBy: draw < percent ? 'place' : 'resident', draw, because };
}

/** SHA-256 of `<case>:<hash of the step before>:<moment, ISO 8601>`, its first eight hex digits, modulo 100. */
export function drawOf(given: { caseId: string; previousHash: string; at: Date }): number {
  const { caseId, previousHash, at } = given;
  const digest = createHash('sha256').update(`${caseId}:${previousHash}:${at.toISOString()}`).digest('hex');
  return Number.parseInt(digest.slice(0, 8), 16) % 100;
}

/** All urgent ones, all with 返工; and where nobody can be asked, nobody's answer can be the check. */
function compulsory(row: Checked): Check['because'] {
  return pressing(row) ?? (row.anonymous ? 'anonymous' : null);
}

function pressing({ urgency, reopened, refused, repeatOf }: Checked): 'urgent' | 'rework' | null {
  if (urgency === 'urgent') return 'urgent';
  return reopened > 0 || refused > 0 || repeatOf !== null ? 'rework' : null;
}
