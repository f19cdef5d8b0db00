/** The pages of staff as the doors make them, each with what it asks of the database; measured one after the other. */
import { QUEUES } from '@gridline/shared/queues.ts';
import { casesBehind } from '../../src/assessment/casesBehind.ts';
import { figureRows, figuresOf, lastMonth } from '../../src/assessment/figures.ts';
import { formulaFor, formulasOf } from '../../src/assessment/ranking/formulas.ts';
import { daysOfPeriod } from '../../src/assessment/ranking/period.ts';
import { rankingOf } from '../../src/assessment/ranking/ranking.ts';
import { readHotSpots } from '../../src/assessment/readHotSpots.ts';
import { flagsInSight, flagViews } from '../../src/assessment/watch/flags.ts';
import { countLists, listCases } from '../../src/cases/views/lists.ts';
import { listReminders } from '../../src/cases/reminders/inbox.ts';
import { peopleOf, similarCases, toldByCase, toldOf } from '../../src/cases/many/similarCases.ts';
import { staffCase } from '../../src/cases/views/staffCase.ts';
import type { House } from '../../src/house.ts';
import { viewerOf, type Viewer } from '../../src/staff/sight.ts';
import type { Base } from './base.ts';

export interface Page {
  name: string;
  open(round: number): Promise<unknown>;
}

/** One person of each kind that has a view of its own. */
const PEOPLE = { 区督办: 'supervisor1', 街道督办: 'supervisor2', 网格员: 'grid1', 承办人: 'unit1' } as const;
const FLAGS = 51;
const REMINDERS = 51;

type Samples = Pick<Base, 'numbers' | 'phones'>;

export async function pagesOf(house: House, samples: Samples): Promise<Page[]> {
  const viewers = new Map<string, Viewer>();
  for (const [name, username] of Object.entries(PEOPLE)) {
    const staff = await house.db.read.staff.findUniqueOrThrow({ where: { username } });
    viewers.set(name, viewerOf(staff, house.atlas().areas.pathOf(staff.areaCode)));
  }
  const supervisor = viewers.get('区督办');
  if (!supervisor) throw new Error('the demonstration district has no supervisor');
  return [
    {
      name: '（尺度）按编号读一行',
      open: (round) =>
        house.db.read.caseFile.findUniqueOrThrow({ where: { number: at(samples.numbers, round) } }),
    },
    ...deskPages(house, viewers),
    ...casePages(house, supervisor, samples),
    ...figurePages(house, supervisor),
    ...watchPages(house, supervisor),
  ];
}

function at<T>(list: readonly T[], round: number): T {
  return list[round % list.length] as T;
}

function deskPages(house: House, viewers: ReadonlyMap<string, Viewer>): Page[] {
  return [
    ...[...viewers].flatMap(([name, viewer]) =>
      QUEUES.map((queue): Page => ({
        name: `列表 ${queue}（${name}）`,
        open: async () => {
          const { rows } = await listCases(house, viewer, { queue, q: '' });
          await peopleOf(
            house,
            rows.map(({ id }) => id),
          );
        },
      })),
    ),
    ...[...viewers].map(([name, viewer]): Page => ({
      name: `各列表件数（${name}）`,
      open: () => countLists(house, viewer),
    })),
    ...[...viewers].map(([name, viewer]): Page => ({
      name: `提醒（${name}）`,
      open: () => listReminders(house, viewer.staff.id, { take: REMINDERS }),
    })),
  ];
}

