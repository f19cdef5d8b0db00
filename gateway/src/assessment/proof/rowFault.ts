/** What 在办, 超期 and 挂账 read of the row of a case, compared with what its history says. Pure. */
import { STAGE_LABELS } from '@gridline/shared/labels.ts';
import { beijingClock, beijingDate } from '@gridline/shared/time.ts';
import type { Calendar } from '../../cases/clocks/deadlines.ts';
import { runningDue } from '../../cases/clocks/runClocks.ts';
import type { CaseEvent, CaseFile } from '../../db/generated/mysql/client.ts';
import { instantOf, readData } from '../lines/eventData.ts';

/** The columns, in the order in which they are compared: what runs is made of those before it. */
const COLUMNS = {
  stage: '环节',
  unitCode: '承办单位',
  suspendedUntil: '挂账到期日',
  acceptDue: '签收时限',
  contactDue: '首次联系时限',
  resolveDue: '办理时限',
  acceptedAt: '签收时间',
  resolvedAt: '处置完成时间',
  due: '正在计的时限',
} as const satisfies Partial<Record<keyof CaseFile, string>>;
type Column = keyof typeof COLUMNS;

/** By column; `undefined` where the history does not say. */
type Told = { [C in Column]?: CaseFile[C] | undefined };
type Step = Pick<CaseEvent, 'at' | 'action' | 'toStage' | 'unitCode' | 'data'>;

/** Every process follows a change of the hours within it. */
const HEARD_OF_MS = 60_000;

interface Given {
  /** The whole history, oldest first, of a case that is open by it. */
  events: readonly Step[];
  row: CaseFile;
  calendar: Calendar;
  /** When the hours of service were changed last: what ran by them before was counted in other hours. */
  hoursChangedAt: Date | null;
}

/** The first column that differs, as a sentence; `null` when all fit. */
export function rowFault({ events, row, calendar, hoursChangedAt }: Given): string | null {
  const last = events.at(-1);
  if (!last) return '历史里没有这件案件。';
  const told = toldBy(events);
  for (const column of Object.keys(COLUMNS) as Column[]) {
    const is = row[column];
    const should =
      column === 'due'
        ? dueBy(told, { row, calendar, countable: countable(last, hoursChangedAt) })
        : told[column];
    if (should !== undefined && written(should) !== written(is))
      return `案件上的“${COLUMNS[column]}”（${column}）被改过：按历史应是“${readable(should)}”，现在是“${readable(is)}”。`;
    if (should === undefined && is === null && isOwed(column, told))
      return `案件上的“${COLUMNS[column]}”（${column}）不见了。`;
  }
  return null;
}

function toldBy(events: readonly Step[]): Told {
  const told: Told = { suspendedUntil: null, acceptedAt: null, resolvedAt: null };
  for (const { at, action, toStage, unitCode, data } of events) {
    Object.assign(told, { stage: toStage, unitCode });
    const { dues, until, acceptedAt } = readData(data);
    if (dues?.accept !== undefined) told.acceptDue = dues.accept;
    if (dues?.contact !== undefined) told.contactDue = dues.contact;
    if (dues?.resolve !== undefined) told.resolveDue = dues.resolve;
    if (acceptedAt) told.acceptedAt ??= acceptedAt;
    if (action === 'accept') told.acceptedAt ??= at;
    if (action === 'resolve') told.resolvedAt = at;
    if (action === 'refuse' || action === 'reopen') told.resolvedAt = null;
    if (action === 'suspend') told.suspendedUntil = instantOf(until) ?? undefined;
    if (action === 'resume') told.suspendedUntil = null;
  }
  return told;
}

/** Of limits that the history does not tell, older ones, the row is believed. */
function dueBy(
  told: Told,
  { row, calendar, countable }: { row: CaseFile; calendar: Calendar; countable: boolean },
): Date | null | undefined {
  if (told.stage === 'resolved' && (!countable || told.resolveDue === undefined)) return undefined;
  const known = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
  return runningDue({ ...row, ...known }, calendar);
}

/** Only the limit of verifying is no event's: it is counted at each step, by the hours as that process knew them. */
function countable({ at }: Step, hoursChangedAt: Date | null): boolean {
  return hoursChangedAt === null || hoursChangedAt.getTime() + HEARD_OF_MS < at.getTime();
}

/** Whatever the instant is, there is one. */
function isOwed(column: Column, told: Told): boolean {
  return column === 'suspendedUntil' || (column === 'due' && told.resolveDue !== undefined);
}

const written = (value: string | Date | null): string | number | null =>
  value instanceof Date ? value.getTime() : value;

function readable(value: string | Date | null): string {
  if (value === null) return '无';
  if (value instanceof Date) return `${beijingDate(value)} ${beijingClock(value)}`;
  return (STAGE_LABELS as Record<string, string>)[value] ?? value;
}
