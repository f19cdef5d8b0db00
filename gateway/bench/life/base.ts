/** A year of cases, written as fast as a server takes them: rows in large statements, lines and sums by the product's own rules. */
import { createPool, type Pool } from 'mysql2/promise';
import { formatCaseNumber } from '@gridline/shared/caseNumber.ts';
import { beijingDay } from '@gridline/shared/time.ts';
import { makeChance } from '../../../prisma/seed/random.ts';
import { linesOf } from '../../src/assessment/lines/linesOf.ts';
import { daysBetween, monthOf } from '../../src/assessment/sums/days.ts';
import { makeSums, type Sums } from '../../src/assessment/sums/sumsOf.ts';
import type { Tables } from '../../src/db/tables.ts';
import { newId } from '../../src/db/ids.ts';
import type { House } from '../../src/house.ts';
import { GENESIS } from '../../src/privacy/historyChain.ts';
import { makeTexts } from '../syntheticTexts.ts';
import { pick } from '../syntheticCity.ts';
import { oneLife, type Hands, type Life } from './oneLife.ts';

const YEAR = 365;
const DAY = 24 * 3600_000;
const STATEMENT = 1000;
const CHANNELS = ['sms', 'sms', 'wechat', 'wechat', 'wechat', 'hotline', 'hotline', 'open311'];

export interface Filled {
  /** Numbers, phones and texts to look for. */
  numbers: string[];
  phones: string[];
  events: number;
}

type Row = Record<string, unknown>;

/** @param given.cases filed evenly over the year that ends now */
export async function fill(
  house: House,
  { url, cases, say }: { url: string; cases: number; say: (line: string) => void },
): Promise<Filled> {
  const chance = makeChance(cases);
  const pool = createPool({ uri: url, connectionLimit: 4, timezone: 'Z' });
  const writer = makeWriter(pool);
  const now = house.clock.now();
  const [hands, units] = await handsOf(house);
  const categories = [...house.atlas().categories.values()].map(({ code }) => code);
  const texts = makeTexts(await placesOf(house), 2000);
  const cipher = house.privacy.encrypt('+8613800000000');
  const sums = new Map<string, Sums>();
  const months = new Map<string, Sums>();
  const today = beijingDay(now);
  const filled: Filled = { numbers: [], phones: [], events: 0 };
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
    const filedAt = new Date(now.getTime() - YEAR * DAY * (1 - index / cases));
    const day = beijingDay(filedAt);
    if (day !== serialDay) {
      serialDay = day;
      serial = 0;
      // A line never comes for a day before its filing: what lies before today's filings is complete.
      await flush(day);
    }
    const caseId = newId();
    const life = oneLife({
      chance,
      caseId,
      filedAt,
      now,
      channel: pick(chance, CHANNELS),
      categoryCode: pick(chance, categories),
      text: pick(chance, texts),
      hands: pick(chance, hands),
      otherUnit: pick(chance, units),
    });
    const lines = linesOf(life.events);
    const number = formatCaseNumber(day, ++serial);
    const phone = `+861${String(3_000_000_000 + index).padStart(10, '0')}`;
    const row = caseRow(life, { caseId, number, house, phone, cipher, index });
    if (index % Math.ceil(cases / 500) === 0) {
      filled.numbers.push(number);
      filled.phones.push(phone.slice(3));
    }
    filled.events += life.events.length;
    await writer.add('CaseFile', row);
    for (const event of life.events) await writer.add('CaseEvent', { ...event });
    for (const line of lines) {
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
    for (let round = 1; round <= life.rounds; round++)
      await writer.add('Survey', surveyRow(life, { caseId, round, row }));
    if (index % 50_000 === 49_999) say(`  ${(index + 1).toLocaleString('en')} cases`);
  }
  await flush(today);
  for (const [month, monthSums] of months) {
    if (month >= monthOf(today)) continue;
    for (const row of monthSums.rows()) await writer.add('FigureSum', { ...row });
    await writer.add('FigureSum', markOf(month));
  }
  await writer.add('Setting', { key: 'FIGURES_READ_TO', value: now.toISOString() });
  await writer.end();
  await pool.query('ANALYZE TABLE `CaseFile`, `CaseEvent`, `FigureLine`, `FigureSum`, `Survey`');
  await pool.end();
  return filled;
}

