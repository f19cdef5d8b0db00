/** 无缝覆盖、互不交叉: whether the areas of a division cover the ground without gap and without overlap. */
import type { CoverageFault, CoverageReport, CoverageSpot } from '@gridline/shared/areaApi.ts';
import type { Border } from '../border.ts';
import { seamsOf } from './gaps.ts';
import { leavesOf, parentsOf, plantTree, type Ground } from './groundTree.ts';
import { findNeighbours } from './neighbours.ts';
import { outlineOf } from './outline.ts';
import { overlapsOf } from './overlaps.ts';
import { layPlane, type Outline } from './plane.ts';
import { soundOutline } from './ringFaults.ts';
import { surfaceWithin } from './surface.ts';
import { called, TOLERANCE_SQUARE_METRES, type Judged } from './spot.ts';

/** What is checked of an area; an `AreaRow` fits. */
export interface CheckedArea extends Ground {
  /** `null`: only its name is known, or it follows from the areas below. */
  border: Border | null;
}

export interface CheckOptions {
  /** Overlaps and gaps below it are slivers: reported, not fatal. */
  toleranceSquareMetres?: number;
  /** Hears how far the check is, 0 … 1. */
  progress?: (share: number) => void;
}

/** How many spots a report names; all are counted. */
const MOST_SPOTS = 500;

/** Any list of areas, in any order and however broken; the work grows with what is wrong, not with the areas. */
export function checkCoverage(areas: readonly CheckedArea[], options: CheckOptions = {}): CoverageReport {
  const { toleranceSquareMetres = TOLERANCE_SQUARE_METRES, progress = () => undefined } = options;
  const plane = layPlane(areas.flatMap(({ border }) => border ?? []));
  const judged = { plane, toleranceSquareMetres };
  const { outlines, spots } = readOutlines(areas, judged, (share) => progress(share * 0.4));
  const top = plantTree({ areas, outlines, plane });
  progress(0.5);
  const leaves = leavesOf(top);
  const overlaps = overlapsOf({ nodes: leaves }, judged);
  progress(0.7);
  const neighbours = findNeighbours(leaves, plane);
  const parents = parentsOf(top);
  parents.forEach((parent, at) => {
    const above = parent.children.some(({ children }) => children.length > 0);
    if (above) spots.push(...overlapsOf({ nodes: parent.children, told: overlaps.regions }, judged).spots);
    spots.push(...seamsOf(parent, neighbours, judged));
    progress(0.7 + (0.3 * (at + 1)) / parents.length);
  });
  spots.push(...overlaps.spots, ...repeatedCodes(areas));
  return {
    areas: areas.length,
    grids: leaves.length,
    squareMetres: leaves.reduce((sum, leaf) => sum + surfaceWithin(leaf.outline, plane), 0),
    toleranceSquareMetres,
    counts: countsOf(spots),
    fatal: spots.filter(({ fatal }) => fatal).length,
    spots: spots.sort(gravestFirst).slice(0, MOST_SPOTS),
  };
}

function readOutlines(
  areas: readonly CheckedArea[],
  judged: Judged,
  progress: (share: number) => void,
): { outlines: (Outline | null)[]; spots: CoverageSpot[] } {
  const spots: CoverageSpot[] = [];
  const outlines = areas.map((area, at) => {
    if (at % 100 === 0) progress(at / areas.length);
    if (!area.border) return null;
    const outline = outlineOf(area.border, judged.plane);
    const sound = soundOutline({ area, border: area.border, outline }, judged);
    spots.push(...sound.spots);
    return sound.outline;
  });
  return { outlines, spots };
}

function repeatedCodes(areas: readonly CheckedArea[]): CoverageSpot[] {
  const byCode = new Map<string, CheckedArea[]>();
  for (const area of areas) {
    const same = byCode.get(area.code.toLowerCase());
    if (same) same.push(area);
    else byCode.set(area.code.toLowerCase(), [area]);
  }
  return [...byCode.values()].flatMap((same): CoverageSpot[] => {
    const [first] = same;
    if (!first || same.length < 2) return [];
    const names = [...new Set(same.map(called))].join('、');
    return [
      {
        fault: 'duplicateCode',
        codes: [first.code],
        squareMetres: 0,
        fatal: true,
        sentence: `编码 ${first.code} 用了 ${same.length} 次：${names}。`,
        geometry: null,
      },
    ];
  });
}

function countsOf(spots: readonly CoverageSpot[]): Partial<Record<CoverageFault, number>> {
  const counts: Partial<Record<CoverageFault, number>> = {};
  for (const { fault } of spots) counts[fault] = (counts[fault] ?? 0) + 1;
  return counts;
}

function gravestFirst(a: CoverageSpot, b: CoverageSpot): number {
  return Number(b.fatal) - Number(a.fatal) || b.squareMetres - a.squareMetres;
}
