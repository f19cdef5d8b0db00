import { checkOf, drawOf } from './draw.ts';

const row = {
  id: '0193',
  headHash: 'a'.repeat(64),
  urgency: 'normal',
  reopened: 0,
  refused: 0,
  repeatOf: null,
  anonymous: false,
};
const moment = (millisecond: number) => new Date(Date.UTC(2026, 10, 28, 9, 0, 0, millisecond));

describe('which cases are looked at on the spot', () => {
  test.each([
    ['urgent', { urgency: 'urgent' }, 'urgent'],
    ['re-opened', { reopened: 1 }, 'rework'],
    ['refused before', { refused: 1 }, 'rework'],
    ['told of again', { repeatOf: 'another' }, 'rework'],
    ['told by nobody', { anonymous: true }, 'anonymous'],
  ])('always when %s', (_name, marks, because) => {
    expect(checkOf({ ...row, ...marks }, { now: moment(0), percent: 0 })).toEqual({
      checkBy: 'place',
      draw: null,
      because,
    });
  });

  it('always when one who shares it must be, whatever the case that is worked on', () => {
    const given = { now: moment(0), percent: 0 };
    const sharedBy = (marks: object) => checkOf(row, { ...given, members: [row, { ...row, ...marks }] });
    expect(sharedBy({ urgency: 'urgent' })).toMatchObject({ checkBy: 'place', because: 'urgent' });
    expect(sharedBy({ repeatOf: 'another' })).toMatchObject({ checkBy: 'place', because: 'rework' });
    expect(sharedBy({ anonymous: true })).toMatchObject({ checkBy: 'resident', because: null });
  });

  it('all at a hundred, none at nought', () => {
    for (let at = 0; at < 300; at++) {
      expect(checkOf(row, { now: moment(at), percent: 100 }).checkBy).toBe('place');
      expect(checkOf(row, { now: moment(at), percent: 0 }).checkBy).toBe('resident');
    }
  });

  it('about as many as the district says', () => {
    const draws = Array.from({ length: 4000 }, (_, at) => checkOf(row, { now: moment(at), percent: 30 }));
    const share = draws.filter(({ checkBy }) => checkBy === 'place').length / draws.length;
    expect(share).toBeGreaterThan(0.27);
    expect(share).toBeLessThan(0.33);
  });

  it('is the same for whoever repeats it, and another for another case, step or moment', () => {
    const given = { caseId: '0193', previousHash: 'a'.repeat(64), at: moment(7) };
    // By hand: printf '0193:aa…:2026-11-28T09:00:00.007Z' | sha256sum
    expect(drawOf(given)).toBe(31);
    const others = [
      { ...given, caseId: '0194' },
      { ...given, previousHash: 'b'.repeat(64) },
      { ...given, at: moment(8) },
    ].map(drawOf);
    expect(others.some((other) => other !== drawOf(given))).toBe(true);
  });
});