const markOf = (period: string): Row => ({
  id: `${period}:-`,
  period,
  areaCode: '-',
  dimension: 'mark',
  key: '',
  counts: 'summed',
});

interface Writer {
  add(table: string, row: Row): Promise<void>;
  end(): Promise<void>;
}

/** Rows in statements of a thousand, on a few connections at once. */
function makeWriter(pool: Pool): Writer {
  const waiting = new Map<string, Row[]>();
  const running = new Set<Promise<unknown>>();
  const write = async (table: string, rows: Row[]): Promise<void> => {
    const columns = Object.keys(rows[0] ?? {});
    const work = pool
      .query(`INSERT INTO \`${table}\` (${columns.map((name) => `\`${name}\``).join(', ')}) VALUES ?`, [
        rows.map((row) => columns.map((column) => row[column])),
      ])
      .finally(() => running.delete(work));
    running.add(work);
    if (running.size >= 4) await Promise.race(running);
  };
  return {
    async add(table, row) {
      const rows = waiting.get(table) ?? [];
      waiting.set(table, rows);
      rows.push(row);
      if (rows.length < STATEMENT) return;
      waiting.set(table, []);
      await write(table, rows);
    },
    async end() {
      for (const [table, rows] of waiting) if (rows.length > 0) await write(table, rows);
      await Promise.all(running);
    },
  };
}

async function handsOf(house: House): Promise<[Hands[], string[]]> {
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
  return [hands, units];
}

async function placesOf(house: House): Promise<Parameters<typeof makeTexts>[0]> {
  const rows = await house.db.read.placeName.findMany();
  return rows.map((row) => ({
    ...row,
    aliases: JSON.parse(row.aliases) as string[],
  }));
}

function caseRow(
  life: Life,
  given: { caseId: string; number: string; house: House; phone: string; cipher: string; index: number },
): Tables['CaseFile'] & Row {
  const first = life.events[0];
  const last = life.events.at(-1);
  if (!first || !last) throw new Error('a life has no event');
  const filing = JSON.parse(first.data) as { channel: string; areaPath: string; gridCode: string };
  const register = life.events.find(({ action }) => action === 'register');
  const stage = last.toStage;
  const open = ['received', 'registered', 'dispatched', 'handling', 'resolved'].includes(stage);
  const category = register ? (JSON.parse(register.data) as { categoryCode: string }).categoryCode : null;
  return {
    id: given.caseId,
    number: given.number,
    queryCode: '123456',
    stage,
    contactCipher: given.cipher,
    contactIndex: given.house.privacy.index(`phone:${given.phone}`),
    contactMobile: true,
    channel: filing.channel,
    residentId: newId(),
    text: first.note,
    placeText: '',
    categoryCode: category,
    gridCode: filing.gridCode,
    areaPath: filing.areaPath,
    pathOfDay: filing.areaPath,
    routeVerdict: 'sure',
    routeReasons: '[]',
    unitCode: last.unitCode,
    handlerIds: '[]',
    acceptDue: life.dues.accept,
    contactDue: life.dues.contact,
    resolveDue: life.dues.resolve,
    due: open ? (life.acceptedAt ? life.dues.resolve : life.dues.accept) : null,
    filedAt: first.at,
    acceptedAt: life.acceptedAt,
    contactedAt: life.contactedAt,
    resolvedAt: life.resolvedAt,
    closedAt: life.closedAt,
    updatedAt: last.at,
    version: life.events.length,
    headHash: last.hash || GENESIS,
    reopened: Math.max(0, life.rounds - 1),
  };
}

function surveyRow(life: Life, { caseId, round, row }: { caseId: string; round: number; row: Row }): Row {
  const invitedAt = life.closedAt ?? life.events.at(-1)?.at ?? new Date();
  return {
    id: newId(),
    caseId,
    residentId: row.residentId,
    round,
    state: row.stage === 'evaluated' ? 'answered' : 'open',
    areaPath: row.areaPath,
    invitedAt,
    expiresAt: new Date(invitedAt.getTime() + 7 * DAY),
    words: '',
  };
}
