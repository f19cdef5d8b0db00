import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { closed, meshOf, SOUTH, STEP, WEST, type Cell } from '../../test/play/mesh.ts';
import { buildAreaIndex, type AreaIndex, type AreaRow } from './areaIndex.ts';
import { ringsOf, type Border, type Position } from './border.ts';
import { readAreaFile } from './borderFiles/readAreaFile.ts';
import { checkCoverage } from './coverage/check.ts';
import { deriveBorders } from './coverage/deriveBorders.ts';
import { interiorPoint } from './importBorders/interiorPoint.ts';
import { metresBetween } from './metres.ts';

const SIZE = 4;
const PARENT = 'D';
const rowOf = (code: string, border: Border): AreaRow => ({
  code,
  name: code,
  level: 1,
  parentCode: PARENT,
  path: `/${PARENT}/${code}/`,
  border,
  households: 0,
});
const rowsOf = (cells: readonly Cell[]): AreaRow[] =>
  cells.map(({ code, ring }) => rowOf(code, closed(ring)));

const share = fc.double({ min: 0, max: 1, noNaN: true });
const shakes = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 50, maxLength: 50 });
const inTheSquare = fc
  .tuple(share, share)
  .map(([x, y]) => ({ lng: WEST + x * SIZE * STEP, lat: SOUTH + y * SIZE * STEP }));
/** How the cells become new ones: some are cut along a diagonal, some grow together with the next in their row. */
const changes = fc.array(fc.constantFrom('keep', 'cut', 'join'), {
  minLength: SIZE * SIZE,
  maxLength: SIZE * SIZE,
});

function divideAnew(cells: readonly Cell[], how: readonly string[]): AreaRow[] {
  const rows: AreaRow[] = [];
  for (let at = 0; at < cells.length; at++) {
    const [cell, next] = [cells[at], cells[at + 1]];
    if (!cell) continue;
    const [a, b, c, d] = cell.ring as [Position, Position, Position, Position];
    if (how[at] === 'cut') {
      rows.push(rowOf(`${cell.code}x`, closed([a, b, c])), rowOf(`${cell.code}y`, closed([a, c, d])));
    } else if (how[at] === 'join' && next && at % SIZE < SIZE - 1) {
      rows.push(rowOf(`J${cell.code}`, joined([cell, next])));
      at++;
    } else rows.push(rowOf(cell.code, closed(cell.ring)));
  }
  return rows;
}

function joined(cells: readonly Cell[]): Border {
  const parts = cells.map(({ code, ring }) => ({ code, name: code, parentCode: 'J', border: closed(ring) }));
  const border = deriveBorders([{ code: 'J', name: 'J', parentCode: null, border: null }, ...parts]).get('J');
  if (!border) throw new Error('the cells did not grow together');
  return border;
}

/** The same rows in another order. */
const shuffled = (rows: readonly AreaRow[], seed: number): AreaRow[] =>
  rows
    .map((row, at) => [(at * 7919 + seed) % 104_729, row] as const)
    .sort(([a], [b]) => a - b)
    .map(([, row]) => row);

const everyVertexAndMiddle = (rows: readonly AreaRow[]): { lng: number; lat: number }[] =>
  rows.flatMap(({ border }) =>
    (border ? ringsOf(border) : []).flatMap((ring) =>
      ring.slice(1).flatMap(([x = 0, y = 0], at) => {
        const [fromX = 0, fromY = 0] = ring[at] ?? [];
        return [
          { lng: x, lat: y },
          { lng: (x + fromX) / 2, lat: (y + fromY) / 2 },
        ];
      }),
    ),
  );

/** Each row alone says whether it holds the point. */
const holders = (
  alone: readonly AreaIndex[],
  rows: readonly AreaRow[],
  point: { lng: number; lat: number },
) => rows.filter((_, at) => alone[at]?.ownerOf(point)?.how === 'inside').map(({ code }) => code);
const eachAlone = (rows: readonly AreaRow[]): AreaIndex[] => rows.map((row) => buildAreaIndex([row]));

