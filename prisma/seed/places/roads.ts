/** Gives every road its sections: which house numbers, on which side, lie in which grid. */
import { along, aside, distance, isInside, toLngLat, type Metres } from '../layout/geometry.ts';
import type { Layout } from '../layout/layout.ts';
import { edgesOf, pointsOf } from '../layout/mesh.ts';
import type { PlaceRow } from './placeRow.ts';
import { BORDER_ROADS, THROUGH_ROADS, type BorderRoad, type ThroughRoad } from './roadNames.ts';

/** A stretch of a road in one grid, in metres from the road's beginning. */
interface Stretch {
  gridCode: string;
  from: number;
  to: number;
}

const STEP_METRES = 10;
/** Houses stand this far from the middle of the road. */
const HOUSE_METRES = 18;
/** A through road cutting off less than this of a grid has no house there. */
const SHORTEST_METRES = 60;

export function roadPlaces(layout: Layout): PlaceRow[] {
  const owners = edgeOwners(layout);
  return [
    ...BORDER_ROADS.flatMap((road) => borderSections(layout, owners, road)),
    ...THROUGH_ROADS.flatMap((road) => throughSections(layout, road)),
  ];
}

function borderSections(layout: Layout, owners: ReadonlyMap<string, string>, road: BorderRoad): PlaceRow[] {
  const chain = layout.mesh.lines.get(road.line);
  if (!chain) throw new Error(`The drawing has no line ${road.line} for ${road.name}.`);
  const line = pointsOf(layout.mesh, chain);
  const numberAt = numbering(lengthOf(line), road.numbers, road.milestones ?? []);
  const stretches = (reverse: boolean): Stretch[] => {
    let walked = 0;
    const pieces = chain.slice(1).flatMap((b, index) => {
      const a = chain[index] ?? b;
      const from = walked;
      walked += distance(...pair(layout, a, b));
      const gridCode = owners.get(reverse ? `${b}>${a}` : `${a}>${b}`);
      return gridCode ? [{ gridCode, from, to: walked }] : [];
    });
    return joined(pieces);
  };
  const side = (reverse: boolean): PlaceRow[] =>
    stretches(reverse).flatMap((stretch) => {
      const numbers = oneSided(numberAt(stretch.from), numberAt(stretch.to), reverse ? 0 : 1);
      if (!numbers) return [];
      const point = houseOn(layout, line, stretch, reverse ? -HOUSE_METRES : HOUSE_METRES);
      return [section(road.name, stretch.gridCode, point, numbers, reverse ? 'even' : 'odd')];
    });
  return [...side(false), ...side(true)];
}

function throughSections(layout: Layout, road: ThroughRoad): PlaceRow[] {
  const line = road.sketch.map(([x, y]) => ({ x, y }));
  const length = lengthOf(line);
  const numberAt = numbering(length, road.numbers, []);
  const steps = Array.from({ length: Math.ceil(length / STEP_METRES) }, (_, index) => {
    const from = index * STEP_METRES;
    const to = Math.min(length, from + STEP_METRES);
    return { gridCode: gridAt(layout, pointOn(line, (from + to) / 2).point), from, to };
  });
  const long = joined(steps).filter((stretch) => stretch.to - stretch.from >= SHORTEST_METRES);
  return joined(long).map((stretch, index, all) => {
    const from = index === 0 ? 1 : numberAt(stretch.from);
    const next = all[index + 1];
    const numbers = { from, to: next ? numberAt(next.from) - 1 : road.numbers };
    return section(road.name, stretch.gridCode, houseOn(layout, line, stretch, 0), numbers, 'all');
  });
}

/** Neighbouring stretches of one grid become one. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  return stretches.reduce<Stretch[]>((sofar, stretch) => {
    const last = sofar.at(-1);
    if (last?.gridCode !== stretch.gridCode) return [...sofar, { ...stretch }];
    return [...sofar.slice(0, -1), { ...last, to: stretch.to }];
  }, []);
}

/** The number that begins at a distance: 1 at the start, one more than the last at the end. */
function numbering(
  length: number,
  last: number,
  milestones: readonly (readonly [number, number])[],
): (metres: number) => number {
  const stones = [[0, 1] as const, ...milestones, [1, last + 1] as const];
  return (metres) => {
    const share = metres / length;
    const index = Math.max(
      1,
      stones.findIndex(([reached]) => reached >= share - 1e-9),
    );
    const [a, b] = [stones[index - 1] ?? [0, 1], stones[index] ?? [1, last + 1]];
    return Math.round(a[1] + ((b[1] - a[1]) * (share - a[0])) / (b[0] - a[0]));
  };
}

/** The numbers of one parity (1 odd, 0 even) from `begin` up to before `end`; null when there is none. */
function oneSided(begin: number, end: number, parity: number): { from: number; to: number } | null {
  const from = begin % 2 === parity ? begin : begin + 1;
  const to = (end - 1) % 2 === parity ? end - 1 : end - 2;
  return from <= to ? { from, to } : null;
}

/** For every directed edge the grid on its left. */
function edgeOwners(layout: Layout): Map<string, string> {
  return new Map(
    [...layout.gridOfFace].flatMap(([face, code]) =>
      edgesOf(face.ring).map(([a, b]) => [`${a}>${b}`, code] as const),
    ),
  );
}

/** A house near the middle of the stretch, inside its grid. */
function houseOn(layout: Layout, line: readonly Metres[], stretch: Stretch, left: number): Metres {
  const ring = layout.areas.find((area) => area.code === stretch.gridCode)?.ring ?? [];
  const places = [0.5, 0.4, 0.6, 0.3, 0.7].map((share) => {
    const { point, a, b } = pointOn(line, stretch.from + (stretch.to - stretch.from) * share);
    return aside(point, a, b, left);
  });
  const house = places.find((place) => isInside(place, ring));
  if (!house) throw new Error(`No house of the road stands in grid ${stretch.gridCode}; move the road.`);
  return house;
}

function gridAt(layout: Layout, point: Metres): string {
  const grid = layout.areas.find((area) => area.level === 3 && isInside(point, area.ring));
  if (!grid) throw new Error(`A road leaves the district at ${point.x}, ${point.y}; redraw it.`);
  return grid.code;
}

function pointOn(line: readonly Metres[], metres: number): { point: Metres; a: Metres; b: Metres } {
  let left = metres;
  for (const [index, a] of line.entries()) {
    const b = line[index + 1];
    if (!b) break;
    const length = distance(a, b);
    if (left <= length || index === line.length - 2) return { point: along(a, b, left / length), a, b };
    left -= length;
  }
  throw new Error('A road needs two points.');
}

function pair(layout: Layout, a: number, b: number): [Metres, Metres] {
  const [first, second] = pointsOf(layout.mesh, [a, b]);
  if (!first || !second) throw new Error('A line of the mesh has lost a corner.');
  return [first, second];
}

function lengthOf(line: readonly Metres[]): number {
  return line.slice(1).reduce((sum, point, index) => sum + distance(line[index] ?? point, point), 0);
}

function section(
  name: string,
  gridCode: string,
  point: Metres,
  numbers: { from: number; to: number },
  side: 'odd' | 'even' | 'all',
): PlaceRow {
  return {
    name,
    kind: 'road',
    aliases: [],
    ...toLngLat(point),
    gridCode,
    numberFrom: numbers.from,
    numberTo: numbers.to,
    side,
  };
}
