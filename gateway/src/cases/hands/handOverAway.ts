/**
 * Open cases of people who are away now go to their deputy; of people who left, and where no deputy is at work, to the
 * grid leader's queue. What was handed over stays: when somebody comes back nothing moves by itself.
 */
import type { CaseFile, Staff } from '../../db/generated/mysql/client.ts';
import { Refusal } from '../../errors.ts';
import type { House } from '../../house.ts';
import { canTakeOver, isAway } from '../../staff/away.ts';
import { advance } from '../advance.ts';
import { SYSTEM } from '../draft.ts';

/** As many ids as one question may hold. */
const PEOPLE = 500;
const CASES = 200;
const IN_HAND = ['dispatched', 'handling'];

/** Safe on any number of processes: the version each case was read with lets one of them hand it over. */
export async function handOverAway(house: House): Promise<number> {
  const now = house.clock.now();
  const absent = await house.db.read.staff.findMany({
    where: { OR: [{ awayFrom: { lte: now }, awayUntil: { gt: now } }, { active: false }] },
  });
  const byId = new Map(absent.map((staff) => [staff.id, staff]));
  const deputies = await deputiesOf(house, absent);
  let moved = 0;
  for (let from = 0; from < absent.length; from += PEOPLE) {
    const cases = await house.db.read.caseFile.findMany({
      where: {
        handlerId: { in: absent.slice(from, from + PEOPLE).map(({ id }) => id) },
        stage: { in: IN_HAND },
      },
      take: CASES,
    });
    for (const row of cases) {
      const absentee = byId.get(row.handlerId ?? '');
      if (absentee && (await handOne(house, { row, absentee, deputies, now }))) moved += 1;
    }
  }
  return moved;
}

async function deputiesOf(house: House, absent: readonly Staff[]): Promise<Map<string, Staff>> {
  const ids = [...new Set(absent.filter(({ active }) => active).flatMap(({ deputyId }) => deputyId ?? []))];
  const staff: Staff[] = [];
  for (let from = 0; from < ids.length; from += PEOPLE)
    staff.push(
      ...(await house.db.read.staff.findMany({ where: { id: { in: ids.slice(from, from + PEOPLE) } } })),
    );
  return new Map(staff.map((one) => [one.id, one]));
}

async function handOne(
  house: House,
  given: { row: CaseFile; absentee: Staff; deputies: ReadonlyMap<string, Staff>; now: Date },
): Promise<boolean> {
  const { row, absentee, deputies, now } = given;
  const deputy = absentee.active ? deputies.get(absentee.deputyId ?? '') : undefined;
  const takes = deputy && canTakeOver(deputy, { unitCode: row.unitCode, now }) ? deputy : null;
  const input = {
    reason: reasonOf(absentee, { deputy, takes, now }),
    handlerName: absentee.name,
    ...(takes && { takeOver: { id: takes.id, name: takes.name } }),
  };
  try {
    const { id: caseId, version } = row;
    await advance(house, { caseId, action: 'handOver', person: SYSTEM, version, input });
    return true;
  } catch (error) {
    // Somebody changed it in the same moment: the next round looks again.
    if (!(error instanceof Refusal)) throw error;
    return false;
  }
}

function reasonOf(
  absentee: Staff,
  { deputy, takes, now }: { deputy: Staff | undefined; takes: Staff | null; now: Date },
): string {
  if (!absentee.active) return '已离岗';
  if (takes) return `${absentee.name}请假，由代办人接手`;
  if (!deputy) return '请假，没有指定代办人';
  return isAway(deputy, now) ? `请假，代办人${deputy.name}也在请假` : `请假，代办人${deputy.name}不能接手`;
}
