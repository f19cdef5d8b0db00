/** Ids are made here, sortable by time, so that no database ever has to number a row. */
import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

/** Random bytes are dear one id at a time: a filing makes about ten. Each byte is used once. */
const POOL_BYTES = 16 * 256;
const pool = new Uint8Array(POOL_BYTES);
let used = POOL_BYTES;

/** A UUIDv7, 36 characters, lower case. */
export function newId(): string {
  if (used === POOL_BYTES) {
    randomFillSync(pool);
    used = 0;
  }
  const random = pool.slice(used, used + 16);
  used += 16;
  return v7({ random });
}
