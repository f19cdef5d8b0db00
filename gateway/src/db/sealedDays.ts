/**
 * A sealed day takes no more events. Whoever composed one before midnight and comes to write it when the day is
 * sealed (a process that was stopped, a server that could not be reached) composes it again, with the time it has then.
 */
import { beijingDay } from '@gridline/shared/time.ts';
import { StaleRow, type Write } from './change.ts';
import type { Run } from './wire.ts';

/** @throws StaleRow of `DaySeal`; run in the transaction that writes */
export async function refuseSealedDays(run: Run, writes: readonly Write[]): Promise<void> {
  const oldest = oldestDay(writes);
  if (oldest === null) return;
  const { rows } = await run('SELECT `day` FROM `DaySeal` WHERE `day` >= ? LIMIT 1', [oldest]);
  if (rows.length > 0) throw new StaleRow('DaySeal');
}

function oldestDay(writes: readonly Write[]): string | null {
  let oldest: Date | null = null;
  for (const write of writes) {
    if (write.kind !== 'insert' || write.table !== 'CaseEvent') continue;
    const { at } = write.row;
    if (at instanceof Date && (oldest === null || at < oldest)) oldest = at;
  }
  return oldest && beijingDay(oldest);
}
