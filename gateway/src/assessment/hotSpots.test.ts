import fc from 'fast-check';
import { metresBetween } from '../areas/metres.ts';
import { hotSpotsOf, type Voice } from './hotSpots.ts';

const NOW = new Date('2026-11-25T04:00:00Z');
const GIVEN = { metres: 200, now: NOW, days: 14 };
const DAY = 24 * 3600_000;
let serial = 0;

function voice(more: Partial<Voice> & { north?: number; daysAgo?: number } = {}): Voice {
  const { north = 0, daysAgo = 0, ...rest } = more;
  return {
    id: `v${++serial}`,
    mergedInto: null,
    categoryCode: 'smoke',
    gridCode: 'g1',
    placeText: '',
    point: { lng: 121.5, lat: 31.2 + north / 111_195 },
    reopened: 0,
    repeats: false,
    filedAt: new Date(NOW.getTime() - daysAgo * DAY),
    ...rest,
  };
}

describe('hot spots', () => {
  it('are near in place and of one category; a single voice is none', () => {
    const spots = hotSpotsOf(
      [voice(), voice({ north: 150 }), voice({ categoryCode: 'lamp' }), voice({ north: 5000 })],
      GIVEN,
    );
    expect(spots.map(({ voices }) => voices.length)).toEqual([2]);
  });
  it('count those who were merged with their lead, wherever they said it is', () => {
    const lead = voice();
    const [spot] = hotSpotsOf(
      [
        lead,
        voice({ mergedInto: lead.id, point: null, categoryCode: null }),
        voice({ mergedInto: lead.id, north: 900 }),
      ],
      GIVEN,
    );
    expect(spot?.voices.length).toBe(3);
  });
  it('a member whose lead is not of the period stands for itself', () => {
    expect(hotSpotsOf([voice({ mergedInto: 'gone' }), voice()], GIVEN)[0]?.voices.length).toBe(2);
  });
  it('without a point by grid and name', () => {
    const nowhere = { point: null, placeText: '东门' };
    const spots = hotSpotsOf(
      [
        voice(nowhere),
        voice(nowhere),
        voice({ ...nowhere, gridCode: 'g2' }),
        voice({ ...nowhere, placeText: '西门' }),
      ],
      GIVEN,
    );
    expect(spots.map(({ voices }) => voices.length)).toEqual([2]);
  });
  it('rank by voices, then by days, work done again, and how lately', () => {
    const at = (north: number, more: Parameters<typeof voice>[0][]) =>
      more.map((one) => voice({ north, ...one }));
    const ranked = hotSpotsOf(
      [
        ...at(0, [{}, {}]),
        ...at(2000, [{}, { daysAgo: 3 }]),
        ...at(4000, [{}, { reopened: 1 }]),
        ...at(6000, [{ daysAgo: 10 }, { daysAgo: 10 }]),
        ...at(8000, [{}, {}, {}, {}, {}, {}, {}]),
      ],
      GIVEN,
    );
    expect(ranked.map(({ voices }) => Math.round(((voices[0]?.point?.lat ?? 0) - 31.2) * 111_195))).toEqual([
      8000, 4000, 2000, 0, 6000,
    ]);
    for (const { score, terms } of ranked)
      expect(score).toBeCloseTo(
        terms.reduce((sum, { value }) => sum + value, 0),
        5,
      );
  });
  it('no chain of near ones makes a spot of a whole road; no voice is counted twice', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            x: fc.integer({ min: -800, max: 800 }),
            y: fc.integer({ min: -800, max: 800 }),
            day: fc.nat(13),
          }),
          { maxLength: 60 },
        ),
        fc.constantFrom(-60, 0, 31.2, 60),
        (spread, lat) => {
          const voices = spread.map(({ x, y, day }) =>
            voice({ point: { lng: 121.5 + x / 55_000, lat: lat + y / 111_195 }, daysAgo: day }),
          );
          const spots = hotSpotsOf(voices, GIVEN);
          const ids = spots.flatMap((spot) => spot.voices.map(({ id }) => id));
          expect(new Set(ids).size).toBe(ids.length);
          for (const { voices: near } of spots)
            for (const one of near)
              for (const another of near)
                if (one.point && another.point)
                  expect(metresBetween(one.point, another.point)).toBeLessThanOrEqual(2 * GIVEN.metres + 1);
          // Whoever was left alone is near no other's first: there is nobody within reach on the same day, first of all.
          const loners = voices.filter(({ id }) => !ids.includes(id));
          for (const one of loners)
            for (const another of loners)
              if (one !== another && one.point && another.point)
                expect(metresBetween(one.point, another.point)).toBeGreaterThan(GIVEN.metres);
        },
      ),
    );
  });
});
