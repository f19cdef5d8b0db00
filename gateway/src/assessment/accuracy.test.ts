import type { PlaceCorrection } from '../db/generated/mysql/client.ts';
import { movedForGood, weekOf } from './accuracy.ts';

test.each([
  ['2026-11-22T15:59:59Z', '2026-11-15T16:00:00.000Z'],
  ['2026-11-22T16:00:00Z', '2026-11-22T16:00:00.000Z'],
  ['2026-11-25T03:00:00Z', '2026-11-22T16:00:00.000Z'],
  ['1970-01-01T00:00:00Z', '1969-12-28T16:00:00.000Z'],
])('%s lies in the week that begins on Monday %s', (at, monday) => {
  expect(weekOf(new Date(at)).toISOString()).toBe(monday);
});

const correction = (caseId: string, gridBefore: string, gridAfter: string): PlaceCorrection => ({
  id: `${caseId}${gridBefore}${gridAfter}`,
  caseId,
  at: new Date(0),
  by: 'operator',
  staffId: null,
  verdict: 'sure',
  probability: 0.9,
  filedAt: new Date(0),
  gridBefore,
  gridAfter,
  placeId: null,
  placeName: '',
});

test('a case counts once, and not when it was only confirmed or moved back', () => {
  const moved = movedForGood([
    correction('moved', 'a', 'b'),
    correction('confirmed', 'a', 'a'),
    correction('back', 'a', 'b'),
    correction('moved', 'b', 'c'),
    correction('back', 'b', 'a'),
  ]);
  expect([...moved.keys()]).toEqual(['moved']);
});
