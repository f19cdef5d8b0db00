/** Every try of a notice stays written on it: when, by whom, and what became of it. Pure. */
import type { Notice } from '../../db/generated/mysql/client.ts';

export interface Try {
  /** ISO 8601. */
  at: string;
  /** Name of the provider; empty while there was none to send by. */
  provider: string;
  /**
   * What is known of it now: `unknown` and `notSent` after asking, `delivered` and `failed` after a receipt,
   * `held` when no provider could be used.
   */
  outcome: 'sent' | 'unknown' | 'retry' | 'refused' | 'notSent' | 'delivered' | 'failed' | 'held';
  code: string;
  /** The provider's id of the message, once there is one. */
  id?: string;
}

const KEPT = 20;

export function triesOf(notice: Pick<Notice, 'tries'>): Try[] {
  return notice.tries ? (JSON.parse(notice.tries) as Try[]) : [];
}

export function writeTries(tries: readonly Try[]): string {
  return JSON.stringify(tries.slice(-KEPT));
}

/** How many of them the resident may have got. */
export function perhapsSent(tries: readonly Try[]): number {
  return tries.filter(({ outcome }) => ['sent', 'unknown', 'delivered'].includes(outcome)).length;
}

/** The last try of a provider as it turned out. */
export function amendLast(
  tries: readonly Try[],
  provider: string,
  change: Partial<Pick<Try, 'outcome' | 'code' | 'id'>>,
): Try[] {
  const at = tries.map((one) => one.provider === provider).lastIndexOf(true);
  return tries.map((one, index) => (index === at ? { ...one, ...change } : one));
}
