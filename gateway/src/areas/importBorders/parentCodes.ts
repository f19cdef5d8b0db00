/** Codes of areas that a file only names: those the codes below them begin with, else made from their names. */
import { createHash } from 'node:crypto';

/** What the first digits of a code mean: province, city, division, street, community, grid. */
export const CUSTOMARY = [12, 9, 6, 4, 2];

/**
 * One code for each group of codes. As many first characters as the groups share within and not between, those that
 * are customary first; where there is no such number, a code made from the group's key, which stays the same for the
 * same key.
 * @param below the code must be shorter than this
 */
export function codesOfGroups(
  groups: ReadonlyMap<string, readonly string[]>,
  below: number,
): { codes: Map<string, string>; length: number } {
  const shortest = Math.min(below, ...[...groups.values()].flat().map((code) => code.length));
  const lengths = Array.from({ length: Math.max(0, shortest - 1) }, (_, index) => index + 1);
  for (const length of [...CUSTOMARY.filter((customary) => customary < shortest), ...lengths]) {
    const codes = prefixes(groups, length);
    if (codes) return { codes, length };
  }
  return { codes: new Map([...groups.keys()].map((key) => [key, codeOfName(key)])), length: below };
}

/** `null`: a group has several beginnings, or two groups have the same. */
function prefixes(
  groups: ReadonlyMap<string, readonly string[]>,
  length: number,
): Map<string, string> | null {
  const codes = new Map<string, string>();
  const taken = new Set<string>();
  for (const [key, members] of groups) {
    const [prefix, ...others] = new Set(members.map((code) => code.slice(0, length)));
    if (prefix === undefined || others.length > 0 || taken.has(prefix)) return null;
    taken.add(prefix);
    codes.set(key, prefix);
  }
  return codes;
}

function codeOfName(key: string): string {
  return `N${createHash('sha256').update(key).digest('hex').slice(0, 11).toUpperCase()}`;
}
