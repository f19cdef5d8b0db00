/** Rows that time has made useless, such as expired sessions. History is never among them. */
import { withRetry } from './groupCommit.ts';
import type { Wire } from './wire.ts';

const TABLES = { Session: 'expiresAt', SignInCode: 'createdAt', SpentProof: 'expiresAt' } as const;

/** @returns how many rows were deleted */
export function forgetBefore(
  wire: Wire,
  { table, before }: { table: keyof typeof TABLES; before: Date },
): Promise<number> {
  const sql = `DELETE FROM \`${table}\` WHERE \`${TABLES[table]}\` < ?`;
  return withRetry(wire, () => wire.transaction(async (run) => (await run(sql, [before])).affected));
}
