/** What holds of every case after every step, whoever did what and however much time passed. */
import { isOpen, ruleOf, STAGES, type Action, type Stage } from '@gridline/shared/workflow.ts';
import type { CaseEvent, CaseFile, CasePart } from '../../src/db/generated/mysql/client.ts';
import type { House } from '../../src/house.ts';
import { firstBroken } from '../../src/privacy/historyChain.ts';

export interface Seen {
  row: CaseFile;
  events: CaseEvent[];
  parts: CasePart[];
}

export async function seenOf(house: House, id: string): Promise<Seen> {
  const [row, events, parts] = await Promise.all([
    house.db.read.caseFile.findUniqueOrThrow({ where: { id } }),
    house.db.read.caseEvent.findMany({ where: { caseId: id }, orderBy: { seq: 'asc' } }),
    house.db.read.casePart.findMany({ where: { caseId: id } }),
  ]);
  return { row, events, parts };
}

/** Actions that may set a limit anew: all others leave it where it was. */
const SETS_LIMITS: readonly string[] = ['register', 'classify', 'extend', 'resume', 'locate'];

/** Sentences about what is wrong; none when all holds. */
export function wrongOf(before: Seen | null, now: Seen): string[] {
  const { row, events } = now;
  const added = events.slice(before?.events.length ?? 0);
  return [
    ...owned(row),
    ...leftOver(row),
    ...chained(now),
    ...partsOf(now),
    ...(before ? unchanged(before, now) : []),
    ...(before ? limited(before, now, added) : []),
    ...added.flatMap((event) => declared(event)),
    ...added.flatMap((event) => independent(event, events)),
  ];
}

/** One owner always: a unit has it in hand, or it waits in somebody's list with a reason. */
function owned({ stage, unitCode, triageReason, handlerIds }: CaseFile): string[] {
  if (!STAGES.includes(stage as Stage)) return [`no such stage: ${stage}`];
  if (!isOpen(stage as Stage)) return [];
  const withUnit = ['dispatched', 'handling', 'resolved'].includes(stage);
  if (withUnit && unitCode === null) return [`${stage} without a unit`];
  if (!withUnit && unitCode !== null) return [`${stage} though ${unitCode} has it`];
  if (stage === 'registered' && !triageReason) return ['registered, with no unit and no reason to wait'];
  if (['handling', 'resolved'].includes(stage) && handlerIds === '[]') return [`${stage} by nobody`];
  return [];
}

const WAITS: readonly string[] = ['received', 'registered', 'dispatched', 'handling'];

/** What belongs to some stages is gone in all others. */
function leftOver(row: CaseFile): string[] {
  const { stage } = row;
  const withUnit = ['dispatched', 'handling'].includes(stage);
  const done = ['resolved', 'closed', 'evaluated'].includes(stage);
  const closed = ['closed', 'evaluated'].includes(stage);
  const wrong: [keyof CaseFile, boolean][] = [
    // Who withdrew from a shared case is read with it still.
    ['mergedInto', row.mergedInto === null ? stage === 'merged' : !['merged', 'withdrawn'].includes(stage)],
    ['suspendedUntil', row.suspendedUntil !== null && !withUnit],
    ['asked', row.asked !== null && !withUnit],
    ['askedWhat', (row.askedWhat !== null) !== (row.asked !== null)],
    ['resolvedAt', (row.resolvedAt !== null) !== done],
    ['checkBy', (row.checkBy !== null) !== done],
    ['closedAt', (row.closedAt !== null) !== closed],
    ['dissatisfied', row.dissatisfied && !closed && stage !== 'merged'],
    ['handlerId', row.handlerId !== null && row.unitCode === null],
    ['escalatedBy', row.escalatedBy !== null && (withUnit || done)],
    ['handlerId', row.handlerId === null && stage === 'resolved'],
    // Waits for the grid leader to name a handler, or for somebody to name the grid.
    ['triageReason', row.triageReason !== null && row.gridCode !== null && !WAITS.includes(stage)],
    ['due', row.due !== null && !isOpen(stage as Stage)],
    ['markAt', row.markAt !== null && (row.due === null || row.suspendedUntil !== null)],
  ];
  return wrong.flatMap(([column, is]) => (is ? [`${column} is ${String(row[column])} at ${stage}`] : []));
}

