/**
 * Leases as rows: a claim is one conditional update with a fresh token; whoever settles must still hold it.
 * The same code is right on one file, one server or a Galera cluster. No leader, no advisory lock.
 */
import { newId } from './ids.ts';
import type { Wire } from './wire.ts';
import { withRetry } from './groupCommit.ts';

export interface Claim {
  token: string;
  ids: string[];
}

/**
 * Claims up to `limit` due rows of an outbox-like table (`state`, `due`, `leaseToken`, `leaseUntil`).
 * Rows whose lease ran out are claimed too when `alsoExpired` names their state.
 */
export async function claimDue(
  wire: Wire,
  given: {
    table: 'Notice' | 'InboundMessage';
    state: string;
    claimed: string;
    now: Date;
    leaseSeconds: number;
    limit: number;
  },
): Promise<Claim> {
  const { table, state, claimed, now, leaseSeconds, limit } = given;
  const until = new Date(now.getTime() + leaseSeconds * 1000);
  const token = newId();
  const ids = await withRetry(wire, () =>
    wire.transaction(async (run) => {
      const { rows } = await run(
        `SELECT \`id\` FROM \`${table}\` WHERE \`state\` = ? AND \`due\` <= ? AND (\`leaseUntil\` IS NULL OR \`leaseUntil\` < ?) ORDER BY \`due\`, \`id\` LIMIT ${Number(limit)}`,
        [state, now, now],
      );
      const found = rows.map((row) => String(row.id));
      if (found.length === 0) return [];
      const marks = found.map(() => '?').join(', ');
      await run(
        `UPDATE \`${table}\` SET \`state\` = ?, \`leaseToken\` = ?, \`leaseUntil\` = ?, \`attempts\` = \`attempts\` + 1 WHERE \`id\` IN (${marks}) AND \`state\` = ? AND (\`leaseUntil\` IS NULL OR \`leaseUntil\` < ?)`,
        [claimed, token, until, ...found, state, now],
      );
      const won = await run(
        `SELECT \`id\` FROM \`${table}\` WHERE \`id\` IN (${marks}) AND \`leaseToken\` = ?`,
        [...found, token],
      );
      return won.rows.map((row) => String(row.id));
    }),
  );
  return { token, ids };
}

/** Takes the turn of a named sweep for `leaseSeconds`, or tells that another process has it. */
export async function takeTurn(
  wire: Wire,
  given: { name: string; now: Date; leaseSeconds: number },
): Promise<boolean> {
  const { name, now, leaseSeconds } = given;
  const token = newId();
  const until = new Date(now.getTime() + leaseSeconds * 1000);
  return withRetry(wire, () =>
    wire.transaction(async (run) => {
      const { rows } = await run('SELECT `leaseUntil` FROM `SweepTurn` WHERE `name` = ?', [name]);
      if (rows.length === 0) {
        const tail =
          wire.dialect === 'mysql' ? ' ON DUPLICATE KEY UPDATE `name` = `name`' : ' ON CONFLICT DO NOTHING';
        await run(
          `INSERT INTO \`SweepTurn\` (\`name\`, \`ranAt\`, \`leaseToken\`, \`leaseUntil\`) VALUES (?, ?, ?, ?)${tail}`,
          [name, now, token, until],
        );
      } else {
        await run(
          'UPDATE `SweepTurn` SET `ranAt` = ?, `leaseToken` = ?, `leaseUntil` = ? WHERE `name` = ? AND (`leaseUntil` IS NULL OR `leaseUntil` < ?)',
          [now, token, until, name, now],
        );
      }
      const holder = await run('SELECT `leaseToken` FROM `SweepTurn` WHERE `name` = ?', [name]);
      return holder.rows[0]?.leaseToken === token;
    }),
  );
}
