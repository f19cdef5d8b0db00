/** What looks embellished (粉饰): a supervisor looks at it and judges. Rules say it, nobody else decides. Pure. */
import type { FlagKind } from '@gridline/shared/watchApi.ts';

/** A step of work as the rules need it. */
export interface Work {
  caseId: string;
  number: string;
  at: Date;
  action: string;
  personId: string;
  personName: string;
  unitCode: string | null;
  note: string;
  /** JSON object of the event. */
  data: string;
  areaPath: string;
  /** By when the case had to be resolved. */
  resolveDue: Date | null;
  /** WGS-84. */
  point: { lng: number; lat: number } | null;
}

export interface Finding {
  kind: FlagKind;
  /** `<kind>:<what it was found in>`: once each. */
  key: string;
  areaPath: string;
  unitCode: string | null;
  staffId: string | null;
  /** For the supervisor, a sentence. */
  detail: string;
  caseIds: string[];
}

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

/** The smallest area that all lie in, `/a/b/`; '' for none. */
export function commonPath(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => path.split('/').filter(Boolean));
  let length = first.length;
  for (const other of others) {
    let same = 0;
    while (same < length && first[same] === other[same]) same += 1;
    length = same;
  }
  return length === 0 ? '' : `/${first.slice(0, length).join('/')}/`;
}

/** What several steps have in common, for the flag that names them together. */
export function together(works: readonly Work[]): Pick<Finding, 'areaPath' | 'unitCode' | 'caseIds'> {
  const units = new Set(works.map(({ unitCode }) => unitCode));
  return {
    areaPath: commonPath(works.map(({ areaPath }) => areaPath)),
    unitCode: units.size === 1 ? (works[0]?.unitCode ?? null) : null,
    caseIds: casesOf(works),
  };
}

export function casesOf(works: readonly Pick<Work, 'caseId'>[]): string[] {
  return [...new Set(works.map(({ caseId }) => caseId))];
}

/** Steps by who did them, each in order of time. */
export function byPerson(works: readonly Work[]): Map<string, Work[]> {
  const found = new Map<string, Work[]>();
  for (const work of [...works].sort((a, b) => a.at.getTime() - b.at.getTime()))
    found.set(work.personId, [...(found.get(work.personId) ?? []), work]);
  return found;
}
