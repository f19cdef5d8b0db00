import { STANDARD_LIFE } from '@gridline/shared/lifeApi.ts';
import { deadline, lastKnownYear } from './clocks/deadlines.ts';
import { isStatutoryRest } from './statutoryDays.ts';

describe('days of rest that stand in the law', () => {
  it.each(['2031-01-01', '2031-10-03', '2027-02-05', '2027-02-08', '2027-04-05', '2027-06-09', '2027-09-15'])(
    '%s is one',
    (date) => expect(isStatutoryRest(date)).toBe(true),
  );
  it.each(['2031-01-02', '2031-10-04', '2027-02-04', '2027-02-09', '2027-04-06', '2027-06-10', '2027-09-16'])(
    '%s is none',
    (date) => expect(isStatutoryRest(date)).toBe(false),
  );

  it('hold where nothing is announced yet: what is filed on the last afternoon ends after New Year’s Day', () => {
    const year = lastKnownYear() + 1;
    const start = new Date(`${year - 1}-12-31T15:00:00+08:00`);
    const day = deadline(start, 8 * 60, 'working', STANDARD_LIFE.calendar);
    expect(day.toISOString().slice(0, 10) > `${year}-01-01`).toBe(true);
    // The district's own word goes before the law's.
    const calendar = { ...STANDARD_LIFE.calendar, days: { [`${year}-01-01`]: 'work' as const } };
    expect(deadline(new Date(`${year}-01-01T09:00:00+08:00`), 60, 'working', calendar).toISOString()).toBe(
      `${year}-01-01T02:00:00.000Z`,
    );
  });
});
