import { STANDARD_LIFE } from '@gridline/shared/lifeApi.ts';
import type { CaseFile } from '../../db/generated/mysql/client.ts';
import { beganBefore, markNow, marksBegun, marksUntil, nextMark, withMark } from './marks.ts';

const at = (text: string): Date => new Date(`${text}+08:00`);
const counting = { calendar: STANDARD_LIFE.calendar, pauses: [] };
/** Filed on a Monday at nine: accept in two working hours, contact in a day, done in two days of service. */
const filed: Partial<CaseFile> = {
  stage: 'dispatched',
  areaPath: '/1/2/3/4/',
  level: null,
  clock: 'working',
  filedAt: at('2026-11-23T09:00:00'),
  acceptDue: at('2026-11-23T11:00:00'),
  contactDue: at('2026-11-23T17:00:00'),
  resolveDue: at('2026-11-24T17:00:00'),
  acceptedAt: null,
  contactedAt: null,
  resolvedAt: null,
  suspendedUntil: null,
  marks: '',
};
const row = (given: Partial<CaseFile>): CaseFile => ({ ...filed, ...given }) as CaseFile;
const handled = {
  stage: 'handling',
  acceptedAt: at('2026-11-23T10:00:00'),
  contactedAt: at('2026-11-23T10:00:00'),
};
const upTo = (percent: number): string => withMark('', { clock: 'resolve', percent });

describe('which mark comes next, and when', () => {
  it.each<[string, Partial<CaseFile>, string, string]>([
    ['nobody accepted: its limit', {}, 'accept100', '2026-11-23T11:00:00'],
    ['then nobody contacted', { marks: 'accept100' }, 'contact100', '2026-11-23T17:00:00'],
    ['accepted and contacted: half of the limit', handled, 'resolve50', '2026-11-23T17:00:00'],
    ['four fifths', { ...handled, marks: upTo(50) }, 'resolve80', '2026-11-24T13:48:00'],
    ['the limit', { ...handled, marks: upTo(80) }, 'resolve100', '2026-11-24T17:00:00'],
    ['half a limit over', { ...handled, marks: upTo(100) }, 'resolve150', '2026-11-25T17:00:00'],
    ['and again half', { ...handled, marks: upTo(150) }, 'resolve200', '2026-11-26T17:00:00'],
    [
      'at the district ever more rarely',
      { ...handled, level: 0, marks: upTo(150) },
      'resolve300',
      '2026-11-30T17:00:00',
    ],
    [
      'resolved on a Friday: verified by Tuesday',
      { ...handled, stage: 'resolved', resolvedAt: at('2026-11-27T17:00:00') },
      'verify100',
      '2026-12-01T17:00:00',
    ],
    [
      'around the clock',
      { ...handled, clock: 'always', resolveDue: at('2026-11-23T19:00:00') },
      'resolve50',
      '2026-11-23T14:00:00',
    ],
  ])('%s', (_name, given, mark, instant) => {
    const next = nextMark(row(given), counting);
    expect([`${next?.clock}${next?.percent}`, next?.at.toISOString()]).toEqual([
      mark,
      at(instant).toISOString(),
    ]);
  });

  it.each<[string, Partial<CaseFile>]>([
    ['suspended', { ...handled, suspendedUntil: at('2026-12-24T09:00:00') }],
    ['closed', { ...handled, stage: 'closed', resolvedAt: at('2026-11-24T09:00:00') }],
  ])('none: %s', (_name, given) => expect(nextMark(row(given), counting)).toBeNull());

  it('done and never verified: told of again after twice and four times as long, and only the highest that went by unseen', () => {
    const done = { ...handled, stage: 'resolved', resolvedAt: at('2026-11-24T09:00:00') };
    const next = (marks: string) => nextMark(row({ ...done, marks }), counting);
    expect(next('verify100')).toMatchObject({ clock: 'verify', percent: 200, at: at('2026-11-27T17:00:00') });
    expect(next('verify200')).toMatchObject({ percent: 400, at: at('2026-12-03T17:00:00') });
    const now = at('2026-12-04T09:00:00');
    expect(markNow(row({ ...done, marks: '' }), counting, now)).toMatchObject({ percent: 400 });
    expect(withMark('accept100 verify100', { clock: 'verify', percent: 400 })).toBe('accept100 verify400');
    expect(marksUntil(row({ ...handled, marks: 'verify400 accept100' }), counting, now)).toBe('accept100');
  });

  it('what a suspension took is no share of the limit', () => {
    // Stood for two days of service from 23 November 13:00 on: a quarter was used.
    const pauses = [{ from: at('2026-11-23T13:00:00'), to: at('2026-11-25T13:00:00') }];
    const after = row({ ...handled, resolveDue: at('2026-11-26T17:00:00') });
    expect(nextMark(after, { ...counting, pauses })?.at).toEqual(at('2026-11-25T17:00:00'));
    expect(nextMark({ ...after, marks: upTo(100) }, { ...counting, pauses })?.at).toEqual(
      at('2026-11-27T17:00:00'),
    );
  });
});

describe('which mark is set now', () => {
  it.each<[string, Partial<CaseFile>, string, string | null]>([
    ['not yet', handled, '2026-11-23T16:59:00', null],
    ['in the minute', handled, '2026-11-23T17:00:00', 'resolve50'],
    ['of several that went by unseen the highest', handled, '2026-11-24T18:00:00', 'resolve100'],
    ['far over, the highest step', handled, '2026-11-27T10:00:00', 'resolve200'],
    ['the day after one of them, none', { ...handled, marks: upTo(200) }, '2026-11-27T10:00:00', null],
  ])('%s', (_name, given, now, mark) => {
    const set = markNow(row(given), counting, at(now));
    expect(set && `${set.clock}${set.percent}`).toBe(mark);
  });

  it('steps that went by while it was out of hand are not set again, that it is overdue still is', () => {
    const now = at('2026-11-27T10:00:00');
    const back = { ...row(handled), marks: marksBegun(row(handled), counting, now) };
    expect(back.marks).toBe('resolve200');
    const set = markNow(back, counting, now);
    expect(set?.percent).toBe(100);
    const told = { ...back, marks: withMark(back.marks, { clock: 'resolve', percent: 100 }) };
    expect(nextMark(told, counting)?.percent).toBe(250);
  });

  it('open before its clock was watched: what went by is known, and begins once', () => {
    const old = row({ marks: 'before' });
    expect([beganBefore(old), beganBefore(row({ marks: 'accept100' }))]).toEqual([true, false]);
    const now = at('2026-11-23T18:00:00');
    expect(marksBegun(old, counting, now)).toBe('accept100 contact100');
    expect(beganBefore({ marks: marksBegun(old, counting, at('2026-11-23T09:30:00')) })).toBe(false);
  });

  it('an extension puts shares ahead again, and keeps what is past under the new limit', () => {
    const late = row({ ...handled, marks: `accept100 ${upTo(150)}`, resolveDue: at('2026-12-04T17:00:00') });
    // Ten days of service now; six are used.
    expect(marksUntil(late, counting, at('2026-11-30T17:00:00')).split(' ').sort()).toEqual([
      'accept100',
      'resolve50',
    ]);
  });
});