/** A part that its unit owes has a clock that is watched, unless it stands still with the case. */
function partsOf({ row, parts }: Seen): string[] {
  return parts.flatMap(({ state, unitCode, told, markAt }) => {
    const owed = ['open', 'accepted'].includes(state);
    if (owed && !['dispatched', 'handling'].includes(row.stage))
      return [`${unitCode} owes a part of what is ${row.stage}`];
    const watched = owed && told < 100 && row.suspendedUntil === null;
    return watched === (markAt !== null)
      ? []
      : [`the clock of the part of ${unitCode} is ${watched ? 'not ' : ''}watched`];
  });
}

function chained({ row, events }: Seen): string[] {
  const broken = firstBroken(events);
  const last = events.at(-1);
  return [
    ...(broken ? [`the chain breaks at ${broken.seq}`] : []),
    ...(last?.hash === row.headHash && last.seq === row.version && last.toStage === row.stage
      ? []
      : ['the row does not agree with its last event']),
  ];
}

/** The past stays as it was, except for words that a later correction took out. */
function unchanged(before: Seen, now: Seen): string[] {
  const redacted = now.events.flatMap(({ action, data }) =>
    action === 'redact' ? [(JSON.parse(data) as { seq: number }).seq] : [],
  );
  return before.events.flatMap((event, index) => {
    const same = JSON.stringify(event) === JSON.stringify(now.events[index]);
    return same || redacted.includes(event.seq) ? [] : [`step ${event.seq} changed afterwards`];
  });
}

function limited(before: Seen, now: Seen, added: readonly CaseEvent[]): string[] {
  const moved = before.row.resolveDue?.getTime() !== now.row.resolveDue?.getTime();
  // Parted from the case it shared, it has the limits of what it learnt there.
  const learnt = before.row.categoryCode === null || before.row.urgency !== now.row.urgency;
  const may = added.some(
    ({ action, actorRole }) =>
      SETS_LIMITS.includes(action) ||
      (action === 'unmerge' && (learnt || actorRole === 'system')) ||
      // What was approved for all is theirs, too.
      action === 'dissent',
  );
  const later = (now.row.resolveDue?.getTime() ?? 0) > (before.row.resolveDue?.getTime() ?? 0);
  return [
    ...(moved && !may ? [`the limit moved by ${added.map(({ action }) => action).join()}`] : []),
    ...(later && added.every(({ action }) => ['sendBack', 'dispatch', 'escalate', 'reopen'].includes(action))
      ? ['passing on gave more time']
      : []),
    ...(now.row.filedAt.getTime() === before.row.filedAt.getTime() ? [] : ['the filing moved']),
    ...(now.row.extended > 1 ? ['extended twice'] : []),
    ...(now.row.givenBack > 1 ? ['given back twice'] : []),
  ];
}

/** Each event is a row of the table: its action leads from where it was to where it is. */
function declared({ action, fromStage, toStage, actorRole }: CaseEvent): string[] {
  if (action === 'file') return [];
  const rule = ruleOf(action as Action);
  const wrong =
    !rule.from.includes(fromStage as Stage) ||
    (rule.to ?? fromStage) !== toStage ||
    !(rule.by as readonly string[]).includes(actorRole);
  return wrong ? [`${String(fromStage)} ${action} ${toStage} by ${actorRole} is not declared`] : [];
}

/** Who closes did not handle it, and is of no unit that did. */
function independent(event: CaseEvent, events: readonly CaseEvent[]): string[] {
  if (event.action !== 'verify' || event.actorRole === 'system') return [];
  const hands = events.filter(
    ({ action, seq }) =>
      seq < event.seq && ['accept', 'resolve', 'acceptPart', 'finishPart'].includes(action),
  );
  return hands.some(({ actorId }) => actorId === event.actorId) ? ['closed by who handled it'] : [];
}
