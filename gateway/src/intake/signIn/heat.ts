/**
 * Traffic as a leaky bucket in one row: each code fills it by one, each `coolingSeconds` empties it by one. The row's
 * `expiresAt` is when it will be empty (GCRA's theoretical arrival time), after which it says nothing any more.
 */
import { nationalNumber, type Phone } from '@gridline/shared/phone.ts';
import { put, type Write } from '../../db/change.ts';
import type { House } from '../../house.ts';
import type { CodeRules } from '../../staff/codeRules.ts';

export interface Heat {
  /** Codes of its address and of its block of numbers that are not forgotten yet. */
  address: number;
  block: number;
  /** Notes one more. */
  raised: Write[];
}

/** Mobile numbers are given out in blocks of 10,000: seven digits name one. */
const BLOCK_DIGITS = 7;

export async function readHeat(
  house: House,
  given: { phone: Phone; network: string; rules: CodeRules },
): Promise<Heat> {
  const now = house.clock.now();
  const cooling = given.rules.effort.coolingSeconds * 1000;
  const block = nationalNumber(given.phone.e164).slice(0, BLOCK_DIGITS);
  const ids = [`heat:address:${given.network}`, `heat:block:${block}`].map((name) =>
    house.privacy.index(name),
  );
  const rows = await house.db.read.spentProof.findMany({ where: { id: { in: ids } } });
  const left = (id: string): number =>
    Math.max(0, (rows.find((row) => row.id === id)?.expiresAt.getTime() ?? 0) - now.getTime());
  const [address = 0, ofBlock = 0] = ids.map((id) => Math.ceil(left(id) / cooling));
  return {
    address,
    block: ofBlock,
    raised: ids.map((id) =>
      put('SpentProof', { id, expiresAt: new Date(now.getTime() + left(id) + cooling) }),
    ),
  };
}

/** Key derivations that a proof must take on average: twice as many with every step of traffic. */
export function effortOf(heat: Pick<Heat, 'address' | 'block'>, { effort }: CodeRules): number {
  const steps = Math.max(
    Math.floor(heat.address / effort.addressStep),
    Math.floor(heat.block / effort.blockStep),
  );
  return effort.base * Math.min(effort.most, 2 ** Math.min(steps, 30));
}
