import fc from 'fast-check';
import { fromWgs84, toWgs84 } from './place.ts';
import { beijingClock, beijingDay, beijingMoment, fromBeijing } from './time.ts';

describe('points', () => {
  it('come back from GCJ-02 and BD-09 within a metre', () => {
    const china = fc.record({
      lng: fc.double({ min: 100, max: 122, noNaN: true }),
      lat: fc.double({ min: 22, max: 45, noNaN: true }),
    });
    fc.assert(
      fc.property(china, fc.constantFrom('gcj02' as const, 'bd09' as const), (point, crs) => {
        const back = toWgs84({ ...fromWgs84(point, crs), crs });
        return Math.abs(back.lng - point.lng) < 1e-5 && Math.abs(back.lat - point.lat) < 1e-5;
      }),
    );
  });
});

describe('Beijing time', () => {
  it('names the day and the hour of there', () => {
    const at = new Date('2026-11-21T17:05:00Z');
    expect([beijingDay(at), beijingClock(at), beijingMoment(at)]).toEqual([
      '20261122',
      '1:05',
      '11月22日 1:05',
    ]);
    expect(fromBeijing('2026-11-22 01:05:00')).toEqual(at);
    expect(fromBeijing('2026-11-22 09:20')).toEqual(new Date('2026-11-22T01:20:00Z'));
    expect(fromBeijing('yesterday')).toBeNull();
    for (const none of ['2026-13-01 00:00', '2026-06-31 00:00', '2026-06-30 24:30', '2026-06-30 10:60'])
      expect(fromBeijing(none)).toBeNull();
  });
});
