import { STANDARD_LIFE } from '@gridline/shared/lifeApi.ts';
import { METRES_PER_DEGREE } from '../areas/metres.ts';
import { fixOf, fixSentence } from './fix.ts';

const place = { lng: 117.8, lat: 31 };
const life = { life: STANDARD_LIFE };
const metresNorth = (metres: number) => ({
  lng: place.lng,
  lat: place.lat + metres / METRES_PER_DEGREE,
  crs: 'wgs84' as const,
});

describe('how near somebody was', () => {
  test.each([
    ['at the place', 0, 0, true],
    ['just within what the district allows', 299, 0, true],
    ['just outside', 302, 0, false],
    ['outside, but the device may be wrong by as much', 340, 50, true],
    ['far away, whatever the device', 5000, 200, false],
  ])('%s', (_name, metres, accuracy, there) => {
    const fix = fixOf(place, { point: metresNorth(metres), accuracy }, life);
    expect(fix.there).toBe(there);
    expect(Math.abs((fix.distance ?? -1) - metres)).toBeLessThanOrEqual(1);
    expect(fix.tolerance).toBe(300 + accuracy);
    expect(fixSentence(fix)).toMatch(there ? /在允许的/ : /请核对/);
  });

  it('judges nobody by a fix that there is not, or by a place that nobody knows', () => {
    expect(fixOf(place, {}, life)).toMatchObject({ there: null, distance: null, point: null });
    expect(fixOf({ lng: null, lat: null }, { point: metresNorth(0) }, life)).toMatchObject({
      there: null,
      distance: null,
    });
  });

  it('reads the coordinates that Chinese maps speak', () => {
    const gcj = { lng: 117.8, lat: 31, crs: 'gcj02' as const };
    expect(fixOf(place, { point: gcj }, life).distance).toBeGreaterThan(300);
  });
});
