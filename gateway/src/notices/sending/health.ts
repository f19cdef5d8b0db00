/**
 * Which providers are fit to be used, as all processes see it (`ProviderHealth`). A provider that fails several
 * times in a row, or says that it takes nothing until somebody acts, is left out for a while (its circuit is
 * open); then one message tries it, and either all follow or it is left out for longer.
 */
import { insertIgnore, put, StaleRow, update } from '../../db/change.ts';
import type { ProviderHealth } from '../../db/generated/mysql/client.ts';
import type { House } from '../../house.ts';
import type { Outcome } from '../../providers/ports.ts';

export interface Door {
  use: boolean;
  /** True: this message is the one that tries a provider which was left out. */
  probe: boolean;
  /** Until when it is left out. */
  until: Date | null;
}

export interface Health {
  /** Whether the next message may go by this provider. */
  door(name: string): Promise<Door>;
  /** The first of these that is in use, without trying any that is left out. */
  firstInUse(names: readonly string[]): Promise<string | null>;
  /** What became of a message handed to a provider. */
  report(name: string, outcome: Outcome, probe: boolean): Promise<void>;
}

/** Failures without as many successes between them, each at most a minute after the last. */
const FAILURES = 5;
const WINDOW_MS = 60_000;
/** How long a provider is left out at first; twice as long each time it fails again. */
const OPEN_MS = 30_000;
const LONGEST_MS = 300_000;
/** The same refusal is written down again only after so long. */
const NOTED_MS = 3_600_000;
/** How long a process goes by what it read. */
const CACHE_MS = 1_000;

/** Written on notices that wait because no provider can be used. */
export const HELD = '短信平台都暂不可用，恢复后自动发出';

const IN_USE: Door = { use: true, probe: false, until: null };

/**
 * @param given.alone true where there is one provider: then it is left out only when it says itself that it takes
 * nothing, for there is no other to be spared the waiting, and each notice is tried again by itself
 */
export function keepHealth(house: House, given: { alone: boolean }): Health {
  let rows = new Map<string, ProviderHealth>();
  let readAt: number | null = null;
  const failures = new Map<string, { count: number; at: number }>();
  const probing = new Set<string>();

  async function rowOf(name: string): Promise<ProviderHealth | null> {
    const now = house.clock.now().getTime();
    if (readAt === null || Math.abs(now - readAt) >= CACHE_MS) {
      readAt = now;
      const read = await house.db.read.providerHealth.findMany();
      rows = new Map(read.map((row) => [row.name, row]));
    }
    return rows.get(name) ?? null;
  }

  async function door(name: string): Promise<Door> {
    const row = await rowOf(name);
    if (!row || row.circuit === 'closed') return IN_USE;
    const now = house.clock.now();
    const shut = { use: false, probe: false, until: row.probeAt };
    if (!row.probeAt || now < row.probeAt || probing.has(name)) return shut;
    probing.add(name);
    const probeAt = new Date(now.getTime() + OPEN_MS);
    const guard = { name, circuit: 'open', probeAt: row.probeAt };
    try {
      await house.db.submit({
        writes: [update('ProviderHealth', { where: guard, set: { probeAt, updatedAt: now }, expect: 1 })],
      });
    } catch (error) {
      if (!(error instanceof StaleRow)) throw error;
      readAt = null;
      return { ...shut, until: probeAt };
    } finally {
      probing.delete(name);
    }
    rows.set(name, { ...row, probeAt });
    return { use: true, probe: true, until: null };
  }

  async function open(name: string, reason: string): Promise<void> {
    const now = house.clock.now();
    const times = (await rowOf(name))?.failures ?? 0;
    const row: ProviderHealth = {
      name,
      circuit: 'open',
      failures: times + 1,
      openedAt: now,
      probeAt: new Date(now.getTime() + Math.min(LONGEST_MS, OPEN_MS * 2 ** Math.min(times, 10))),
      reason: reason.slice(0, 300),
      updatedAt: now,
    };
    rows.set(name, row);
    failures.delete(name);
    await house.db.submit({ writes: [put('ProviderHealth', row)] });
    house.log.error(
      { provider: name, reason, until: row.probeAt },
      'a provider of text messages is left out',
    );
  }

  async function close(name: string): Promise<void> {
    const now = house.clock.now();
    const row: ProviderHealth = {
      ...{ name, circuit: 'closed', failures: 0, reason: '', updatedAt: now },
      ...{ openedAt: null, probeAt: null },
    };
    rows.set(name, row);
    await house.db.submit({
      writes: [
        put('ProviderHealth', row),
        // What waited for it need not wait for its own time.
        update('Notice', { where: { state: 'pending', error: HELD }, set: { due: now } }),
      ],
    });
    house.wake();
    house.log.info({ provider: name }, 'a provider of text messages is in use again');
  }

  /** What somebody must mend although the provider works: shown to staff until the next trouble. */
  async function note(name: string, reason: string): Promise<void> {
    const row = await rowOf(name);
    const now = house.clock.now();
    if (row?.reason === reason && now.getTime() - row.updatedAt.getTime() < NOTED_MS) return;
    const known = {
      name,
      circuit: 'closed',
      failures: 0,
      openedAt: null,
      probeAt: null,
      reason,
      updatedAt: now,
    };
    rows.set(name, row ? { ...row, reason, updatedAt: now } : known);
    await house.db.submit({
      writes: [
        insertIgnore('ProviderHealth', known),
        update('ProviderHealth', { where: { name }, set: { reason, updatedAt: now } }),
      ],
    });
    house.log.error({ provider: name, reason }, 'a provider refuses the wording of our messages');
  }

  return {
    door,
    async firstInUse(names) {
      for (const name of names) {
        const row = await rowOf(name);
        if (!row || row.circuit === 'closed') return name;
      }
      return null;
    },
    async report(name, outcome, probe) {
      const trouble = troubleOf(outcome);
      if (!trouble) {
        const known = failures.get(name);
        if (known) failures.set(name, { ...known, count: Math.max(0, known.count - 1) });
        if (probe) await close(name);
        if (outcome.kind === 'refused' && outcome.about === 'content')
          await note(name, `${outcome.code} ${outcome.reason}`.slice(0, 300));
        return;
      }
      if (probe) return open(name, trouble.reason);
      const row = await rowOf(name);
      if (row?.circuit === 'open') return;
      const now = house.clock.now().getTime();
      const known = failures.get(name);
      const count = known && now - known.at <= WINDOW_MS ? known.count + 1 : 1;
      failures.set(name, { count, at: now });
      if (trouble.atOnce || (count >= FAILURES && !given.alone)) await open(name, trouble.reason);
    },
  };
}

function troubleOf(outcome: Outcome): { reason: string; atOnce: boolean } | null {
  if (outcome.kind === 'unknown') return { reason: `${outcome.code} ${outcome.reason}`, atOnce: false };
  if (outcome.kind !== 'retry' || !outcome.trouble) return null;
  return { reason: `${outcome.code} ${outcome.reason}`, atOnce: outcome.trouble === 'shut' };
}
