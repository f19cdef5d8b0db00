/** A year of cases in an empty database, each with a history of its own; lines and sums by the product's own rules. */
import { createPool } from 'mysql2/promise';
import { formatCaseNumber } from '@gridline/shared/caseNumber.ts';
import { beijingDay } from '@gridline/shared/time.ts';
import { makeChance } from '../../../prisma/seed/random.ts';
import { linesOf } from '../../src/assessment/lines/linesOf.ts';
import { dayAfter, daysBetween, monthOf, startOf } from '../../src/assessment/sums/days.ts';
import { makeSums, type Sums } from '../../src/assessment/sums/sumsOf.ts';
import type { House } from '../../src/house.ts';
import { makeTexts } from '../syntheticTexts.ts';
import { pick } from '../syntheticCity.ts';
import { idAt } from './idAt.ts';
import { oneLife, type Hands, type Life } from './oneLife.ts';
import { caseRow, contactRow, flagRow, partRow, reminderRow, surveyRows } from './rows.ts';
import { makeWriter, type Row } from './writer.ts';

const YEAR = 365;
const DAY = 24 * 3600_000;
const CHANNELS = ['sms', 'sms', 'wechat', 'wechat', 'wechat', 'hotline', 'hotline', 'open311'];

/** What copies need to know of a case: by how much all of it may move without any step leaving its day. */
export interface Room {
  caseId: string;
  residentId: string;
  number: string;
  ms: number;
}

export interface Base {
  /** Numbers and phones to look for. */
  numbers: string[];
  phones: string[];
  rooms: Room[];
  events: number;
}

/** @param given.cases filed evenly over the year that ends now */
export async function fillBase(
  house: House,
  { url, cases, now }: { url: string; cases: number; now: Date },
): Promise<Base> {
  const chance = makeChance(cases);
  const pool = createPool({ uri: url, connectionLimit: 4, timezone: 'Z' });
  const writer = makeWriter(pool);
  const { hands, units, staff } = await handsOf(house);
  const categories = [...house.atlas().categories.values()].map(({ code }) => code);
  const places = await placesOf(house);
  const texts = makeTexts(places, 2000);
  const cipher = house.privacy.encrypt('+8613800000000');
  const sums = new Map<string, Sums>();
  const months = new Map<string, Sums>();
  const today = beijingDay(now);
  const base: Base = { numbers: [], phones: [], rooms: [], events: 0 };
  let flushed = beijingDay(new Date(now.getTime() - YEAR * DAY));
  let serial = 0;
  let serialDay = '';

  const flush = async (until: string): Promise<void> => {
    for (const day of daysBetween(flushed, until)) {
      const rows = sums.get(day)?.rows() ?? [];
      sums.delete(day);
      const month = months.get(monthOf(day)) ?? makeSums(monthOf(day));
      months.set(monthOf(day), month);
      for (const row of rows) {
        month.addRow(row);
        await writer.add('FigureSum', { ...row });
      }
      await writer.add('FigureSum', markOf(day));
    }
    flushed = until;
  };

  for (let index = 0; index < cases; index++) {
    const filedAt = new Date(Math.floor(now.getTime() - YEAR * DAY * (1 - index / cases)));
    const day = beijingDay(filedAt);
    if (day !== serialDay) {
      serialDay = day;
      serial = 0;
      // A line never comes for a day before its filing: what lies before today's filings is complete.
      await flush(day);
    }
    const caseId = idAt(filedAt);
    const residentId = idAt(filedAt);
    const own = pick(chance, hands);
    const otherUnit = pick(chance, units);
    const [channel, categoryCode, text] = [
      pick(chance, CHANNELS),
      pick(chance, categories),
      pick(chance, texts),
    ];
    const life = oneLife({
      ...{ chance, caseId, filedAt, now, channel, categoryCode, text },
      ...{ hands: own, otherUnit },
    });
    const number = formatCaseNumber(day, ++serial);
    const phone = `+861${String(3_000_000_000 + index).padStart(10, '0')}`;
    const spot = pick(chance, places);
    const row = caseRow(life, {
      ...{ chance, caseId, residentId, number, house, phone, cipher, spot, hands: own },
    });
    if (index % Math.ceil(cases / 500) === 0) {
      base.numbers.push(number);
      base.phones.push(phone.slice(3));
    }
    base.events += life.events.length;
    base.rooms.push({ caseId, residentId, number, ms: roomOf(life, now) });
    await writer.add('CaseFile', { ...row });
    await writer.add('Contact', { ...contactRow(row) });
    for (const event of life.events) await writer.add('CaseEvent', { ...event });
    for (const line of linesOf(life.events)) {
      await writer.add('FigureLine', { ...line });
      if (line.day >= today) continue;
      const daySums = sums.get(line.day) ?? makeSums(line.day);
      sums.set(line.day, daySums);
      daySums.add({
        ...line,
        minutes: line.minutes ?? null,
        unitCode: line.unitCode ?? null,
        personId: line.personId ?? null,
        categoryCode: line.categoryCode ?? null,
        reasonCode: line.reasonCode ?? null,
      });
    }
    for (const survey of surveyRows(life, row)) await writer.add('Survey', { ...survey });
    const step = life.events.at(Math.floor(life.events.length / 2));
    if (!step) continue;
    const of = { staffId: pick(chance, staff), at: step.at, now };
    if (chance.next() < 0.5) await writer.add('StaffNotice', { ...reminderRow(row, of) });
    if (chance.next() < 0.03)
      await writer.add('CasePart', { ...partRow(row, { unitCode: otherUnit, at: step.at }) });
    if (chance.next() < 0.002) await writer.add('Flag', { ...flagRow(chance, row, of) });
  }
  await flush(today);
  for (const [month, monthSums] of months) {
    if (month >= monthOf(today)) continue;
    for (const row of monthSums.rows()) await writer.add('FigureSum', { ...row });
    await writer.add('FigureSum', markOf(month));
  }
  await writer.add('Setting', { key: 'FIGURES_READ_TO', value: now.toISOString() });
  await writer.end();
  await pool.end();
  return base;
}

