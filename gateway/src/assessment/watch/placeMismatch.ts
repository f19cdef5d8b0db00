/** 位置不符: an arrival, or a photo of the work, far from where the case is. Pure. */
import { metresBetween } from '../../areas/metres.ts';
import type { Finding, Work } from './finding.ts';

/** Photos tell their place less exactly than an arrival does, and are taken from a distance. */
const PHOTO_SLACK_METRES = 200;

export interface PlacedPhoto {
  id: string;
  lng: number;
  lat: number;
}

/** @param work a step `arrive`, which says itself how far away it was */
export function arrivedElsewhere(work: Work): Finding[] {
  const { distance, tolerance, there } = JSON.parse(work.data) as {
    distance?: number | null;
    tolerance?: number;
    there?: boolean | null;
  };
  if (work.action !== 'arrive' || there !== false) return [];
  return [
    of(work, {
      key: `${work.caseId}:${work.at.getTime()}`,
      detail: `${work.personName} 到场时的定位距案件地点约 ${distance ?? '?'} 米，超出允许的 ${tolerance ?? '?'} 米。`,
    }),
  ];
}

/** @param photos of the step @param arrivalMetres what the district allows for an arrival */
export function photographedElsewhere(
  work: Work,
  { photos, arrivalMetres }: { photos: readonly PlacedPhoto[]; arrivalMetres: number },
): Finding[] {
  const { point } = work;
  if (!point) return [];
  const tolerance = arrivalMetres + PHOTO_SLACK_METRES;
  return photos.flatMap((photo) => {
    const distance = Math.round(metresBetween(photo, point));
    if (distance <= tolerance) return [];
    return [
      of(work, {
        key: photo.id,
        detail: `${work.personName} 的处置照片拍在距案件地点约 ${distance} 米的地方，超出 ${tolerance} 米。`,
      }),
    ];
  });
}

function of(work: Work, { key, detail }: { key: string; detail: string }): Finding {
  const { areaPath, unitCode, personId, caseId } = work;
  return {
    kind: 'placeMismatch',
    key: `placeMismatch:${key}`,
    areaPath,
    unitCode,
    staffId: personId,
    detail,
    caseIds: [caseId],
  };
}
