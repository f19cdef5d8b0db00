/** 我也遇到了, with another's number: filed under an own number and merged into that case while it is open. */
import { openLead } from '../cases/many/members.ts';
import type { CaseFile } from '../db/generated/mysql/client.ts';
import { actOn } from './actOnCase.ts';
import { fileMatters } from './fileMatters.ts';
import type { Intent } from './intent.ts';
import type { Turn } from './turn.ts';

export async function alsoMet(
  turn: Turn,
  { number, text }: Extract<Intent, { kind: 'alsoMet' }>,
): Promise<void> {
  const own = turn.state.cases.find((row) => row.number === number);
  // It is the sender's own: what is said goes to it.
  if (own) return actOn(turn, { kind: 'supplement', words: text }, own);
  const lead = await leadNamed(turn, number);
  const shared = lead && turn.state.cases.find(({ id, mergedInto }) => [id, mergedInto].includes(lead.id));
  // Told of once already, under an own number.
  if (shared) return actOn(turn, { kind: 'supplement', words: text }, shared);
  return fileMatters(turn, { text, joins: lead?.id ?? null });
}

async function leadNamed({ house }: Turn, number: string): Promise<CaseFile | null> {
  const row = await house.db.read.caseFile.findUnique({ where: { number } });
  return row && openLead(house, row.id);
}
