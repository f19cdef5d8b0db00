import fc from 'fast-check';
import { commonPath, DAY, MINUTE, type Work } from './finding.ts';
import { lastMinute, weekOf } from './lastMinute.ts';
import { bandsOf, difference, likenessOf, SAME_WITHIN } from './likeness.ts';
import { nightBatch } from './nightBatch.ts';
import { oneDevice, type Answered } from './oneDevice.ts';
import { pastedWords } from './pastedWords.ts';
import { photoTwice, type LikePhoto } from './photoTwice.ts';
import { arrivedElsewhere, photographedElsewhere } from './placeMismatch.ts';

/** A Wednesday, 15:00 in Beijing. */
const NOW = new Date('2026-11-25T07:00:00.000Z');
const ago = (minutes: number): Date => new Date(NOW.getTime() - minutes * MINUTE);
const beijing = (text: string): Date => new Date(`${text}+08:00`);

function work(caseId: string, given: Partial<Work> = {}): Work {
  return {
    caseId,
    number: `N-${caseId}`,
    at: ago(60),
    action: 'resolve',
    personId: 'wang',
    personName: '王办',
    unitCode: 'U1',
    note: '已处理完毕',
    data: '{}',
    areaPath: '/q/s1/c1/',
    resolveDue: null,
    point: null,
    ...given,
  };
}

describe('卡点办结', () => {
  const close = (caseId: string, early: number, at = ago(60)): Work =>
    work(caseId, { at, resolveDue: new Date(at.getTime() + early * MINUTE) });
  test.each<[string, Work[], string[] | null]>([
    ['three within ten minutes', [close('a', 1), close('b', 10), close('c', 5)], ['a', 'b', 'c']],
    ['two are chance', [close('a', 1), close('b', 2)], null],
    ['one case three times is one case', [close('a', 1), close('a', 2), close('a', 3)], null],
    ['eleven minutes early is early', [close('a', 1), close('b', 2), close('c', 11)], null],
    ['too late is another matter', [close('a', 1), close('b', 2), close('c', -1)], null],
    ['no limit, no point', [close('a', 1), close('b', 2), work('c')], null],
    ['a month ago', [close('a', 1), close('b', 2), close('c', 3, ago(31 * 24 * 60))], null],
    ['three persons', ['a', 'b', 'c'].map((id) => ({ ...close(id, 1), personId: id })), null],
  ])('%s', (_name, works, caseIds) => {
    expect(lastMinute(works, NOW)[0]?.caseIds ?? null).toEqual(caseIds);
  });

  test('one flag for a week, which begins on Monday in Beijing', () => {
    const [found] = lastMinute([close('a', 1), close('b', 2), close('c', 3)], NOW);
    expect(found).toMatchObject({ key: 'lastMinute:wang:20261123', staffId: 'wang', unitCode: 'U1' });
    expect(weekOf(beijing('2026-11-23T00:00:00'))).toBe('20261123');
    expect(weekOf(beijing('2026-11-22T23:59:59'))).toBe('20261116');
  });
});

describe('夜间批量办结', () => {
  const five = (first: string, every: number, given: Partial<Work> = {}): Work[] =>
    ['a', 'b', 'c', 'd', 'e'].map((id, index) =>
      work(id, { at: new Date(beijing(first).getTime() + index * every * MINUTE), ...given }),
    );
  test.each<[string, Work[], string | null]>([
    ['five within half an hour', five('2026-11-24T22:00:00', 7), '20261124'],
    ['after midnight it is the night before', five('2026-11-25T01:00:00', 1), '20261124'],
    ['closing counts', five('2026-11-24T22:00:00', 7, { action: 'verify' }), '20261124'],
    ['slower', five('2026-11-24T22:00:00', 8), null],
    ['four', five('2026-11-24T22:00:00', 1).slice(1), null],
    ['by day', five('2026-11-24T20:00:00', 1), null],
    ['in the morning', five('2026-11-24T06:00:00', 1), null],
    ['just before the morning', five('2026-11-24T05:30:00', 1), '20261123'],
    ['another step', five('2026-11-24T22:00:00', 1, { action: 'accept' }), null],
  ])('%s', (_name, works, night) => {
    expect(nightBatch(works)[0]?.key ?? null).toBe(night && `nightBatch:wang:${night}`);
  });
});

describe('套话办结', () => {
  const words = '已现场核实，问题已处理。';
  const templates = ['已安排保洁人员清扫干净。'];
  const told = (works: Work[]) => pastedWords(works, { now: NOW, templates });
  const same = (note: string, given: Partial<Work> = {}): Work[] =>
    ['a', 'b', 'c'].map((id) => work(id, { note, ...given }));
  test.each<[string, Work[], number]>([
    ['three cases', same(words), 1],
    [
      'blanks and marks change nothing',
      [...same(words).slice(1), work('a', { note: '已现场核实 问题已处理!' })],
      1,
    ],
    ['two cases', same(words).slice(1), 0],
    ['short words', same('已处理完毕'), 0],
    ['the district’s own answer', same('已安排保洁人员清扫干净'), 0],
    ['other words', same(words).map((one, index) => ({ ...one, note: `${words}${index}号楼` })), 0],
    ['a month ago', same(words, { at: ago(31 * 24 * 60) }), 0],
    ['not a result', same(words, { action: 'verify' }), 0],
  ])('%s', (_name, works, count) => {
    expect(told(works)).toHaveLength(count);
  });

  test('one unit, by several hands', () => {
    const works = same(words).map((one) => ({ ...one, personId: one.caseId }));
    expect(told(works)).toMatchObject([{ staffId: null, unitCode: 'U1', caseIds: ['a', 'b', 'c'] }]);
    expect(told(works.map((one) => ({ ...one, unitCode: one.caseId })))).toEqual([]);
  });
});

