/** One change out of a division: an edition, a draft or with its day, and its areas. */
import type { CoverageReport } from '@gridline/shared/areaApi.ts';
import { insert, type Write } from '../../db/change.ts';
import { newId } from '../../db/ids.ts';
import type { DivisionArea } from './readDivision.ts';

export interface NewEdition {
  id: string;
  name: string;
  /** `null`: a draft. */
  effectiveFrom: Date | null;
  createdAt: Date;
  report: CoverageReport;
  areas: readonly DivisionArea[];
  /** Ids of staff by user name in small letters. */
  staffIds: ReadonlyMap<string, string>;
  /** Who leads the areas now, by code: they go on where the files name nobody. */
  leaderIds: ReadonlyMap<string, string>;
}

export function composeEdition(edition: NewEdition): Write[] {
  const { id, name, effectiveFrom, createdAt, report, areas, staffIds, leaderIds } = edition;
  return [
    insert('Edition', { id, name, effectiveFrom, createdAt, report: JSON.stringify(report) }),
    ...areas.map(({ origin: _, leader, border, ...area }) =>
      insert('Area', {
        id: newId(),
        editionId: id,
        ...area,
        border: JSON.stringify(border),
        leaderId:
          leader === null ? (leaderIds.get(area.code) ?? null) : (staffIds.get(leader.toLowerCase()) ?? null),
      }),
    ),
  ];
}
