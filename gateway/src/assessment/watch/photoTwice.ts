/** 照片重复使用: one picture for the work of two cases, or the same before and after. Pure. */
import { commonPath, type Finding, type Work } from './finding.ts';
import { difference, SAME_WITHIN } from './likeness.ts';

export interface LikePhoto {
  id: string;
  caseId: string;
  /** complaint, before, after, material */
  kind: string;
  likeness: string;
  areaPath: string;
  number: string;
}

const WORK: readonly string[] = ['before', 'after'];

/** @param photo of the step @param others that share a band with it */
export function photoTwice(work: Work, photo: LikePhoto, others: readonly LikePhoto[]): Finding[] {
  return others
    .filter((other) => other.id !== photo.id && difference(photo.likeness, other.likeness) <= SAME_WITHIN)
    .flatMap((other): Finding[] => {
      const detail = sentence(photo, other);
      if (detail === null) return [];
      return [
        {
          kind: 'photoTwice',
          key: `photoTwice:${[photo.id, other.id].sort().join(':')}`,
          areaPath: commonPath([photo.areaPath, other.areaPath]),
          unitCode: work.unitCode,
          staffId: work.personId,
          detail: `${work.personName} ${detail}`,
          caseIds: [...new Set([photo.caseId, other.caseId])],
        },
      ];
    });
}

function sentence(photo: LikePhoto, other: LikePhoto): string | null {
  if (photo.caseId !== other.caseId)
    return WORK.includes(photo.kind) && WORK.includes(other.kind)
      ? `把同一张照片用在了 ${photo.number} 和 ${other.number} 两件案件里。`
      : null;
  const kinds = [photo.kind, other.kind];
  if (!kinds.includes('after')) return null;
  if (kinds.includes('complaint')) return `用居民反映时的照片充当 ${photo.number} 处置后的照片。`;
  return kinds.includes('before') ? `在 ${photo.number} 里处置前后用了同一张照片。` : null;
}
