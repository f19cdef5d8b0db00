/** One step of a random life: time passes, the house does what is due, somebody tries something. */
import { parseCaseNumber } from '@gridline/shared/caseNumber.ts';
import { ACTIONS, allowedActions, ruleOf, type Action } from '@gridline/shared/workflow.ts';
import type { Staff, Survey } from '../../src/db/generated/mysql/client.ts';
import { act } from '../../src/cases/act.ts';
import { advance } from '../../src/cases/advance.ts';
import { factsOf } from '../../src/cases/draft.ts';
import { personOf } from '../../src/cases/views/staffCase.ts';
import type { ActionInput } from '../../src/cases/verbs/verb.ts';
import { Refusal } from '../../src/errors.ts';
import { viewerOf, type Viewer } from '../../src/staff/sight.ts';
import { rate } from '../../src/surveys/rate.ts';
import type { Instance } from '../dialogue/instance.ts';
import type { Move } from './moves.ts';

export interface Cast {
  instance: Instance;
  staff: readonly Staff[];
  /** Numbers of cases a case can be merged into. */
  numbers: readonly string[];
}

const MINUTE = 60_000;
const SAID = ['urge', 'supplement', 'urge', 'withdraw'] as const;

/** @returns what was done, `null` when it was refused: a refusal is an answer, anything else is thrown. */
export async function step(cast: Cast, caseId: string, move: Move): Promise<string | null> {
  const { instance } = cast;
  await instance.advanceTo(instance.clock.time() + move.minutes * MINUTE);
  const survey = await instance.house.db.read.survey.findFirst({
    where: { caseId },
    orderBy: { round: 'desc' },
  });
  // Where an answer is waited for, it is mostly the resident's turn.
  const residents = survey?.state === 'open' ? 3 : 1;
  try {
    return move.who % 5 < residents
      ? await byResident(cast, { caseId, survey, move })
      : await byStaff(cast, caseId, move);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

async function byResident(
  { instance: { house } }: Cast,
  { caseId, survey, move }: { caseId: string; survey: Survey | null; move: Move },
): Promise<string | null> {
  const row = await house.db.read.caseFile.findUniqueOrThrow({ where: { id: caseId } });
  const solved = (['yes', 'partly', 'no'] as const)[move.option % 3] ?? 'no';
  const rates = survey?.state === 'open' ? 3 : 1;
  if (survey && move.which % 4 < rates) {
    const rating = {
      contacted: move.which % 3 === 0,
      solved,
      satisfaction: 1 + (move.option % 5),
      words: '',
    };
    await rate(house, { caseId, rating, via: 'web' });
    return `rate ${solved}`;
  }
  const person = { role: 'resident' as const, id: row.residentId, unitCode: null, name: '居民' };
  const action = choose(SAID, move.which);
  // Who withdraws ends a life: often enough to be seen, seldom enough that most go on.
  if (!action || (action === 'withdraw' && move.option % 4 !== 0)) return null;
  await advance(house, { caseId, action, person, input: { note: '还在冒烟' } });
  return action;
}

async function byStaff(cast: Cast, caseId: string, move: Move): Promise<string | null> {
  const { house } = cast.instance;
  const row = await house.db.read.caseFile.findUniqueOrThrow({ where: { id: caseId } });
  const parts = await house.db.read.casePart.findMany({ where: { caseId } });
  const facts = factsOf(row, parts);
  const people = cast.staff.map((staff) => viewerOf(staff, house.atlas().areas.pathOf(staff.areaCode)));
  const able = people.filter((viewer) => allowedActions(facts, personOf(viewer)).length > 1);
  // Those who carry it on are few among all who may say something.
  const onward = people.filter((viewer) =>
    allowedActions(facts, personOf(viewer)).some((action) => ONWARD.includes(action)),
  );
  const those = move.bold ? people : move.who % 3 > 0 && onward.length > 0 ? onward : able;
  const viewer = choose(those, move.who);
  if (!viewer) return null;
  const action = choose(move.bold ? ACTIONS : likely(viewer, facts), move.which);
  if (!action || action === 'redact') return null;
  const input = inputOf(cast, { action, move, unitCode: row.unitCode });
  await act(house, { row, action, viewer, version: row.version, input });
  return `${action} by ${viewer.staff.username}`;
}

/**
 * What carries a case on is done more often than what stands beside it, and what ends it untouched least of all, or
 * most lives would be words and never come to a closing.
 */
function likely(viewer: Viewer, facts: Parameters<typeof allowedActions>[0]): Action[] {
  return allowedActions(facts, personOf(viewer)).flatMap((action) =>
    Array.from({ length: oftenOf(action) }, () => action),
  );
}
const ONWARD: readonly Action[] = [
  'register',
  'dispatch',
  'giveBack',
  'accept',
  'finishPart',
  'resolve',
  'verify',
];
const SELDOM: readonly Action[] = ['comment', 'decline', 'withdraw'];
function oftenOf(action: Action): number {
  if (ONWARD.includes(action)) return 12;
  if (action === 'contact' || action === 'merge') return 6;
  return SELDOM.includes(action) ? 1 : 3;
}

function inputOf(
  { instance, numbers }: Cast,
  { action, move, unitCode }: { action: Action; move: Move; unitCode: string | null },
): ActionInput {
  const atlas = instance.house.atlas();
  const { needs } = ruleOf(action);
  const until = new Date(instance.clock.time() + (1 + (move.option % 30)) * 1440 * MINUTE).toISOString();
  const grids = atlas.areas.all.filter(({ level }) => level === 3);
  const units = [...atlas.units.keys()].filter((code) => action !== 'assist' || code !== unitCode);
  return {
    ...(needs.includes('reason') && { reason: '确有原因，请看材料' }),
    ...(needs.includes('note') && { note: '已经到现场处理' }),
    ...(needs.includes('until') && { until }),
    ...(needs.includes('categoryCode') && { categoryCode: choose(atlas.categories, move.option)?.code }),
    ...(needs.includes('unitCode') && { unitCode: choose(units, move.option) }),
    ...(needs.includes('place') && { gridCode: choose(grids, move.option)?.code }),
    ...(needs.includes('intoNumber') && {
      intoNumber: parseCaseNumber(choose(numbers, move.option) ?? '') ?? undefined,
    }),
  };
}

function choose<T>(from: readonly T[], number: number): T | undefined {
  return from[number % Math.max(1, from.length)];
}
