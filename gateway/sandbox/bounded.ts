/** Memory that cannot grow without end: the oldest goes when the newest comes. */

/** Appends to `list` and drops from its front what exceeds `limit`. */
export function keep<T>(list: T[], item: T, limit: number): void {
  list.push(item);
  if (list.length > limit) list.splice(0, list.length - limit);
}

/** Sets an entry of `map` as its newest and drops the oldest entries beyond `limit`. */
export function keepKey<K, V>(map: Map<K, V>, key: K, value: V, limit: number): void {
  map.delete(key);
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= limit) return;
    map.delete(oldest);
  }
}
