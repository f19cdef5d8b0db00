/** The key of an answer written by hand: who wrote it, and which of the person's sendings it was. */
const PREFIX = 'hand:';

export function handKey(staffId: string, idempotencyKey: string): string {
  return `${PREFIX}${staffId}:${idempotencyKey}`;
}

/** Id of the member of staff who wrote it; `null` for what the house says. */
export function handOf(dedupeKey: string): string | null {
  if (!dedupeKey.startsWith(PREFIX)) return null;
  return dedupeKey.slice(PREFIX.length, PREFIX.length + 36);
}