describe('any point of a district has exactly one owner', () => {
  it('before and after a re-division, whatever the order of rows', () => {
    fc.assert(
      fc.property(
        shakes,
        changes,
        fc.array(inTheSquare, { minLength: 20, maxLength: 20 }),
        fc.nat(),
        (shake, how, points, seed) => {
          const cells = meshOf(SIZE, shake);
          for (const rows of [rowsOf(cells), divideAnew(cells, how)]) {
            expect(checkCoverage(rows).counts).toEqual({});
            const alone = eachAlone(rows);
            const [index, other] = [buildAreaIndex(rows), buildAreaIndex(shuffled(rows, seed))];
            for (const point of points) {
              const owner = index.ownerOf(point);
              const found = holders(alone, rows, point);
              expect(owner?.how).toBe('inside');
              expect(found).toContain(owner?.code);
              expect(other.ownerOf(point)).toEqual(owner);
              // Only on the very line do two hold it.
              if (found.length > 1) expect(owner?.code).toBe([...found].sort()[0]);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('also on shared edges and at corners: the smallest code of those that touch there', () => {
    fc.assert(
      fc.property(shakes, changes, fc.nat(), (shake, how, seed) => {
        const rows = divideAnew(meshOf(SIZE, shake), how);
        const alone = eachAlone(rows);
        const [index, other] = [buildAreaIndex(rows), buildAreaIndex(shuffled(rows, seed))];
        for (const point of everyVertexAndMiddle(rows)) {
          const owner = index.ownerOf(point);
          expect(owner).not.toBeNull();
          expect(other.ownerOf(point)).toEqual(owner);
          // The middle of an edge is rounded: it may lie a hair beside the line.
          const found = holders(alone, rows, point);
          if (owner?.how === 'inside') expect(found).toContain(owner.code);
          else expect(found).toEqual([]);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('a corner belongs to the smallest code that meets there', () => {
    fc.assert(
      fc.property(shakes, fc.nat(), (shake, seed) => {
        const cells = meshOf(SIZE, shake);
        const index = buildAreaIndex(shuffled(rowsOf(cells), seed));
        for (const corner of new Set(cells.flatMap(({ ring }) => ring.map(String)))) {
          const [lng = 0, lat = 0] = corner.split(',').map(Number);
          const meeting = cells.filter(({ ring }) => ring.some((position) => String(position) === corner));
          expect(index.ownerOf({ lng, lat })).toEqual({
            code: meeting.map(({ code }) => code).sort()[0],
            how: 'inside',
            metres: 0,
          });
        }
      }),
      { numRuns: 30 },
    );
  });

  it('in a gap it is the nearest within the distance, marked as such; farther away nobody', () => {
    fc.assert(
      fc.property(
        shakes,
        fc.constantFrom(5, 6, 9, 10),
        share,
        fc.integer({ min: 5, max: 400 }),
        fc.nat(),
        (shake, left, along, gapMetres, seed) => {
          const cells = meshOf(SIZE, shake);
          const gone = cells[left];
          const rows = rowsOf(cells.filter((_, at) => at !== left));
          const middle = interiorPoint(closed(gone?.ring ?? []));
          const [cornerX = 0, cornerY = 0] = gone?.ring[0] ?? [];
          const point = {
            lng: middle.lng + along * (cornerX - middle.lng),
            lat: middle.lat + along * (cornerY - middle.lat),
          };
          const owner = buildAreaIndex(rows, { gapMetres }).ownerOf(point);
          expect(buildAreaIndex(shuffled(rows, seed), { gapMetres }).ownerOf(point)).toEqual(owner);
          const nearestVertex = Math.min(
            ...(gone?.ring ?? []).map(([lng = 0, lat = 0]) => metresBetween(point, { lng, lat })),
          );
          if (along === 1) return expect(owner?.how).toBe('inside');
          if (nearestVertex < gapMetres) expect(owner).not.toBeNull();
          if (!owner) return expect(nearestVertex).toBeGreaterThanOrEqual(gapMetres * 0.999);
          if (owner.how === 'inside') return expect(owner.metres).toBe(0);
          expect(owner.metres).toBeLessThanOrEqual(gapMetres);
          // Nobody else is nearer.
          for (const row of rows) {
            const other = buildAreaIndex([row], { gapMetres }).ownerOf(point);
            if (other) expect(other.metres).toBeGreaterThanOrEqual(owner.metres);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

const VILLAGES = '../shared/data/twVillage1982.topo.json';
const real = existsSync(VILLAGES) ? it : it.skip;
real('the interior point of every real village finds that village', async () => {
  const { rows } = await readAreaFile(VILLAGES);
  const villages = rows.flatMap(({ value: { properties, border } }) =>
    border ? [rowOf(String(properties.VILLAGESN), border)] : [],
  );
  const index = buildAreaIndex(villages);
  const lost = villages.filter(
    ({ code, border }) => border && index.ownerOf(interiorPoint(border))?.code !== code,
  );
  expect(villages.length).toBe(7599);
  expect(lost.map(({ code }) => code)).toEqual([]);
});
