/** Puts every place of the tables on a spot of its own, inside its grid and away from the border. */
import { STREETS } from '../layout/divisions.ts';
import { distance, distanceToRing, isInside, toLngLat, type Metres } from '../layout/geometry.ts';
import type { Layout, PlannedArea } from '../layout/layout.ts';
import type { Chance } from '../random.ts';
import { BUILDINGS, LANDMARKS, WITH_SHOPS } from './landmarks.ts';
import { NAMES } from './names.ts';
import { PLACE_KINDS, type PlaceKind, type PlaceRow } from './placeRow.ts';
import { roadPlaces } from './roads.ts';

interface Named {
  name: string;
  kind: PlaceKind;
  aliases: readonly string[];
}

interface Spot {
  grid: PlannedArea;
  point: Metres;
}

/** No place but a road's houses is nearer to its grid's border, in metres. */
const MARGIN = 35;
const TRIALS = 12;
/** Every how many estates one has a bus stop of its name at the gate. */
const STOP_EVERY = 4;

/** The whole gazetteer, about 600 rows. */
export function makePlaces(layout: Layout, chance: Chance): PlaceRow[] {
  const taken: Spot[] = [];
  const settle = (grid: PlannedArea, named: Named, near?: Metres): { row: PlaceRow; point: Metres } => {
    const point = freeSpot(grid, taken, chance, near);
    taken.push({ grid, point });
    return { point, row: rowOf(named, grid.code, point) };
  };
  const rows = LANDMARKS.map((landmark) =>
    settle(gridOf(layout, landmark.community, landmark.grid), landmark),
  );
  const own = communities(layout).flatMap(({ name, grids }) => {
    const places = chance.shuffle(namesOf(name));
    return places.flatMap((named, index) => {
      const grid = grids[index % grids.length];
      return grid ? [{ grid, ...settle(grid, named) }] : [];
    });
  });
  const estates = [...rows, ...own].filter(({ row }) => row.kind === 'estate');
  const beside = estates.flatMap(({ row, point }, index) => {
    const grid = layout.areas.find((area) => area.code === row.gridCode);
    if (!grid) return [];
    return attached(row, index).map((named) => settle(grid, named, point));
  });
  return [...[...rows, ...own, ...beside].map(({ row }) => row), ...roadPlaces(layout)];
}

/** What belongs to an estate and bears its name: buildings, shops, a bus stop. */
function attached(estate: PlaceRow, index: number): Named[] {
  const { name } = estate;
  const buildings = Array.from({ length: name === BUILDINGS.estate ? BUILDINGS.count : 0 }, (_, n) => ({
    name: `${name}${n + 1}号楼`,
    kind: 'building' as const,
    aliases: [`${name}${n + 1}栋`, `${name}${n + 1}幢`],
  }));
  const shops = WITH_SHOPS.includes(name)
    ? [{ name: `${name}底商`, kind: 'building' as const, aliases: [`${name}商铺`, `${name}门面房`] }]
    : [];
  const twice = LANDMARKS.filter((landmark) => landmark.name === name).length > 1;
  const stop =
    index % STOP_EVERY === 0 && !twice
      ? [{ name: `${name}公交站`, kind: 'station' as const, aliases: [`${name}站`] }]
      : [];
  return [...buildings, ...shops, ...stop];
}

/** Reads the table of a community, `名称(别名,别名)` separated by blanks. */
function namesOf(community: string): Named[] {
  const table = NAMES[community] ?? {};
  return PLACE_KINDS.flatMap((kind) =>
    (table[kind] ?? '')
      .split(' ')
      .filter((entry) => entry !== '')
      .map((entry) => {
        const [name = entry, further = ''] = entry.replace(/\)$/, '').split('(');
        return { name, kind, aliases: further === '' ? [] : further.split(',') };
      }),
  );
}

function communities(layout: Layout): { name: string; grids: PlannedArea[] }[] {
  return STREETS.flatMap((street) => street.communities).map(({ name }) => {
    const community = layout.areas.find((area) => area.level === 2 && area.name === name);
    return { name, grids: layout.areas.filter((area) => area.parentCode === community?.code) };
  });
}

function gridOf(layout: Layout, community: string, serial: number): PlannedArea {
  const grid = communities(layout).find(({ name }) => name === community)?.grids[serial - 1];
  if (!grid) throw new Error(`${community} has no grid ${serial}; correct the table of landmarks.`);
  return grid;
}

/** Of several spots in the grid the one farthest from its neighbours, or the one nearest to `near`. */
function freeSpot(grid: PlannedArea, taken: readonly Spot[], chance: Chance, near?: Metres): Metres {
  const [xs, ys] = [grid.ring.map((corner) => corner.x), grid.ring.map((corner) => corner.y)];
  const spots: Metres[] = [];
  while (spots.length < TRIALS) {
    const spot = near
      ? { x: near.x + chance.between(-130, 130), y: near.y + chance.between(-130, 130) }
      : {
          x: chance.between(Math.min(...xs), Math.max(...xs)),
          y: chance.between(Math.min(...ys), Math.max(...ys)),
        };
    if (isInside(spot, grid.ring) && distanceToRing(spot, grid.ring) > MARGIN) spots.push(spot);
  }
  const others = taken.filter((other) => other.grid === grid).map(({ point }) => point);
  const room = (spot: Metres): number => Math.min(...others.map((other) => distance(spot, other)), 1e6);
  return spots.reduce((best, spot) => (room(spot) > room(best) ? spot : best));
}

function rowOf(named: Named, gridCode: string, point: Metres): PlaceRow {
  return {
    name: named.name,
    kind: named.kind,
    aliases: named.aliases,
    ...toLngLat(point),
    gridCode,
    numberFrom: null,
    numberTo: null,
    side: null,
  };
}
