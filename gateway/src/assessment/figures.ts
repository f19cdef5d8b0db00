/**
 * The field's three rates and volumes of an area and period. Each rate carries its numerator and denominator. A case
 * counts for the grid of the day it was filed, a survey for the grid of the day it was asked: a re-division moves
 * work, never figures.
 */
import { CHANNEL_LABELS, type Channel } from '@gridline/shared/labels.ts';
import { isSatisfied } from '@gridline/shared/survey.ts';
import type { Figures } from '@gridline/shared/staffApi.ts';
import { isOpen, type Stage } from '@gridline/shared/workflow.ts';
import { gridNameOf } from '../cases/names.ts';
import type { House } from '../house.ts';

interface CaseLine {
  id: string;
  stage: string;
  channel: string;
  categoryCode: string | null;
  pathOfDay: string;
  contactDue: Date | null;
  contactedAt: Date | null;
  due: Date | null;
  reopened: number;
}

interface SurveyLine {
  caseId: string;
  areaPath: string;
  state: string;
  contacted: boolean | null;
  solved: string | null;
  satisfaction: number | null;
}

type Rate = Figures['response'];

const CASE_LINE = {
  id: true,
  stage: true,
  channel: true,
  categoryCode: true,
  pathOfDay: true,
  contactDue: true,
  contactedAt: true,
  due: true,
  reopened: true,
} as const;
const SURVEY_LINE = {
  caseId: true,
  areaPath: true,
  state: true,
  contacted: true,
  solved: true,
  satisfaction: true,
} as const;

/**
 * Cases filed and surveys asked in `[from, to)` in an area.
 * @param given.areaCode names the area @param given.paths where it hung in each edition; one of the root is everything
 */
export async function figuresOf(
  house: House,
  given: { areaCode: string; paths: readonly string[]; from: Date; to: Date },
): Promise<Figures> {
  const { areaCode, paths, from, to } = given;
  const atlas = house.atlas();
  const now = house.clock.now();
  const whole = paths.every((path) => path.split('/').filter(Boolean).length <= 1);
  const cases: CaseLine[] = await house.db.read.caseFile.findMany({
    where: {
      ...(!whole && { OR: paths.map((path) => ({ pathOfDay: { startsWith: path } })) }),
      filedAt: { gte: from, lt: to },
    },
    select: CASE_LINE,
  });
  const surveys: SurveyLine[] = await house.db.read.survey.findMany({
    where: {
      ...(!whole && { OR: paths.map((path) => ({ areaPath: { startsWith: path } })) }),
      invitedAt: { gte: from, lt: to },
    },
    select: SURVEY_LINE,
  });
  const said = saidOf(surveys);
  const today = atlas.areas.children(areaCode).map(({ code }) => code);
  const byChild = sharesOf(areaCode, { cases, surveys, today });
  return {
    areaCode,
    areaName: gridNameOf(atlas, areaCode) ?? areaCode,
    from: from.toISOString(),
    to: to.toISOString(),
    filed: cases.length,
    open: cases.filter((row) => isOpen(row.stage as Stage)).length,
    closed: cases.filter((row) => ['closed', 'evaluated'].includes(row.stage)).length,
    overdue: cases.filter((row) => isOpen(row.stage as Stage) && row.due !== null && row.due < now).length,
    reopened: cases.filter((row) => row.reopened > 0).length,
    ...ratesOf(cases, surveys, { now, said }),
    unanswered: rate(surveys.filter((survey) => survey.state !== 'answered').length, surveys.length),
    byChannel: counted(cases.map((row) => row.channel)).map(([channel, count]) => ({
      channel,
      label: CHANNEL_LABELS[channel as Channel],
      count,
    })),
    byCategory: counted(cases.map((row) => row.categoryCode ?? '')).map(([code, count]) => ({
      code,
      name: atlas.category(code)?.name ?? '未定类',
      count,
    })),
    byArea: [...byChild].map(([code, { own, asked }]) => {
      const open = own.filter((row) => isOpen(row.stage as Stage)).length;
      const name = gridNameOf(atlas, code) ?? code;
      return { code, name, filed: own.length, open, ...ratesOf(own, asked, { now, said }) };
    }),
  };
}

interface Share {
  own: CaseLine[];
  asked: SurveyLine[];
}

/** What falls to each child: the area's children of today first, then those that it had on the days of the rows. */
function sharesOf(
  areaCode: string,
  { cases, surveys, today }: { cases: CaseLine[]; surveys: SurveyLine[]; today: readonly string[] },
): Map<string, Share> {
  const shares = new Map<string, Share>(today.map((code) => [code, { own: [], asked: [] }]));
  const shareOf = (path: string): Share | null => {
    const code = childIn(path, areaCode);
    if (code === null) return null;
    const share = shares.get(code) ?? { own: [], asked: [] };
    shares.set(code, share);
    return share;
  };
  for (const row of cases) shareOf(row.pathOfDay)?.own.push(row);
  for (const survey of surveys) shareOf(survey.areaPath)?.asked.push(survey);
  return shares;
}

/** The code below the area's on a path, if the path goes on there. */
function childIn(path: string, areaCode: string): string | null {
  const codes = path.split('/').filter(Boolean);
  const at = codes.indexOf(areaCode);
  return at < 0 ? null : (codes[at + 1] ?? null);
}

/** By case: whether the resident says that they were contacted. */
function saidOf(surveys: readonly SurveyLine[]): Map<string, boolean> {
  return new Map(
    surveys.flatMap(({ caseId, state, contacted }) =>
      state === 'answered' && contacted !== null ? [[caseId, contacted]] : [],
    ),
  );
}

/**
 * 响应率: cases in which the resident says they were contacted, or a first contact is logged within the limit,
 * of those answered or due. 解决率: surveys answered "solved" of surveys answered. 满意率: satisfied of those
 * who said how satisfied they are.
 */
function ratesOf(
  cases: readonly CaseLine[],
  surveys: readonly SurveyLine[],
  { now, said }: { now: Date; said: ReadonlyMap<string, boolean> },
): { response: Rate; solution: Rate; satisfaction: Rate } {
  const answered = surveys.filter((survey) => survey.state === 'answered');
  const inTime = (row: CaseLine): boolean =>
    row.contactedAt !== null && (row.contactDue === null || row.contactedAt <= row.contactDue);
  const counts = cases.filter(
    (row) =>
      said.has(row.id) || row.contactedAt !== null || (row.contactDue !== null && row.contactDue <= now),
  );
  const graded = answered.filter((survey) => survey.satisfaction !== null);
  return {
    response: rate(counts.filter((row) => said.get(row.id) ?? inTime(row)).length, counts.length),
    solution: rate(answered.filter((survey) => survey.solved === 'yes').length, answered.length),
    satisfaction: rate(
      graded.filter((survey) => isSatisfied(survey.satisfaction ?? 0)).length,
      graded.length,
    ),
  };
}

function rate(part: number, whole: number): Rate {
  return { part, whole, rate: whole === 0 ? null : part / whole };
}

function counted(keys: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
