/** Editions of the division from the command line: `npm run areas -- editions | release | what-if`. */
import { parseArgs } from 'node:util';
import type { EditionView, WhatIf } from '@gridline/shared/areaApi.ts';
import { BEIJING_OFFSET_MS, fromBeijing } from '@gridline/shared/time.ts';
import { listEditions, oneEdition } from '../src/areas/editionViews.ts';
import { releaseEdition } from '../src/areas/releaseEdition.ts';
import { whatIf } from '../src/assessment/whatIf.ts';
import { openDatabase, type Database } from '../src/db/database.ts';
import { EnvError, readEnv } from '../src/env.ts';
import { Refusal } from '../src/errors.ts';
import { readDistrictAtlas } from '../src/routing/districtAtlas.ts';
import { tableLines } from './chineseTable.ts';
import { PlainError } from './plainError.mjs';
import { say, step } from './progress.mjs';

const STATES: Record<EditionView['state'], string> = {
  draft: '草案',
  planned: '待生效',
  inForce: '现行',
  former: '历史',
};
/** Grids and flows beyond these are in the console and in `--json`. */
const MOST_LINES = 40;

/** All editions, drafts first. */
export async function editionsCommand(args: readonly string[]): Promise<void> {
  const { values } = read(args, { json: { type: 'boolean' } });
  const editions = await withDatabase((db) => listEditions(db, new Date()));
  if (values.json) return say(JSON.stringify(editions));
  const rows = editions.map((edition) => [
    edition.name,
    STATES[edition.state],
    moment(edition.effectiveFrom),
    edition.areas,
    edition.grids,
    edition.households,
    edition.faults === null ? '未检查' : edition.faults === 0 ? '通过' : `${edition.faults} 处严重`,
    edition.movedAt ? moment(edition.movedAt) : '',
    edition.id,
  ]);
  const head = ['名称', '状态', '生效时间', '区域', '网格', '户数', '边界检查', '案件转完', '编号'];
  for (const line of tableLines(head, rows)) say(line);
}

/** Gives a draft its day: `release <名称或编号> <2027-01-01 00:00 | now>`, Beijing time. */
export async function releaseCommand(args: readonly string[]): Promise<void> {
  const { positionals } = read(args, {});
  const [wanted, ...when] = positionals;
  const now = new Date();
  const effectiveFrom = when[0] === 'now' ? now : instantOf(when.join(' '));
  if (!wanted || !effectiveFrom)
    throw new PlainError(
      'release_usage',
      '请写明哪一版、什么时候生效（北京时间）：npm run areas -- release <名称或编号> "2027-01-01 00:00"，或者 now 立即生效。',
    );
  await withDatabase(async (db) => {
    const { id, version } = await editionCalled(db, wanted, now);
    await releaseEdition(db, { id, version, now, staffId: null, effectiveFrom });
    const { edition, looseEnds } = await oneEdition(db, { id, now });
    say(
      `“${edition.name}”定于 ${moment(edition.effectiveFrom)} 生效，正在运行的网关到时自动换用，5 秒内生效。`,
    );
    for (const line of looseEnds) say(`  注意：${line}`);
  });
}

/** What it would change: `what-if <名称或编号> [--from 2026-01-01] [--to 2027-01-01] [--json]`. */
export async function whatIfCommand(args: readonly string[]): Promise<void> {
  const { positionals, values } = read(args, {
    from: { type: 'string' },
    to: { type: 'string' },
    json: { type: 'boolean' },
  });
  const [wanted, ...more] = positionals;
  if (!wanted || more.length > 0)
    throw new PlainError(
      'what_if_usage',
      '请写明试算哪一版：npm run areas -- what-if <名称或编号> [--from 2026-01-01] [--to 2027-01-01]',
    );
  const [from, to] = [dayOf(values.from), dayOf(values.to)];
  const now = new Date();
  const found = await withDatabase(async (db) => {
    const { id } = await editionCalled(db, wanted, now);
    const atlas = await readDistrictAtlas(db, now);
    return step('试算', () =>
      whatIf(db, { editionId: id, atlas, now, ...(from && { from }), ...(to && { to }) }),
    );
  });
  if (values.json) return say(JSON.stringify(found));
  for (const line of whatIfLines(found)) say(line);
}

