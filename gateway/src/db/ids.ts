/** Ids are made here, sortable by time, so that no database ever has to number a row. */
import { v7 } from 'uuid';

/** A UUIDv7, 36 characters, lower case. */
export function newId(): string {
  return v7();
}
