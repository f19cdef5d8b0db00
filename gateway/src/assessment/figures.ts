/** The field's three rates and volumes of an area and period. Each rate carries its numerator and denominator. */
import { CHANNEL_LABELS, type Channel } from '@gridline/shared/labels.ts';
import { isSatisfied } from '@gridline/shared/survey.ts';
import type { Figures } from '@gridline/shared/staffApi.ts';
import { isOpen, type Stage } from '@gridline/shared/workflow.ts';
import type { House } from '../house.ts';

interface CaseLine {
  id: string;
  stage: string;
  channel: string;
  categoryCode: string | null;
  areaPath: string;
  filedAt: Date;
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

/** Cases filed and surveys asked in `[from, to)` below `areaPath`; `areaCode` names the area. */
export async function figuresOf(
  house: House,
  given: { areaCode: string; areaPath: string; from: Date; to: Date },
): Promise<Figures> {
  const { areaCode, areaPath, from, to } = given;
  const atlas = house.atlas();
  const now = house.clock.now();
  const whole = areaPath.split('/').filter(Boolean).length <= 1;
  const within = whole ? {} : { areaPath: { startsWith: areaPath } };
  const cases: CaseLine[] = await house.db.read.caseFile.findMany({
    where: { ...within, filedAt: { gte: from, lt: to } },
  });
  const surveys: SurveyLine[] = await house.db.read.survey.findMany({
    where: { ...within, invitedAt: { gte: from, lt: to } },
  });
  const children = atlas.areas.children(areaCode);
  return {
    areaCode,
    areaName: atlas.areas.get(areaCode)?.name ?? areaCode,
    from: from.toISOString(),
    to: to.toISOString(),
    filed: cases.length,
    open: cases.filter((row) => isOpen(row.stage as Stage)).length,
    closed: cases.filter((row) => ['closed', 'evaluated'].includes(row.stage)).length,
    overdue: cases.filter((row) => isOpen(row.stage as Stage) && row.due !== null && row.due < now).length,
    reopened: cases.filter((row) => row.reopened > 0).length,
    ...ratesOf(cases, surveys, now),
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
    byArea: children.map((area) => {
      const path = atlas.areas.pathOf(area.code);
      const own = cases.filter((row) => row.areaPath.startsWith(path));
      const asked = surveys.filter((survey) => survey.areaPath.startsWith(path));
      const open = own.filter((row) => isOpen(row.stage as Stage)).length;
      return { code: area.code, name: area.name, filed: own.length, open, ...ratesOf(own, asked, now) };
    }),
  };
}

/**
 * 响应率: cases in which the resident says they were contacted, or a first contact is logged within the limit,
 * of those answered or due. 解决率: surveys answered "solved" of surveys answered. 满意率: satisfied of those
 * who said how satisfied they are.
 */
export function ratesOf(
  cases: readonly CaseLine[],
  surveys: readonly SurveyLine[],
  now: Date,
): { response: Rate; solution: Rate; satisfaction: Rate } {
  const answered = surveys.filter((survey) => survey.state === 'answered');
  const said = new Map(
    answered.filter((survey) => survey.contacted !== null).map((survey) => [survey.caseId, survey.contacted]),
  );
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
