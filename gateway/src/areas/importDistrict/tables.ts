/** The tables of a district's folder: their columns, and what can be judged of each by itself. */
import { z } from 'zod';
import { PLACE_KINDS } from '@gridline/shared/routingApi.ts';
import { STAFF_ROLES } from '@gridline/shared/workflow.ts';
import { code, count, day, degrees, list, oneOf, orNull, phone, text, yesNo } from './cells.ts';
import { readCsv } from './csvTable.ts';
import { tellRepeated, type Row, type Tell } from './problems.ts';

const YEAR_MINUTES = 366 * 24 * 60;
const HIGHEST_NUMBER = 99_999;
const DEEPEST = 20;

const placeSchema = z.object({
  name: text(100),
  kind: oneOf(PLACE_KINDS),
  aliases: list,
  lng: degrees(180),
  lat: degrees(90),
  grid_code: orNull(code(20)),
  number_from: orNull(count(0, HIGHEST_NUMBER)),
  number_to: orNull(count(0, HIGHEST_NUMBER)),
  side: orNull(oneOf(['odd', 'even', 'all'])),
});
const unitSchema = z.object({ code: code(40), name: text(100), area_code: code(20) });
const dutySchema = z.object({
  category_code: orNull(text(20)),
  area_code: orNull(code(20)),
  unit_code: code(40),
  level: orNull(count(0, DEEPEST)),
  business_grid: orNull(code(20)),
  /** First and last day of force: midnight in Beijing. */
  from: orNull(day),
  to: orNull(day),
});
const categorySchema = z.object({
  code: code(20),
  name: text(60),
  group: text(60),
  words: list,
  urgency: oneOf(['normal', 'urgent']),
  clock: oneOf(['working', 'always']),
  auto_register: yesNo,
  accept_minutes: count(1, YEAR_MINUTES),
  contact_minutes: count(1, YEAR_MINUTES),
  resolve_minutes: count(1, YEAR_MINUTES),
});
const staffSchema = z.object({
  username: text(64).regex(/^[A-Za-z0-9._-]+$/, '只能用字母、数字、小数点、减号和下划线'),
  name: text(60),
  role: oneOf(STAFF_ROLES),
  area_code: orNull(code(20)),
  unit_code: orNull(code(40)),
  phone: orNull(phone),
  /** User names of whom the person reports to, and of who takes over while the person is away. */
  leader: orNull(text(64)),
  deputy: orNull(text(64)),
});

export type NewPlace = z.output<typeof placeSchema>;
export type NewUnit = z.output<typeof unitSchema>;
export type NewDuty = z.output<typeof dutySchema>;
export type NewCategory = z.output<typeof categorySchema>;
export type NewStaff = z.output<typeof staffSchema>;

export function readPlaces(bytes: Uint8Array, tell: Tell): Row<NewPlace>[] {
  const rows = readCsv({ bytes, schema: placeSchema, tell });
  tellRepeated(rows, { key: (place) => JSON.stringify(place), called: () => '这一行', tell });
  for (const { row, value } of rows)
    if (value.number_from !== null && value.number_to !== null && value.number_from > value.number_to)
      tell(row, `门牌从 ${value.number_from} 到 ${value.number_to}，前面的比后面的大。`);
  return rows;
}

export function readUnits(bytes: Uint8Array, tell: Tell): Row<NewUnit>[] {
  const rows = readCsv({ bytes, schema: unitSchema, tell });
  tellRepeated(rows, { key: (unit) => unit.code, called: (unit) => `单位编码 ${unit.code} `, tell });
  return rows;
}

/** In order: the first that fits wins. */
export function readDuties(bytes: Uint8Array, tell: Tell): Row<NewDuty>[] {
  const rows = readCsv({ bytes, schema: dutySchema, tell });
  for (const { row, value } of rows)
    if (value.from && value.to && value.from > value.to) tell(row, '权责的 from 比 to 晚，请核对日期。');
  return rows;
}

export function readCategories(bytes: Uint8Array, tell: Tell): Row<NewCategory>[] {
  const rows = readCsv({ bytes, schema: categorySchema, tell });
  const called = (category: NewCategory): string => `类别编码 ${category.code} `;
  tellRepeated(rows, { key: (category) => category.code, called, tell });
  return rows;
}

/** Those who work in the field need to know where: their area, or for a handler the unit. */
export function readStaff(bytes: Uint8Array, tell: Tell): Row<NewStaff>[] {
  const rows = readCsv({ bytes, schema: staffSchema, tell });
  const called = (person: NewStaff): string => `用户名 ${person.username} `;
  tellRepeated(rows, { key: (person) => person.username, called, tell });
  for (const { row, value } of rows) {
    if (value.role === 'handler' && value.unit_code === null) tell(row, 'handler 要写明 unit_code。');
    if ((value.role === 'gridWorker' || value.role === 'gridLeader') && value.area_code === null)
      tell(row, `${value.role} 要写明 area_code。`);
  }
  return rows;
}
