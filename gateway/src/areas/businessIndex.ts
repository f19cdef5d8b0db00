/**
 * 业务网格: how the grids of each line of business (公安, 城管, 环卫 …) lie on the base grids, 1:1, 1:n or n:1. Built
 * once from rows, never changed. Where several grids of one line share a base grid, their borders and the point tell.
 */
import type { Point } from '@gridline/shared/place.ts';
import { flattenBorders, hasSurface, type Border, type FlatBorders } from './border.ts';
import { INSIDE, ON_EDGE, whereabouts } from './inside.ts';
import { metresToBorder } from './metres.ts';

export interface BusinessGridRow {
  readonly code: string;
  readonly name: string;
  /** The line of business. */
  readonly business: string;
  /** Base grids it lies on; codes that no edition has are harmless. */
  readonly gridCodes: readonly string[];
  /** WGS-84; `null` where it is not needed or not known. */
  readonly border: Border | null;
}

export type BusinessGrid = Omit<BusinessGridRow, 'border'>;

/** A line of business whose grid cannot be told. */
export interface BusinessDoubt {
  readonly business: string;
  readonly couldBe: readonly BusinessGrid[];
  /** A Chinese sentence that says what is missing. */
  readonly sentence: string;
}

export interface BusinessPlace {
  /** At most one of each line, by line. */
  readonly grids: readonly BusinessGrid[];
  readonly doubts: readonly BusinessDoubt[];
}

export interface BusinessIndex {
  /** @param point WGS-84, inside the base grid; `null` when only the base grid is known */
  at(gridCode: string, point: Point | null): BusinessPlace;
  get(code: string): BusinessGrid | null;
  /** By line, then by code. */
  readonly all: readonly BusinessGrid[];
}

interface Known {
  readonly grid: BusinessGrid;
  readonly flat: FlatBorders | null;
}

/** A point in a gap between the borders of a line goes to the nearest within this distance, as with base grids. */
const GAP_METRES = 50;
const NOWHERE: BusinessPlace = { grids: [], doubts: [] };

export function buildBusinessIndex(rows: readonly BusinessGridRow[]): BusinessIndex {
  const known = [...rows].sort(byLineAndCode).map(({ border, ...grid }): Known => ({
    grid,
    flat: border !== null && hasSurface(border) ? flattenBorders([border]) : null,
  }));
  const byCode = new Map(known.map(({ grid }) => [grid.code, grid]));
  const onGrid = new Map<string, Map<string, Known[]>>();
  for (const one of known)
    for (const gridCode of new Set(one.grid.gridCodes)) {
      const lines = onGrid.get(gridCode) ?? new Map<string, Known[]>();
      lines.set(one.grid.business, [...(lines.get(one.grid.business) ?? []), one]);
      onGrid.set(gridCode, lines);
    }
  return {
    at(gridCode, point) {
      const lines = onGrid.get(gridCode);
      if (!lines) return NOWHERE;
      const answers = [...lines].map(([business, candidates]) => choose(business, candidates, point));
      return {
        grids: answers.flatMap((answer) => ('code' in answer ? answer : [])),
        doubts: answers.flatMap((answer) => ('code' in answer ? [] : answer)),
      };
    },
    get: (code) => byCode.get(code) ?? null,
    all: known.map(({ grid }) => grid),
  };
}

/** `candidates`: the grids of one line on one base grid, by code. */
function choose(
  business: string,
  candidates: readonly Known[],
  point: Point | null,
): BusinessGrid | BusinessDoubt {
  const [only] = candidates;
  if (only && candidates.length === 1) return only.grid;
  const borderless = candidates.filter(({ flat }) => flat === null);
  if (borderless.length > 1) return doubt(business, candidates, '没有边界，请补上边界');
  if (point === null) return doubt(business, candidates, '没有准确的位置，请在地图上点选');
  const [rest] = borderless;
  const found = holding(candidates, point) ?? rest ?? nearest(candidates, point);
  return found?.grid ?? doubt(business, candidates, '这个位置不在它们的边界里，请核对边界');
}

/** Inside comes before on the edge, then the smallest code, as with base grids. */
function holding(candidates: readonly Known[], { lng, lat }: Point): Known | undefined {
  const where = candidates.map(({ flat }) => flat && whereabouts(flat, 0, lng, lat));
  return candidates[where.indexOf(INSIDE)] ?? candidates[where.indexOf(ON_EDGE)];
}

function nearest(candidates: readonly Known[], { lng, lat }: Point): Known | undefined {
  return candidates
    .map((known) => ({ known, metres: known.flat ? metresToBorder(known.flat, 0, lng, lat) : Infinity }))
    .filter(({ metres }) => metres <= GAP_METRES)
    .sort((a, b) => a.metres - b.metres)[0]?.known;
}

function doubt(business: string, candidates: readonly Known[], what: string): BusinessDoubt {
  const couldBe = candidates.map(({ grid }) => grid);
  const names = couldBe.map(({ name }) => name).join('、');
  return { business, couldBe, sentence: `${business}网格分不清是${names}：${what}` };
}

function byLineAndCode(a: BusinessGridRow, b: BusinessGridRow): number {
  return compare(a.business, b.business) || compare(a.code, b.code);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
