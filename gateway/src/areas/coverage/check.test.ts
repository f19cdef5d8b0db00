import fc from 'fast-check';
import type { CoverageReport } from '@gridline/shared/areaApi.ts';
import { closed, meshOf, squareMetresOf, squareOf, STEP, type Cell } from '../../../test/play/mesh.ts';
import type { Border, Position } from '../border.ts';
import { checkCoverage, type CheckedArea } from './check.ts';

const SIZE = 5;
const INNER = [6, 7, 8, 11, 12, 13, 16, 17, 18];
const district: CheckedArea = { code: 'D', name: '方区', parentCode: null, border: squareOf(SIZE) };
const area = ({ code, ring }: Cell): CheckedArea => ({
  code,
  name: `格${code}`,
  parentCode: 'D',
  border: closed(ring),
});
const shakes = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 72, maxLength: 72 });
const kinds = ({ counts }: CoverageReport): unknown => counts;
const metres = ({ spots }: CoverageReport): number =>
  spots.reduce((sum, { squareMetres }) => sum + squareMetres, 0);
const about = (found: number, right: number): void =>
  expect(Math.abs(found - right) / right).toBeLessThan(0.01);
/** Between a vertex and the middle of its cell, or beyond the vertex. */
const moved = (ring: readonly Position[], corner: number, share: number): Position[] => {
  const middle = [0, 1].map((axis) => ring.reduce((sum, at) => sum + (at[axis] ?? 0), 0) / ring.length);
  return ring.map((position, at) =>
    at === corner ? position.map((value, axis) => value + share * ((middle[axis] ?? 0) - value)) : position,
  );
};

