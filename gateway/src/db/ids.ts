/** Ids are made here, sortable by time, so that no database ever has to number a row. */
import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

/** Random bytes are dear one id at a time: a filing makes about ten. Each byte is used once. */
const POOL_BYTES = 16 * 256;
const pool = new Uint8Array(POOL_BYTES);
let used = POOL_BYTES;

/** The millisecond of the newest id, and its count within that. */
let newest = { milliseconds: 0, count: 0 };

/**
 * A UUIDv7, 36 characters, lower case. Those of one process sort in the order they were made, also within one
 * millisecond and when its clock is set back: what was done in one step can be told in its order (RFC 9562, 6.2).
 */
export function newId(): string {
  if (used === POOL_BYTES) {
    randomFillSync(pool);
    used = 0;
  }
  const random = pool.slice(used, used + 16);
  used += 16;
  newest = next(Date.now(), random);
  return v7({ random, msecs: newest.milliseconds, seq: newest.count });
}

/** The count begins anywhere in the lower half of its 32 bits, so that it never runs out within a millisecond. */
function next(now: number, random: Uint8Array): typeof newest {
  if (now <= newest.milliseconds) return { ...newest, count: newest.count + 1 };
  const count = new DataView(random.buffer, random.byteOffset).getUint32(6) >>> 1;
  return { milliseconds: now, count };
}