describe('位置不符', () => {
  const arrived = (data: object): number =>
    arrivedElsewhere(work('a', { action: 'arrive', data: JSON.stringify(data) })).length;
  test('an arrival says itself whether it was there', () => {
    expect(arrived({ distance: 900, tolerance: 320, there: false })).toBe(1);
    expect(arrived({ distance: 300, tolerance: 320, there: true })).toBe(0);
    expect(arrived({ distance: null, tolerance: 320, there: null })).toBe(0);
    expect(arrived({})).toBe(0);
  });

  test('a photo of the work is near', () => {
    const at = (lat: number) =>
      photographedElsewhere(work('a', { point: { lng: 117, lat: 31 } }), {
        photos: [{ id: 'p', lng: 117, lat }],
        arrivalMetres: 300,
      });
    expect(at(31.004)).toEqual([]);
    expect(at(31.005)).toMatchObject([{ key: 'placeMismatch:p', caseIds: ['a'] }]);
  });
});

describe('照片重复使用', () => {
  const LIKENESS = '0f1e2d3c4b5a6978';
  const photo = (id: string, given: Partial<LikePhoto> = {}): LikePhoto => ({
    id,
    caseId: 'a',
    kind: 'after',
    likeness: LIKENESS,
    areaPath: '/q/s1/',
    number: `N-${given.caseId ?? 'a'}`,
    ...given,
  });
  test.each<[string, LikePhoto, LikePhoto, boolean]>([
    ['work of two cases', photo('1'), photo('2', { caseId: 'b' }), true],
    ['before of another', photo('1'), photo('2', { caseId: 'b', kind: 'before' }), true],
    ['a complaint of another', photo('1'), photo('2', { caseId: 'b', kind: 'complaint' }), false],
    ['before and after', photo('1'), photo('2', { kind: 'before' }), true],
    ['the resident’s own photo', photo('1'), photo('2', { kind: 'complaint' }), true],
    ['twice after', photo('1'), photo('2'), false],
    ['itself', photo('1'), photo('1'), false],
    ['three bits', photo('1'), photo('2', { caseId: 'b', likeness: '0f1e2d3c4b5a697f' }), true],
    ['four bits', photo('1'), photo('2', { caseId: 'b', likeness: '0f1e2d3c4b5a6987' }), false],
  ])('%s', (_name, one, other, found) => {
    expect(photoTwice(work('a'), one, [other]).length > 0).toBe(found);
  });

  test('likenesses that are the same share a band', () => {
    const bits = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
    const places = fc.array(fc.nat(63), { maxLength: SAME_WITHIN });
    fc.assert(
      fc.property(bits, places, (value, flips) => {
        const changed = flips.reduce((left, place) => left ^ (1n << BigInt(place)), value);
        const [one, other] = [value, changed].map((each) => each.toString(16).padStart(16, '0')) as [
          string,
          string,
        ];
        expect(difference(one, other)).toBeLessThanOrEqual(SAME_WITHIN);
        expect(bandsOf(one).some((band) => bandsOf(other).includes(band))).toBe(true);
      }),
    );
  });

  test('a plain picture has no likeness', () => {
    expect(likenessOf(new Uint8Array(72).fill(130))).toBeNull();
    expect(likenessOf(Array.from({ length: 72 }, (_, index) => (index % 3) * 80))).not.toBeNull();
  });
});

describe('同一设备评价', () => {
  const answer = (residentId: string, given: Partial<Answered> = {}): Answered => ({
    caseId: `case of ${residentId}`,
    residentId,
    device: 'd'.repeat(64),
    answeredAt: ago(60),
    areaPath: '/q/s1/c1/',
    unitCode: 'U1',
    ...given,
  });
  test.each<[string, Answered[], boolean]>([
    ['three residents', [answer('a'), answer('b'), answer('c')], true],
    ['two residents', [answer('a'), answer('b'), answer('b', { caseId: 'x' })], false],
    ['three devices', ['a', 'b', 'c'].map((id) => answer(id, { device: id })), false],
    [
      'a week apart',
      [answer('a', { answeredAt: new Date(NOW.getTime() - 8 * DAY) }), answer('b'), answer('c')],
      false,
    ],
  ])('%s', (_name, answers, found) => {
    expect(oneDevice(answers).length > 0).toBe(found);
  });
});

test('what several places have in common', () => {
  expect(commonPath(['/q/s1/c1/', '/q/s1/c2/'])).toBe('/q/s1/');
  expect(commonPath(['/q/s1/', '/q/s10/'])).toBe('/q/');
  expect(commonPath(['/q/s1/c1/'])).toBe('/q/s1/c1/');
  expect(commonPath(['', '/q/'])).toBe('');
});
