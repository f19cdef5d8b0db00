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

/**
 * What a sender made beside what was written meanwhile: of one and the same try the later word holds (a receipt's),
 * and nobody's try is lost.
 */
export function joinTries(written: readonly Try[], made: readonly Try[]): Try[] {
  const rest = [...written];
  const joined = made.map((one) => {
    const same = rest.findIndex((other) => sameTry(other, one));
    const at = same >= 0 ? same : rest.findIndex((other) => answers(other, one));
    const [known] = at < 0 ? [] : rest.splice(at, 1);
    return known ? { ...known, at: one.at } : one;
  });
  return [...joined, ...rest].sort((a, b) => a.at.localeCompare(b.at));
}

function sameTry(written: Try, made: Try): boolean {
  if (written.provider !== made.provider) return false;
  return written.at === made.at || (made.id !== undefined && written.id === made.id);
}

/** Who sent and got no answer does not know the id that the receipt bears. */
function answers(written: Try, made: Try): boolean {
  const told = ['delivered', 'failed'].includes(written.outcome);
  return told && made.outcome === 'unknown' && !made.id && written.provider === made.provider;
}
