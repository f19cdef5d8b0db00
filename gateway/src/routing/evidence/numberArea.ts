/** The short number that was texted or called belongs to a street or community: as good as its name in the text. */
import type { AreaIndex } from '../../areas/areaIndex.ts';
import { shiftWithinNames } from './evidence.ts';
import type { Weigh } from '../reading/readPlace.ts';
import type { Option, PlaceReading } from '../reading/reading.ts';

/**
 * How likely somebody who uses a street's own number means the place of the same name in another street, against
 * 1 for the one in this street. Four such places elsewhere leave the one here just sure (0.86).
 */
const ELSEWHERE = 0.04;
/** What is no more than this is no gain but the arithmetic. */
const ROUNDING = 1e-6;

const inArea = (code: string | null, areaCode: string, areas: AreaIndex): boolean =>
  areas.pathOf(code ?? '').includes(`/${areaCode}/`);

/** 发到城中街道的号码 */
export function numberReason(areaCode: string, areas: AreaIndex): string {
  return `发到${areas.get(areaCode)?.name ?? areaCode}的号码`;
}

/** Settles places of one name within the number's area; the words alone decide between different names. */
export function weighByNumber(areaCode: string, areas: AreaIndex): Weigh {
  return (options) => {
    const here = (option: Option): boolean => inArea(option.gridCode, areaCode, areas);
    const shifted = shiftWithinNames(options, (option) => (here(option) ? 1 : ELSEWHERE));
    return shifted
      .map((option, index) =>
        option.probability - (options[index]?.probability ?? 0) > ROUNDING
          ? { ...option, reasons: [...option.reasons, `${numberReason(areaCode, areas)}，按此确定是这一处`] }
          : option,
      )
      .sort((a, b) => b.probability - a.probability);
  };
}

/** What says no place at all, or only a wider area, belongs to the queue of the number's area. */
export function narrowByNumber(reading: PlaceReading, areaCode: string, areas: AreaIndex): PlaceReading {
  const wider =
    reading.verdict === 'broad' &&
    (reading.areaCode === null ||
      (reading.areaCode !== areaCode && inArea(areaCode, reading.areaCode, areas)));
  if (reading.verdict !== 'none' && !wider) return reading;
  const reasons = [...(wider ? reading.reasons : ['没有写明地点']), numberReason(areaCode, areas)];
  return { verdict: 'broad', candidates: reading.candidates, areaCode, reasons };
}