function casePages(house: House, supervisor: Viewer, { numbers, phones }: Samples): Page[] {
  const { read } = house.db;
  const search = (name: string, q: (round: number) => string): Page => ({
    name,
    open: (round) => listCases(house, supervisor, { queue: 'all', q: q(round) }),
  });
  return [
    {
      name: '案件与全程记录',
      open: async (round) => {
        const row = await read.caseFile.findUniqueOrThrow({ where: { number: at(numbers, round) } });
        return staffCase(house, row, supervisor);
      },
    },
    search('按编号找', (round) => at(numbers, round)),
    search('按电话找', (round) => at(phones, round)),
    search('按字词找（常见）', (round) => at(['路灯', '油烟', '下水道', '施工'], round)),
    search('按字词找（没有的）', (round) => `没有人写过的话${round}`),
    {
      name: '相似的案件（已有的一件）',
      open: async (round) => {
        const skip = round * 7;
        const row = await read.caseFile.findFirst({
          where: { stage: 'handling' },
          orderBy: [{ due: 'desc' }, { id: 'desc' }],
          skip,
        });
        return row && similarCases(house, toldByCase(row), { most: 10, fits: () => true });
      },
    },
    {
      name: '相似的案件（正在写的话）',
      open: (round) => {
        const place = at(['水景苑', '港西路', '人民路'], round);
        const told = toldOf(house, { text: `${place}的路灯坏了好几天`, placeText: place });
        return similarCases(house, told, { most: 10, fits: () => true });
      },
    },
  ];
}

function figurePages(house: House, supervisor: Viewer): Page[] {
  const { areas, units } = house.atlas();
  const root = areas.all.find(({ parentCode }) => parentCode === null);
  const street = areas.children(root?.code ?? '')[0];
  const community = areas.children(street?.code ?? '')[0];
  const grid = areas.children(community?.code ?? '')[0];
  const month = lastMonth(house.clock.now());
  const of = (area: { code: string; path: string } | undefined): Parameters<typeof figuresOf>[1] => ({
    scope: { areaCode: area?.code ?? '', paths: [area?.path ?? ''] },
    ...month,
  });
  /** Sums that were read are kept by database: for another one nothing is. */
  const cold = (): House => ({ ...house, db: { ...house.db } });
  const behind = (
    name: string,
    measures: Parameters<typeof casesBehind>[2]['measures'],
    only: Parameters<typeof casesBehind>[2]['only'] = null,
  ): Page => ({
    name: `统计背后：${name}`,
    open: () => casesBehind(house, supervisor, { ...of(root), measures, only, cursor: null }),
  });
  return [
    ...[root, street, community, grid].flatMap((area): Page[] => [
      { name: `一个月的统计（${area?.name ?? ''}）`, open: () => figuresOf(house, of(area)) },
      { name: `同上，头一次看（${area?.name ?? ''}）`, open: () => figuresOf(cold(), of(area)) },
    ]),
    ...(['unit', 'person', 'category'] as const).flatMap((by): Page[] => [
      { name: `一个月的统计按 ${by}`, open: () => figureRows(house, { ...of(root), by }) },
      { name: `同上，头一次看，按 ${by}`, open: () => figureRows(cold(), { ...of(root), by }) },
    ]),
    ...(['area', 'unit'] as const).map((by): Page => ({
      name: `季度排名按 ${by}`,
      open: async () => {
        const now = house.clock.now();
        const period = `${now.getUTCFullYear()}Q${Math.floor(now.getUTCMonth() / 3) + 1}`;
        const { from, to, firstDay } = daysOfPeriod(period);
        const formula = formulaFor(await formulasOf(house), firstDay);
        return rankingOf(cold(), { ...of(root), from, to, by, period }, formula);
      },
    })),
    behind('应办结 的案件', ['dueWhole']),
    behind('没有解决 的案件', ['solvedNo']),
    behind('一个单位的退件', ['sentBack'], { by: 'unit', key: at([...units.keys()], 0) }),
  ];
}

function watchPages(house: House, supervisor: Viewer): Page[] {
  const { read } = house.db;
  const root = house.atlas().areas.all.find(({ parentCode }) => parentCode === null);
  const street = house.atlas().areas.children(root?.code ?? '')[0];
  return [
    {
      name: '热点（全区 14 天）',
      open: () => readHotSpots(house, { viewer: supervisor, paths: null, days: 14 }),
    },
    {
      name: '热点（一个街道 14 天）',
      open: () => readHotSpots(house, { viewer: supervisor, paths: [street?.path ?? ''], days: 14 }),
    },
    {
      name: '粉饰核查',
      open: async () => {
        const where = { state: 'open', ...flagsInSight(supervisor) };
        const [rows] = await Promise.all([
          read.flag.findMany({ where, orderBy: { id: 'desc' }, take: FLAGS }),
          read.flag.count({ where }),
        ]);
        return flagViews(house, rows);
      },
    },
  ];
}