describe('a square cut into a mesh', () => {
  it('has no fault, with the district drawn and without, in any order and direction', () => {
    fc.assert(
      fc.property(shakes, fc.boolean(), fc.infiniteStream(fc.boolean()), (shake, drawn, turns) => {
        const cells = meshOf(SIZE, shake).map((cell) =>
          area({ ...cell, ring: turns.next().value === true ? [...cell.ring].reverse() : cell.ring }),
        );
        const report = checkCoverage([...cells, drawn ? district : { ...district, border: null }].reverse());
        expect([report.counts, report.fatal, report.spots]).toEqual([{}, 0, []]);
        expect([report.areas, report.grids]).toEqual([26, 25]);
        about(report.squareMetres, squareMetresOf(squareOf(SIZE).coordinates[0] as Position[]));
      }),
      { numRuns: 30 },
    );
  });

  const cellsWith = (shake: number[], change: (cells: Cell[]) => Cell[]): CoverageReport =>
    checkCoverage([district, ...change(meshOf(SIZE, shake)).map(area)]);
  const inner = fc.constantFrom(...INNER);
  const corner = fc.constantFrom(0, 1, 2, 3);

  it('one vertex moved inwards leaves one gap of just that size', () => {
    fc.assert(
      fc.property(
        shakes,
        inner,
        corner,
        fc.double({ min: 0.05, max: 0.9, noNaN: true }),
        (shake, at, vertex, share) => {
          let right = 0;
          const report = cellsWith(shake, (cells) =>
            cells.map((cell, place) => {
              if (place !== at) return cell;
              const ring = moved(cell.ring, vertex, share);
              right = squareMetresOf(cell.ring) - squareMetresOf(ring);
              return { ...cell, ring };
            }),
          );
          expect(kinds(report)).toEqual({ gap: 1 });
          expect(report.fatal).toBe(1);
          about(metres(report), right);
          expect(report.spots[0]?.codes).toContain(`G${Math.floor(at / SIZE)}-${at % SIZE}`);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('one vertex moved outwards overlaps its neighbours by just that size', () => {
    fc.assert(
      fc.property(
        shakes,
        inner,
        corner,
        fc.double({ min: 0.1, max: 0.3, noNaN: true }),
        (shake, at, vertex, share) => {
          let right = 0;
          const code = `G${Math.floor(at / SIZE)}-${at % SIZE}`;
          const report = cellsWith(shake, (cells) =>
            cells.map((cell, place) => {
              if (place !== at) return cell;
              const ring = moved(cell.ring, vertex, -share);
              right = squareMetresOf(ring) - squareMetresOf(cell.ring);
              return { ...cell, ring };
            }),
          );
          expect(Object.keys(report.counts).filter((kind) => kind !== 'sliver')).toEqual(['overlap']);
          expect(report.spots.every(({ codes }) => codes.includes(code))).toBe(true);
          about(metres(report), right);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('a cell left out is one gap, a hole where one area is all around it', () => {
    fc.assert(
      fc.property(shakes, inner, fc.boolean(), (shake, at, drawn) => {
        const cells = meshOf(SIZE, shake);
        const rest = cells.filter((_, place) => place !== at).map(area);
        const report = checkCoverage([...rest, drawn ? district : { ...district, border: null }]);
        expect(kinds(report)).toEqual({ gap: 1 });
        about(metres(report), squareMetresOf(cells[at]?.ring ?? []));
        const around = checkCoverage([
          { ...district, border: null },
          {
            ...area({ code: 'ring', ring: [] }),
            border: {
              type: 'Polygon',
              coordinates: [...squareOf(SIZE).coordinates, closed(cells[at]?.ring ?? []).coordinates[0]],
            } as Border,
          },
        ]);
        expect(kinds(around)).toEqual({ hole: 1 });
        expect(around.spots[0]?.codes).toEqual(['ring']);
        about(metres(around), squareMetresOf(cells[at]?.ring ?? []));
      }),
      { numRuns: 30 },
    );
  });

  it('a cell given twice overlaps itself, and is told of when its code is the same', () => {
    fc.assert(
      fc.property(shakes, fc.nat(24), fc.boolean(), (shake, at, sameCode) => {
        const cells = meshOf(SIZE, shake);
        const again = { code: sameCode ? (cells[at]?.code ?? '') : 'again', ring: cells[at]?.ring ?? [] };
        const report = checkCoverage([district, ...[...cells, again].map(area)]);
        expect(kinds(report)).toEqual(sameCode ? { overlap: 1, duplicateCode: 1 } : { overlap: 1 });
        about(metres(report), squareMetresOf(again.ring));
      }),
      { numRuns: 30 },
    );
  });

  it('a cell pushed over the border of the district lies outside by just that size', () => {
    fc.assert(
      fc.property(
        shakes,
        fc.constantFrom(1, 2, 3),
        fc.double({ min: 0.05, max: 2, noNaN: true }),
        (shake, column, far) => {
          const cells = meshOf(SIZE, shake).map((cell) => {
            if (cell.code !== `G0-${column}`) return cell;
            const [sw = [], se = [], ...north] = cell.ring;
            const south = [se, sw].map(([x = 0, y = 0]) => [x, y - far * STEP]);
            return { ...cell, ring: [sw, south[1] ?? [], south[0] ?? [], se, ...north] };
          });
          const report = checkCoverage([district, ...cells.map(area)]);
          expect(kinds(report)).toEqual({ outsideParent: 1 });
          expect(report.spots[0]?.codes).toEqual([`G0-${column}`, 'D']);
          const ring = cells.find(({ code }) => code === `G0-${column}`)?.ring ?? [];
          about(metres(report), squareMetresOf(ring.slice(0, 4)));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('slivers are told and not fatal: small ones, thin ones, but not those above the tolerance', () => {
    const shake = [0.2, -0.4, 0.1, 0.3];
    const cells = meshOf(SIZE, shake);
    const at = 12;
    const shrunk = (share: number, toleranceSquareMetres?: number): CoverageReport =>
      checkCoverage(
        [
          district,
          ...cells.map((cell, place) =>
            area(place === at ? { ...cell, ring: moved(cell.ring, 0, share) } : cell),
          ),
        ],
        { toleranceSquareMetres },
      );
    expect(shrunk(1e-4).counts).toEqual({ sliver: 1 });
    expect(shrunk(0.0005).counts).toEqual({ sliver: 1 });
    expect(shrunk(0.0005).spots[0]).toMatchObject({ fatal: false, geometry: { type: 'Polygon' } });
    expect(shrunk(0.02).counts).toEqual({ gap: 1 });
    expect(shrunk(0.02, 1e6).counts).toEqual({ sliver: 1 });
    expect(shrunk(1e-9).counts).toEqual({});
  });

  it('a vertex that one neighbour has on a shared straight line and the other has not is no fault', () => {
    const cells = meshOf(SIZE, [0.2, -0.4, 0.1, 0.3]);
    const halved = cells.map((cell, place): Cell => {
      if (place !== 12) return cell;
      const ring = cell.ring.flatMap((position, at): Position[] => {
        const [x = 0, y = 0] = position;
        const [nx = 0, ny = 0] = cell.ring[(at + 1) % 4] ?? [];
        return [position, [x + (nx - x) / 3, y + (ny - y) / 3]];
      });
      return { ...cell, ring };
    });
    expect(checkCoverage([district, ...halved.map(area)]).spots).toEqual([]);
  });
});
