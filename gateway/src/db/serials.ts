/** Serials of the day for case numbers: taken from one row in small blocks, so that intake does not queue on it. */
import { withRetry } from './groupCommit.ts';
import { makeLock } from './lock.ts';
import type { Wire } from './wire.ts';

/** On a quiet day a restart leaves at most so many numbers unused. */
const SMALLEST = 20;
/** In a burst each block is twice the one before, because every block costs a transaction that all wait for. */
const LARGEST = 1000;
const BURST_MILLISECONDS = 1000;

export interface Serials {
  /** @param day `YYYYMMDD` */
  next(day: string): Promise<number>;
}

export function makeSerials(wire: Wire): Serials {
  let block = { day: '', next: 0, end: 0, size: SMALLEST, takenAt: -Infinity };
  const lock = makeLock();
  return {
    next: (day) =>
      lock.hold(async () => {
        if (block.day !== day || block.next >= block.end) {
          const burst = performance.now() - block.takenAt < BURST_MILLISECONDS;
          const size = burst ? Math.min(LARGEST, block.size * 2) : SMALLEST;
          const start = await withRetry(wire, () => takeBlock(wire, { day, size }));
          block = { day, next: start, end: start + size, size, takenAt: performance.now() };
        }
        return block.next++;
      }),
  };
}

async function takeBlock(wire: Wire, { day, size }: { day: string; size: number }): Promise<number> {
  return wire.transaction(async (run) => {
    const tail =
      wire.dialect === 'mysql' ? ' ON DUPLICATE KEY UPDATE `next` = `next`' : ' ON CONFLICT DO NOTHING';
    await run(`INSERT INTO \`CaseSerial\` (\`day\`, \`next\`) VALUES (?, 1)${tail}`, [day]);
    for (;;) {
      const { rows } = await run('SELECT `next` FROM `CaseSerial` WHERE `day` = ?', [day]);
      const start = Number(rows[0]?.next);
      const { affected } = await run('UPDATE `CaseSerial` SET `next` = ? WHERE `day` = ? AND `next` = ?', [
        start + size,
        day,
        start,
      ]);
      if (affected === 1) return start;
      // Under snapshot isolation the old value stays visible: give the turn back and start anew.
      throw Object.assign(new Error('serial taken by a neighbour'), { errno: 1213, code: 'SQLITE_BUSY' });
    }
  });
}
