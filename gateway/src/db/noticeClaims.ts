/** Claims of the outbox with their rows: one look, one conditional update, no further read for each notice. */
import type { Notice } from './generated/mysql/client.ts';
import { withRetry } from './groupCommit.ts';
import { newId } from './ids.ts';
import type { Wire } from './wire.ts';

export interface NoticeClaim {
  token: string;
  /** As they were before the claim, but for `attempts` and `provider`: `leaseUntil` is an earlier holder's. */
  notices: Notice[];
  leaseUntil: Date;
}

/**
 * Claims up to `limit` due notices of a state that nobody holds, oldest first.
 * @param given.provider who will be asked first to send those that go by SMS: written with the claim, so that
 * after a crash it is known who may have sent them; left out: the row keeps the one it has
 */
export async function claimNotices(
  wire: Wire,
  given: {
    state: 'pending' | 'unknown' | 'sending';
    claimed: 'sending' | 'unknown';
    now: Date;
    leaseSeconds: number;
    limit: number;
    provider?: string | null;
  },
): Promise<NoticeClaim> {
  const { state, claimed, now, leaseSeconds, limit, provider } = given;
  const leaseUntil = new Date(now.getTime() + leaseSeconds * 1000);
  const token = newId();
  const free = '`state` = ? AND `due` <= ? AND (`leaseUntil` IS NULL OR `leaseUntil` < ?)';
  const planned =
    provider === undefined
      ? { sql: '', values: [] }
      : {
          sql: ", `providerId` = NULL, `provider` = CASE WHEN `channel` = 'sms' THEN ? ELSE NULL END",
          values: [provider],
        };
  const rows = await withRetry(wire, () =>
    wire.transaction(async (run) => {
      const found = await run(
        `SELECT * FROM \`Notice\` WHERE ${free} ORDER BY \`due\`, \`id\` LIMIT ${Number(limit)}`,
        [state, now, now],
      );
      if (found.rows.length === 0) return [];
      const ids = found.rows.map((row) => String(row.id));
      const marks = ids.map(() => '?').join(', ');
      const { affected } = await run(
        `UPDATE \`Notice\` SET \`state\` = ?, \`leaseToken\` = ?, \`leaseUntil\` = ?, \`attempts\` = \`attempts\` + 1${planned.sql} WHERE \`id\` IN (${marks}) AND ${free}`,
        [claimed, token, leaseUntil, ...planned.values, ...ids, state, now, now],
      );
      if (affected === ids.length) return found.rows;
      const won = await run(
        `SELECT \`id\` FROM \`Notice\` WHERE \`id\` IN (${marks}) AND \`leaseToken\` = ?`,
        [...ids, token],
      );
      const ours = new Set(won.rows.map((row) => String(row.id)));
      return found.rows.filter((row) => ours.has(String(row.id)));
    }),
  );
  const notices = rows.map((row) => {
    const notice = noticeOf(row);
    notice.attempts += 1;
    if (provider !== undefined) notice.provider = notice.channel === 'sms' ? provider : null;
    return notice;
  });
  return { token, notices, leaseUntil };
}

const INSTANTS = ['due', 'leaseUntil', 'createdAt', 'sentAt', 'deliveredAt'] as const;

/** The embedded file keeps instants as text and truths as numbers. */
function noticeOf(row: Record<string, unknown>): Notice {
  const notice: Record<string, unknown> = { ...row, urgent: Boolean(row.urgent) };
  for (const name of INSTANTS) {
    const value = row[name];
    notice[name] = value === null || value instanceof Date ? value : new Date(value as string);
  }
  return notice as Notice;
}
