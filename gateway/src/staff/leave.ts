/** 请假: from when until when, and who takes over. The cases move when it begins, by cases/hands/handOverAway.ts. */
import type { Leave } from '@gridline/shared/peopleApi.ts';
import { StaleRow, update } from '../db/change.ts';
import type { Staff } from '../db/generated/mysql/client.ts';
import { badRequest, conflict } from '../errors.ts';
import type { House } from '../house.ts';
import { auditRow } from './audit.ts';

const LONGEST_DAYS = 400;
const DAY = 24 * 3600_000;

/** Throws 400 `leave_wrong`, `deputy_unknown`; 409 `person_changed`. */
export async function setLeave(
  house: House,
  given: { staff: Staff; by: string; leave: Leave },
): Promise<Leave> {
  const { staff, by, leave } = given;
  const period = periodOf(leave, house.clock.now());
  const deputy = period ? await deputyOf(house, staff, leave.deputy) : null;
  const set = {
    awayFrom: period?.from ?? null,
    awayUntil: period?.until ?? null,
    // Taking leave back keeps the deputy for the next time.
    deputyId: period ? (deputy?.id ?? null) : staff.deputyId,
    version: staff.version + 1,
  };
  const detail = period
    ? `${period.from.toISOString()} – ${period.until.toISOString()}，代办人 ${deputy?.username ?? '无'}`
    : '销假';
  const writes = [
    update('Staff', { where: { id: staff.id, version: staff.version }, set, expect: 1 }),
    auditRow(house, { staffId: by, action: 'leave', subject: staff.username, detail }),
  ];
  try {
    await house.db.submit({ writes });
  } catch (error) {
    if (error instanceof StaleRow) throw conflict('person_changed', '刚刚有人改过，请刷新后再试。');
    throw error;
  }
  return leaveOf(house, { ...staff, ...set });
}

export async function leaveOf(
  house: House,
  { awayFrom, awayUntil, deputyId }: Pick<Staff, 'awayFrom' | 'awayUntil' | 'deputyId'>,
): Promise<Leave> {
  const deputy = deputyId ? await house.db.read.staff.findUnique({ where: { id: deputyId } }) : null;
  return {
    from: awayFrom?.toISOString() ?? null,
    until: awayUntil?.toISOString() ?? null,
    deputy: deputy?.username ?? null,
  };
}

function periodOf({ from, until }: Leave, now: Date): { from: Date; until: Date } | null {
  if (from === null && until === null) return null;
  if (from === null || until === null) throw badRequest('leave_wrong', '请把开始和结束的时间都选好。');
  const period = { from: new Date(from), until: new Date(until) };
  const length = period.until.getTime() - period.from.getTime();
  if (length <= 0 || period.until <= now)
    throw badRequest('leave_wrong', '请假的结束时间要晚于开始时间，也要晚于现在。');
  if (length > LONGEST_DAYS * DAY) throw badRequest('leave_wrong', '请假太长了，请核对结束的日期。');
  return period;
}

async function deputyOf(house: House, staff: Staff, username: string | null): Promise<Staff | null> {
  if (username === null || username === '') return null;
  const deputy = await house.db.read.staff.findUnique({ where: { username } });
  if (!deputy?.active || deputy.id === staff.id || deputy.unitCode !== staff.unitCode)
    throw badRequest('deputy_unknown', '代办人要是同一单位、在岗的另一位同事，请从名单里选。');
  return deputy;
}
