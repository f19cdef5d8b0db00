/** Draws the whole district: hand-drawn borders first, then lanes between the grids. */
import type { Chance } from '../random.ts';
import { DISTRICT, STREETS } from './divisions.ts';
import { HILLS, MAIN_LINES, SHORE, type Sketch } from './drawing.ts';
import { divide } from './halve.ts';
import type { Metres } from './geometry.ts';
import { cut, makeMesh, pointsOf, type Face, type Mesh } from './mesh.ts';
import { drawLine } from './strokes.ts';

export interface PlannedArea {
  code: string;
  name: string;
  /** 0 district, 1 street, 2 community, 3 grid. */
  level: number;
  parentCode: string | null;
  /** Codes from the root, `/a/b/c/`. */
  path: string;
  ring: readonly Metres[];
}

export interface Layout {
  areas: readonly PlannedArea[];
  mesh: Mesh;
  /** Code of the grid to whose ring a face of the mesh belongs. */
  gridOfFace: ReadonlyMap<Face, string>;
}

export function drawLayout(chance: Chance): Layout {
  const shore = drawLine(points(SHORE), 'shore', chance);
  const hills = drawLine(points(HILLS), 'hills', chance);
  const mesh = makeMesh(DISTRICT.name, [...shore, ...hills.slice(1, -1)]);
  for (const line of MAIN_LINES)
    cut(mesh, faceOf(mesh, line.cuts), drawLine(points(line.sketch), line.stroke, chance), line);
  const faces = STREETS.flatMap((street) =>
    street.communities.map((community) => ({
      community: community.name,
      grids: divide(mesh, faceOf(mesh, community.name), community.grids, chance),
    })),
  );
  const gridsOf = new Map(faces.map(({ community, grids }) => [community, grids]));
  return number(mesh, gridsOf);
}

/** Gives codes and paths: 6 digits of division, 3 each of street, community and grid. */
function number(mesh: Mesh, gridsOf: ReadonlyMap<string, readonly Face[]>): Layout {
  const areas: PlannedArea[] = [];
  const gridOfFace = new Map<Face, string>();
  const add = (parent: PlannedArea | null, serial: number, name: string, face: Face): PlannedArea => {
    const code = parent ? parent.code + String(serial).padStart(3, '0') : DISTRICT.code;
    const area = {
      code,
      name,
      level: parent ? parent.level + 1 : 0,
      parentCode: parent?.code ?? null,
      path: `${parent?.path ?? '/'}${code}/`,
      ring: pointsOf(mesh, face.ring),
    };
    areas.push(area);
    return area;
  };
  const district = add(null, 0, DISTRICT.name, faceOf(mesh, DISTRICT.name));
  STREETS.forEach((plan, s) => {
    const street = add(district, s + 1, plan.name, faceOf(mesh, plan.name));
    plan.communities.forEach(({ name }, c) => {
      const community = add(street, c + 1, name, faceOf(mesh, name));
      (gridsOf.get(name) ?? []).forEach((face, g) => {
        const grid = add(community, g + 1, `${name}第${g + 1}网格`, face);
        gridOfFace.set(face, grid.code);
      });
    });
  });
  return { areas, mesh, gridOfFace };
}

function faceOf(mesh: Mesh, key: string): Face {
  const face = mesh.faces.find((candidate) => candidate.key === key);
  if (!face) throw new Error(`The drawing has no area ${key}; check the order of the main lines.`);
  return face;
}

function points(sketch: Sketch): Metres[] {
  return sketch.map(([x, y]) => ({ x, y }));
}
