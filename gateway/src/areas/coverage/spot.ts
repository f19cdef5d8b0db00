/** Spots of a coverage report: their size, their gravity, their sentence. */
import type { CoverageFault, CoverageSpot } from '@gridline/shared/areaApi.ts';
import { borderOfRegions, sizeOf, type Region } from './regions.ts';
import type { Plane } from './plane.ts';

/** Up to this size a fault is a sliver, which every official border has. */
export const TOLERANCE_SQUARE_METRES = 100;
/** However long, a strip narrower than this is a sliver. */
const SLIVER_METRES = 1;

export interface Judged {
  plane: Plane;
  toleranceSquareMetres: number;
}

interface Found {
  fault: Exclude<CoverageFault, 'sliver' | 'duplicateCode'>;
  codes: string[];
  region: Region;
  /** The sentence around the size. */
  say: (size: string) => string;
}

/** What is small or thin is a sliver and not fatal, whatever else it would be. */
export function spotOf(
  { fault, codes, region, say }: Found,
  { plane, toleranceSquareMetres }: Judged,
): CoverageSpot {
  const { squareMetres, metresWide } = sizeOf(region, plane);
  const sliver = squareMetres < toleranceSquareMetres || metresWide < SLIVER_METRES;
  return {
    fault: sliver && fault !== 'invalidRing' ? 'sliver' : fault,
    codes,
    squareMetres,
    fatal: !sliver,
    sentence: say(inWords(squareMetres)),
    geometry: borderOfRegions([region], plane),
  };
}

/** 1,234 平方米; below ten with one decimal. */
export function inWords(squareMetres: number): string {
  const digits = squareMetres < 10 ? 1 : 0;
  return `${squareMetres.toLocaleString('zh-CN', { maximumFractionDigits: digits })} 平方米`;
}

export interface Named {
  code: string;
  name: string;
}

export function called({ name, code }: Named): string {
  return name === code || name === '' ? code : `${name}（${code}）`;
}
