import { ACTIONS, ruleOf } from '@gridline/shared/workflow.ts';
import { fieldsOf, requestOf } from './actionFields.ts';
import { groupActions } from './actionOrder.ts';

/** Which step it is about, nobody types: the timeline offers it beside each step. */
const BY_TIMELINE = 'seq';

test.each(ACTIONS)('the form of %s asks for exactly what the workflow requires', (action) => {
  const required = fieldsOf(action).filter((field) => field.required);
  const needs = ruleOf(action).needs.filter((need) => need !== BY_TIMELINE);
  expect(required.map((field) => field.name)).toEqual(needs);
});

test('no button leads to a form that cannot say which step it is about', () => {
  const { forward, beside, against } = groupActions(ACTIONS);
  const buttons = [...forward, ...beside, ...against];
  expect(buttons.filter((action) => ruleOf(action).needs.includes(BY_TIMELINE))).toEqual([]);
  expect(buttons).toContain('resolve');
});

test.each(ACTIONS)('the form of %s asks for nothing twice', (action) => {
  const names = fieldsOf(action).map((field) => field.name);
  expect(new Set(names).size).toBe(names.length);
});

test('only the fields of the action are sent, trimmed, with the version', () => {
  const values = { note: ' 已约谈店主 ', reason: '别的表单里的', internalNote: '  ' };
  expect(requestOf('resolve', values, 7)).toEqual({ version: 7, note: '已约谈店主' });
});

test('a place goes as words, as a WGS-84 point, or as both', () => {
  const values = { placeText: '沿港西路83号', point: { lng: 122.1, lat: 30.01 } };
  expect(requestOf('locate', values, 0)).toEqual({
    version: 0,
    placeText: '沿港西路83号',
    point: { lng: 122.1, lat: 30.01, crs: 'wgs84' },
  });
});

test('photos go as their ids', () => {
  const photo = { id: 'p1', url: '/photos/p1', kind: 'after' as const, width: 4, height: 3 };
  expect(requestOf('resolve', { note: '修好了', photos: [photo] }, 1).photoIds).toEqual(['p1']);
});
