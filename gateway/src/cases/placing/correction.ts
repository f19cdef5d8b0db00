/**
 * A person has said where a case belongs: kept beside what routing had said, so that "sure" can be judged
 * afterwards and repeated corrections can teach the gazetteer.
 */
import { cutText } from '@gridline/shared/text.ts';
import { insert, type Write } from '../../db/change.ts';
import type { CaseFile } from '../../db/generated/mysql/client.ts';
import { newId } from '../../db/ids.ts';
import type { DistrictAtlas } from '../../routing/districtAtlas.ts';
import { placeById, placeMeant } from '../../routing/evidence/placeMeant.ts';
import type { Person } from '../draft.ts';

export interface Correcting {
  /** The case before it is moved. */
  row: CaseFile;
  gridAfter: string;
  person: Person;
  /** The place in words and by its id, as far as the person named it. */
  placeText: string;
  placeId: string | null;
  at: Date;
  atlas: DistrictAtlas;
}

/** The row that must commit with the move; none for what the system does by itself, such as a re-division of grids. */
export function correctionOf(given: Correcting): Write[] {
  const { row, gridAfter, person, placeText, placeId, at, atlas } = given;
  if (person.role === 'system') return [];
  const place = placeId === null ? null : placeById(placeId, atlas)?.row;
  const meant = place ?? (placeText ? placeMeant(placeText, gridAfter, atlas) : null);
  return [
    insert('PlaceCorrection', {
      id: newId(),
      caseId: row.id,
      at,
      by: person.role,
      staffId: person.role === 'resident' ? null : person.id,
      verdict: row.routeVerdict,
      probability: row.routeProbability,
      filedAt: row.filedAt,
      gridBefore: row.gridCode,
      gridAfter,
      placeId: meant?.id ?? null,
      placeName: meant?.name ?? cutText(placeText, 200),
    }),
  ];
}
