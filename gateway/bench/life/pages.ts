/** The pages of staff as the doors make them, each with what it asks of the database; measured one after the other. */
import { QUEUES } from '@gridline/shared/queues.ts';
import { casesBehind } from '../../src/assessment/casesBehind.ts';
import { figureRows, figuresOf, lastMonth } from '../../src/assessment/figures.ts';
import { countQueues, countWaiting, listCases } from '../../src/cases/lists.ts';
import { staffCase } from '../../src/cases/staffCase.ts';
import type { House } from '../../src/house.ts';
import { viewerOf, type Viewer } from '../../src/staff/sight.ts';
import type { Filled } from './fill.ts';

export interface Page {
  name: string;
  open(round: number): Promise<unknown>;
}

/** One person of each kind that has a view of its own. */
const PEOPLE = { 区督办: 'supervisor1', 街道督办: 'supervisor2', 网格员: 'grid1', 承办人: 'unit1' } as const;

export async function pagesOf(house: House, filled: Filled): Promise<Page[]> {
  const viewers = new Map<string, Viewer>();
  for (const [name, username] of Object.entries(PEOPLE)) {
    const staff = await house.db.read.staff.findUniqueOrThrow({ where: { username } });
    viewers.set(name, viewerOf(staff, house.atlas().areas.pathOf(staff.areaCode)));
  }
  const supervisor = viewers.get('区督办');
  if (!supervisor) throw new Error('the demonstration district has no supervisor');
  const at = <T>(list: readonly T[], round: number): T => list[round % list.length] as T;
  const root = house.atlas().areas.all.find(({ parentCode }) => parentCode === null);
  const street = house.atlas().areas.children(root?.code ?? '')[0];
  const community = house.atlas().areas.children(street?.code ?? '')[0];
  const grid = house.atlas().areas.children(community?.code ?? '')[0];
  const month = lastMonth(house.clock.now());
  const of = (area: { code: string; path: string } | undefined): Parameters<typeof figuresOf>[1] => ({
    scope: { areaCode: area?.code ?? '', paths: [area?.path ?? ''] },
    ...month,
  });
  return [
    ...[...viewers].flatMap(([name, viewer]) =>
      QUEUES.map((queue): Page => ({
        name: `列表 ${queue}（${name}）`,
        open: () => listCases(house, viewer, { queue, q: '' }),
      })),
    ),
    ...[...viewers].map(([name, viewer]): Page => ({
      name: `各列表件数（${name}）`,
      open: () => Promise.all([countQueues(house, viewer), countWaiting(house, viewer)]),
    })),
    {
      name: '案件与全程记录',
      open: async (round) => {
        const row = await house.db.read.caseFile.findUniqueOrThrow({
          where: { number: at(filled.numbers, round) },
        });
        return staffCase(house, row, supervisor);
      },
    },
    search('按编号找', (round) => at(filled.numbers, round)),
    search('按电话找', (round) => at(filled.phones, round)),
    search('按字词找（常见）', (round) => at(['路灯', '油烟', '下水道', '施工'], round)),
    search('按字词找（没有的）', (round) => `没有人写过的话${round}`),
    ...[root, street, community, grid].map((area): Page => ({
      name: `一个月的统计（${area?.name ?? ''}）`,
      open: () => figuresOf(house, of(area)),
    })),
    ...(['unit', 'person', 'category'] as const).map((by): Page => ({
      name: `一个月的统计按 ${by}`,
      open: () => figureRows(house, { ...of(root), by }),
    })),
    behind('应办结 的案件', ['dueWhole']),
    behind('没有解决 的案件', ['solvedNo']),
    behind('一个单位的退件', ['sentBack'], { by: 'unit', key: at([...house.atlas().units.keys()], 0) }),
  ];

  function search(name: string, q: (round: number) => string): Page {
    return { name, open: (round) => listCases(house, supervisor as Viewer, { queue: 'all', q: q(round) }) };
  }
  function behind(
    name: string,
    measures: Parameters<typeof casesBehind>[2]['measures'],
    only: Parameters<typeof casesBehind>[2]['only'] = null,
  ): Page {
    return {
      name: `统计背后：${name}`,
      open: () => casesBehind(house, supervisor as Viewer, { ...of(root), measures, only, cursor: null }),
    };
  }
}
