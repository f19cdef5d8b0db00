/** A street or community may have a number of its own: what is sent to it is about that area, unless the words say else. */
import type { House } from '../house.ts';

/** The code of the area a number belongs to, however it is written; `null` for the district's own number. */
export function areaOfNumber(house: House, toNumber: string | null): string | null {
  const digits = (toNumber ?? '').replace(/\D/g, '');
  return house.district.numberAreas[digits] ?? null;
}
