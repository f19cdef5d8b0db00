import { STANDARD_LIFE } from '@gridline/shared/lifeApi.ts';
import fc from 'fast-check';
import type { AreaRow } from '../../areas/areaIndex.ts';
import { buildAtlas } from '../../routing/atlas.ts';
import type { DistrictAtlas } from '../../routing/districtAtlas.ts';
import type { PlaceRow } from '../../routing/names/gazetteer.ts';
import { newOwner, type Placed } from './newOwner.ts';
import { rezoneInput } from './rezoneInput.ts';

interface Stripe {
  code: string;
  name?: string;
  west: number;
  east: number;
}

function border(west: number, east: number): AreaRow['border'] {
  const ring = [
    [110 + west, 30],
    [110 + east, 30],
    [110 + east, 31],
    [110 + west, 31],
    [110 + west, 30],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

function atlasOf(stripes: readonly Stripe[], places: readonly Partial<PlaceRow>[] = []): DistrictAtlas {
  const areas: AreaRow[] = [
    { code: 'D', name: '本区', level: 0, parentCode: null, path: '/D/', border: null, households: 0 },
    ...stripes.map(({ code, name = `${code}网格`, west, east }) => ({
      code,
      name,
      level: 1,
      parentCode: 'D',
      path: `/D/${code}/`,
      border: border(west, east),
      households: 0,
    })),
  ];
  const rows = places.map((place, index): PlaceRow => ({
    id: `p${index}`,
    name: '',
    kind: 'estate',
    aliases: [],
    lng: 0,
    lat: 30.5,
    gridCode: null,
    numberFrom: null,
    numberTo: null,
    side: null,
    ...place,
  }));
  return {
    ...buildAtlas({ areas, places: rows, categories: [], duties: [], units: [] }),
    editionId: 'e',
    life: STANDARD_LIFE,
    staleStatements: [],
    category: () => undefined,
    unit: () => undefined,
    leaderName: () => null,
    formerName: (code) => (code === 'OLD' ? '旧河网格' : null),
  };
}

const placed = (given: Partial<Placed>): Placed => ({
  gridCode: 'OLD',
  areaPath: '/D/OLD/',
  lng: null,
  lat: null,
  placeText: '',
  text: '太吵了',
  ...given,
});
const at = (lng: number): Pick<Placed, 'lng' | 'lat'> => ({ lng: 110 + lng, lat: 30.5 });
const ATLAS = atlasOf(
  [
    { code: 'A', west: 0, east: 1 },
    { code: 'B', west: 1, east: 2 },
  ],
  [
    { name: '水景园', lng: 111.5 },
    // The far side of a road that is the border: stated, not drawn.
    { name: '界河路', lng: 110.9, gridCode: 'B' },
  ],
);

describe('whose a case is after a re-division', () => {
  it.each<[string, Partial<Placed>, boolean, string | null, RegExp]>([
    ['its point decides', at(0.5), false, 'A', /按案件的位置/],
    ['its point, not its words', { ...at(0.5), text: '水景园太吵' }, false, 'A', /位置/],
    ['without a point its words, when they are sure', { text: '水景园太吵' }, false, 'B', /文字“水景园”/],
    ['its point lies nowhere, its words are sure', { ...at(7), text: '水景园太吵' }, false, 'B', /文字/],
    [
      'its point is that of a place with a stated grid',
      { lng: 110.9, lat: 30.5, text: '界河路太吵' },
      false,
      'B',
      /文字/,
    ],
    ['nothing but the grid that still is', { gridCode: 'A' }, false, 'A', /仍有A网格/],
    ['a person chose a grid that still is', { ...at(1.5), gridCode: 'A' }, true, 'A', /由人确定/],
    [
      'a person chose a grid that is gone',
      { ...at(1.5), text: '水景园' },
      true,
      null,
      /旧河网格是由人确定的.*没有/,
    ],
    ['its point lies nowhere', { ...at(7), gridCode: 'A' }, false, null, /不再包含/],
    ['its grid is gone and nothing is known', {}, false, null, /没有旧河网格了/],
    ['it waits for a person already', { ...at(0.5), gridCode: null }, false, null, /^$/],
  ])('%s', (_name, given, chosen, gridCode, reason) => {
    expect(newOwner(placed(given), { atlas: ATLAS, chosen })).toEqual({
      gridCode,
      reason: expect.stringMatching(reason) as string,
    });
  });

  it('a grid that came under another street is told as a change of the path alone', () => {
    const caseFile = placed({ ...at(0.5), gridCode: 'A', areaPath: '/D/S/A/' });
    expect(rezoneInput(caseFile, { atlas: ATLAS, chosen: false })).toMatchObject({ gridCode: 'A' });
    expect(rezoneInput({ ...caseFile, areaPath: '/D/A/' }, { atlas: ATLAS, chosen: false })).toBeNull();
  });

  it('what waits without a grid stays in sight of the nearest area that still is', () => {
    const caseFile = placed({ gridCode: null, areaPath: '/D/S/' });
    expect(rezoneInput(caseFile, { atlas: ATLAS, chosen: false })).toMatchObject({ ownerless: true });
    expect(rezoneInput({ ...caseFile, areaPath: '/D/' }, { atlas: ATLAS, chosen: false })).toBeNull();
  });

  /** Cuts of the line 0 … 10 into grids, some of which nobody has. */
  const division = fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 0, maxLength: 12 }),
      fc.array(fc.constantFrom('A', 'B', 'C', 'D1', 'E', 'F', 'G'), { minLength: 13, maxLength: 13 }),
      fc.array(fc.boolean(), { minLength: 13, maxLength: 13 }),
    )
    .map(([cuts, names, kept]) => {
      const ends = [0, ...cuts.sort((a, b) => a - b).map((cut) => cut / 10), 10];
      const stripes = ends.slice(1).map((east, index) => ({
        code: `${names[index]}${index}`,
        west: ends[index] ?? 0,
        east,
      }));
      return stripes.filter((_, index) => kept[index] ?? true);
    });

  it('after any re-divisions a case with a point has the owner of its point, or a person must look', () => {
    fc.assert(
      fc.property(
        fc.array(division, { minLength: 2, maxLength: 4 }),
        fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 20 }),
        (divisions, points) => {
          const atlases = divisions.map((stripes) => atlasOf(stripes));
          for (const lng of points) {
            let caseFile = placed({ ...at(lng / 100), gridCode: null });
            for (const [turn, atlas] of atlases.entries()) {
              const owner = atlas.areas.ownerOf({ lng: 110 + lng / 100, lat: 30.5 })?.code ?? null;
              if (turn === 0) {
                if (owner === null) break;
                caseFile = { ...caseFile, gridCode: owner, areaPath: atlas.areas.pathOf(owner) };
                continue;
              }
              const input = rezoneInput(caseFile, { atlas, chosen: false });
              if (input === null) expect(caseFile.gridCode).toBe(owner);
              else if (input.ownerless)
                expect([owner, input.reason]).toEqual([null, expect.stringMatching(/./)]);
              else expect(input.gridCode).toBe(owner);
              if (input === null) continue;
              if (input.ownerless) break;
              const gridCode = input.gridCode ?? '';
              caseFile = { ...caseFile, gridCode, areaPath: atlas.areas.pathOf(gridCode) };
              expect(rezoneInput(caseFile, { atlas, chosen: false })).toBeNull();
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