/** Until the first of its steps would come to the next day in Beijing, or into the future. */
function roomOf({ events }: Life, now: Date): number {
  const rooms = events.map(
    ({ at }) => Math.min(startOf(dayAfter(beijingDay(at))).getTime() - 1, now.getTime()) - at.getTime(),
  );
  return Math.max(0, Math.min(...rooms));
}

const markOf = (period: string): Row => ({
  id: `${period}:-`,
  period,
  areaCode: '-',
  dimension: 'mark',
  key: '',
  counts: 'summed',
});

async function handsOf(house: House): Promise<{ hands: Hands[]; units: string[]; staff: string[] }> {
  const staff = await house.db.read.staff.findMany({ orderBy: { username: 'asc' } });
  const units = [...house.atlas().units.keys()];
  const grids = house.atlas().areas.all.filter(({ code }) => house.atlas().areas.children(code).length === 0);
  const handlers = staff.filter(({ role }) => role === 'handler');
  const checkers = staff.filter(({ role }) => role === 'gridLeader');
  const hands = grids.map(({ code, path }, index): Hands => {
    const unitCode = units[index % units.length] ?? '';
    const own = handlers.filter((one) => one.unitCode === unitCode);
    const handler = own[index % Math.max(own.length, 1)] ?? handlers[0];
    const checker = checkers[index % checkers.length];
    if (!handler || !checker)
      throw new Error('the demonstration district has neither handlers nor grid leaders');
    return { gridCode: code, areaPath: path, unitCode, handler, checker };
  });
  return { hands, units, staff: staff.map(({ id }) => id) };
}

async function placesOf(house: House): Promise<Parameters<typeof makeTexts>[0]> {
  const rows = await house.db.read.placeName.findMany();
  return rows.map((row) => ({
    ...row,
    aliases: JSON.parse(row.aliases) as string[],
  }));
}