/** Pure: who gains and loses, and where the cases go. */
export function whatIfLines({ grids, flows, ...sums }: WhatIf): string[] {
  const nameOf = new Map(grids.map(({ code, name }) => [code, name]));
  const changed = grids.filter(
    ({ before, after }) => before?.cases !== after?.cases || before?.households !== after?.households,
  );
  const rows = changed
    .slice(0, MOST_LINES)
    .map(({ code, name, before, after }) => [
      name,
      code,
      before?.cases ?? '-',
      after?.cases ?? '-',
      signed((after?.cases ?? 0) - (before?.cases ?? 0)),
      before?.households ?? '-',
      after?.households ?? '-',
      signed((after?.households ?? 0) - (before?.households ?? 0)),
    ]);
  const flowRows = flows
    .slice(0, MOST_LINES)
    .map(({ from, to, cases }) => [nameOf.get(from) ?? from, nameOf.get(to) ?? to, cases]);
  return [
    `${moment(sums.from)} 至 ${moment(sums.to)}：重算 ${sums.replayed} 件，换网格 ${sums.moved} 件，没有网格管 ${sums.unowned} 件，没有地点不能重算 ${sums.unplaced} 件。`,
    `${changed.length} 个网格有变化，${grids.length - changed.length} 个不变。`,
    ...(rows.length > 0
      ? tableLines(['网格', '编码', '原案件', '新案件', '增减', '原户数', '新户数', '增减'], rows)
      : []),
    ...more(changed.length),
    ...(flowRows.length > 0 ? ['', ...tableLines(['从', '到', '案件'], flowRows)] : []),
    ...more(flows.length),
  ];
}

function more(count: number): string[] {
  return count > MOST_LINES ? [`……还有 ${count - MOST_LINES} 行，加 --json 看全部。`] : [];
}

function signed(change: number): string {
  return change > 0 ? `+${change}` : String(change);
}

function dayOf(day: string | undefined): Date | undefined {
  if (day === undefined) return undefined;
  const at = instantOf(day);
  if (!at) throw new PlainError('day_wrong', `“${day}”不是日期，请写成 2026-01-01。`);
  return at;
}

/** From `2027-01-01` or `2027-01-01 08:30`, Beijing time; `null` for what no calendar has. */
function instantOf(text: string): Date | null {
  const full = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text} 00:00` : text;
  const at = fromBeijing(full);
  return at && moment(at.toISOString()) === full.slice(0, 16).replace('T', ' ') ? at : null;
}

/** `2027-01-01 00:00`, Beijing time. */
function moment(at: string | null): string {
  if (at === null) return '';
  return new Date(Date.parse(at) + BEIJING_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');
}

/** By id, or by a name that only one has. */
async function editionCalled(db: Database, wanted: string, now: Date): Promise<EditionView> {
  const editions = await listEditions(db, now);
  const found = editions.filter(({ id, name }) => id === wanted || name === wanted);
  const [only] = found;
  if (only && found.length === 1) return only;
  const code = only ? 'edition_ambiguous' : 'edition_unknown';
  const why = only ? `有 ${found.length} 版都叫“${wanted}”，请写编号` : `没有叫“${wanted}”的版本`;
  throw new PlainError(code, `${why}。用 npm run areas -- editions 看全部版本。`);
}

type Options = NonNullable<Parameters<typeof parseArgs>[0]>['options'];

function read<T extends NonNullable<Options>>(
  args: readonly string[],
  options: T,
): ReturnType<typeof parseArgs<{ args: string[]; options: T; allowPositionals: true }>> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const wrong = /'([^']+)'/.exec((error as Error).message)?.[1] ?? '';
    throw new PlainError('arguments_wrong', `参数 ${wrong} 看不懂，或者缺了它的值，请核对。`);
  }
}

async function withDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
  try {
    const db = await openDatabase(readEnv(process.env).databaseUrl);
    try {
      await mustBePrepared(db);
      return await work(db);
    } finally {
      await db.close();
    }
  } catch (error) {
    if (error instanceof Refusal || error instanceof EnvError)
      throw new PlainError(error.code, error.message);
    throw error;
  }
}

async function mustBePrepared(db: Database): Promise<void> {
  try {
    await db.read.edition.findFirst({ select: { id: true } });
  } catch (error) {
    const sentence = '数据库连不上，或者还没有建好：请核对 DATABASE_URL，再运行 npm run migrate。';
    throw new PlainError('database_unprepared', sentence, String(error).split('\n').at(-1));
  }
}
