/** What staff must know of the providers of text messages: which is left out, and what one refuses. */
import type { ProviderHealth } from '../../db/generated/mysql/client.ts';
import type { House } from '../../house.ts';

export interface ProviderTrouble {
  name: string;
  /** Left out until it takes messages again; else it works, and only refuses some. */
  out: boolean;
  reason: string;
  since: string;
}

/** A refusal nobody met again since then is taken for mended. */
const FADES_MS = 24 * 3_600_000;

export async function providerTroubles(house: House): Promise<ProviderTrouble[]> {
  const rows = await house.db.read.providerHealth.findMany({ orderBy: { name: 'asc' } });
  const since = house.clock.now().getTime() - FADES_MS;
  return rows
    .filter((row) => isTrouble(row, since))
    .map((row) => ({
      name: row.name,
      out: row.circuit === 'open',
      reason: row.reason,
      since: (row.openedAt ?? row.updatedAt).toISOString(),
    }));
}

function isTrouble({ circuit, reason, updatedAt }: ProviderHealth, since: number): boolean {
  return circuit === 'open' || (reason !== '' && updatedAt.getTime() > since);
}
