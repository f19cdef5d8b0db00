/** Who works where in a world of a story, looked up in its database: units are told apart by their handlers. */
import type { StaffRole } from '@gridline/shared/workflow.ts';
import { update } from '../../src/db/change.ts';
import type { Staff } from '../../src/db/generated/mysql/client.ts';
import { staffMember, texter, type StaffMember } from './people.ts';
import type { World } from '../world.ts';

/** Handlers of a unit, by user name. */
export async function handlersOf(world: World, unitCode: string): Promise<Staff[]> {
  return world.running.house.db.read.staff.findMany({
    where: { unitCode, role: 'handler' },
    orderBy: { username: 'asc' },
  });
}

/** A handler of some other unit than these, with the unit's code. */
export async function handlerBesides(
  world: World,
  unitCodes: readonly string[],
): Promise<{ member: StaffMember; unitCode: string; unitName: string; staff: Staff }> {
  const [staff] = await world.running.house.db.read.staff.findMany({
    where: { role: 'handler', unitCode: { notIn: [...unitCodes] } },
    orderBy: { username: 'asc' },
    take: 1,
  });
  if (!staff) throw new Error('the district has no further unit');
  const unitCode = staff.unitCode ?? '';
  const unitName = world.running.house.atlas().unit(unitCode)?.name ?? '';
  return { member: await staffMember(world, staff.username), unitCode, unitName, staff };
}

/** The district's own people are changed as no page can: another unit, another superior. */
export async function becomes(world: World, username: string, set: Partial<Staff>): Promise<void> {
  await world.running.house.db.submit({
    writes: [update('Staff', { where: { username }, set, expect: 1 })],
  });
}

/** Who holds a post in an area. */
export async function postOf(world: World, role: StaffRole, areaCode: string): Promise<Staff> {
  const staff = await world.running.house.db.read.staff.findFirst({
    where: { role, areaCode },
    orderBy: { username: 'asc' },
  });
  if (!staff) throw new Error(`${areaCode} has no ${role}`);
  return staff;
}

/** A complaint by SMS that goes to the unit of `unit1`; its number and query code. */
export async function smoke(world: World, phone: string): Promise<{ number: string; code: string }> {
  const resident = texter(world, phone);
  await resident.send('沿港西路83号冒黑烟');
  const text = await resident.reads(/编号/);
  return { number: /编号([\d-]+)/.exec(text)?.[1] ?? '', code: /查询码(\d{6})/.exec(text)?.[1] ?? '' };
}

/** What the history holds of an action, oldest first: the data that figures are made of. */
export async function dataOf(
  world: World,
  number: string,
  action: string,
): Promise<Record<string, unknown>[]> {
  const { read } = world.running.house.db;
  const { id } = await read.caseFile.findUniqueOrThrow({ where: { number } });
  const events = await read.caseEvent.findMany({ where: { caseId: id, action }, orderBy: { seq: 'asc' } });
  return events.map(({ data }) => JSON.parse(data) as Record<string, unknown>);
}
