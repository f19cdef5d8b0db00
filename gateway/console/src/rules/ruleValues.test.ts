import { lifeSettingsSchema } from '@gridline/shared/lifeApi.ts';
import { settingsOf, valuesOf } from './ruleValues.ts';

const settings = lifeSettingsSchema.parse({
  calendar: { from: '08:30', to: '17:30', days: { '2027-02-20': 'work', '2027-02-05': 'rest' } },
  limits: [{ categoryCode: '10201', level: 3, resolveMinutes: 960 }],
  answers: [{ label: '已约谈', text: '已约谈店主，限期整改。' }],
});

test('what was read and not touched is sent back as it was', () => {
  expect(lifeSettingsSchema.parse(settingsOf(valuesOf(settings)))).toEqual(settings);
});

test('days stand in the order of the calendar, and a row without a date is left out', () => {
  const values = valuesOf(settings);
  expect(values.days.map(({ date }) => date)).toEqual(['2027-02-05', '2027-02-20']);
  const sent = settingsOf({ ...values, days: [...values.days, { kind: 'rest' }, {}] });
  expect(Object.keys(sent.calendar?.days ?? {})).toHaveLength(2);
});

test('a limit that was emptied is the category’s own again', () => {
  const values = valuesOf(settings);
  const sent = settingsOf({ ...values, limits: [{ categoryCode: undefined, resolveMinutes: undefined }] });
  expect(sent.limits?.[0]).toMatchObject({ categoryCode: null, resolveMinutes: null });
});
