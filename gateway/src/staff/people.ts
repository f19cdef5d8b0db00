/** The people of an area: who there is, who is away, who left. */
import type { Colleague, PersonView } from '@gridline/shared/peopleApi.ts';
import { StaleRow, update } from '../db/change.ts';
import type { Prisma, Staff } from '../db/generated/mysql/client.ts';
import { conflict, forbidden, notFound } from '../errors.ts';
import type { House } from '../house.ts';
import { auditRow } from './audit.ts';
import { isAway } from './away.ts';
import type { Viewer } from './sight.ts';

const PAGE = 50;
const OPEN = ['dispatched', 'handling', 'resolved'];
const MOST_COLLEAGUES = 200;

/** For those who keep an eye on people. */
export function keepsPeople({ role }: Viewer): void {
  if (role !== 'supervisor' && role !== 'admin')
    throw forbidden('supervisor_only', '人员由督导和管理员管，您可以在“我要请假”里管自己的。');
}

export async function listPeople(
  house: House,
  viewer: Viewer,
  { q, cursor }: { q: string; cursor?: string },
): Promise<{ people: PersonView[]; next: string | null }> {
  const words = q ? { OR: [{ name: { contains: q } }, { username: { contains: q } }] } : {};
  const rows = await house.db.read.staff.findMany({
    where: { AND: [areaWhere(house, viewer), words, { username: { gt: cursor ?? '' } }] },
    orderBy: { username: 'asc' },
    take: PAGE + 1,
  });
  const shown = rows.slice(0, PAGE);
  return {
    people: await views(house, shown),
    next: rows.length > PAGE ? (shown.at(-1)?.username ?? null) : null,
  };
}

/** Throws 404 for somebody who is not of the viewer's area. */
export async function personInSight(house: House, viewer: Viewer, username: string): Promise<Staff> {
  const staff = await house.db.read.staff.findFirst({
    where: { AND: [{ username }, areaWhere(house, viewer)] },
  });
  if (!staff) throw notFound('person_unknown', '没有找到这位工作人员，或者不在您的辖区内。');
  return staff;
}

/** Who of a unit is at work or away; nobody of no unit. */
export async function colleaguesOf(house: House, unitCode: string | null): Promise<Colleague[]> {
  if (!unitCode) return [];
  const now = house.clock.now();
  const rows = await house.db.read.staff.findMany({
    where: { unitCode, active: true },
    orderBy: { username: 'asc' },
    take: MOST_COLLEAGUES,
  });
  return rows.map((staff) => ({ username: staff.username, name: staff.name, away: isAway(staff, now) }));
}

/**
 * 离岗 or back. Sessions end with it; the sweep gives the open cases to the grid leader. Throws 403 for whoever is not
 * an admin, 409 `last_admin` where nobody could set anything any more, also when two admins do it to each other at once.
 */
export async function setActive(
  house: House,
  viewer: Viewer,
  { staff, active }: { staff: Staff; active: boolean },
): Promise<void> {
  if (viewer.role !== 'admin') throw forbidden('admin_only', '离岗和复岗由管理员来定。');
  if (staff.active === active) return;
  const stays = !active && staff.role === 'admin' ? await anotherAdmin(house, staff.id) : null;
  const sessions = active ? [] : await house.db.read.session.findMany({ where: { staffId: staff.id } });
  const now = house.clock.now();
  const writes = [
    ...(stays
      ? [update('Staff', { where: { id: stays, active: true }, set: { active: true }, expect: 1 })]
      : []),
    update('Staff', {
      where: { id: staff.id, version: staff.version },
      set: { active, version: staff.version + 1 },
      expect: 1,
    }),
    ...sessions.map(({ id }) => update('Session', { where: { id }, set: { expiresAt: now } })),
    auditRow(house, {
      staffId: viewer.staff.id,
      action: active ? 'person-back' : 'person-left',
      subject: staff.username,
    }),
  ];
  try {
    await house.db.submit({ writes });
  } catch (error) {
    if (error instanceof StaleRow) throw conflict('person_changed', '刚刚有人改过，请刷新后再试。');
    throw error;
  }
}

async function anotherAdmin(house: House, id: string): Promise<string> {
  const other = await house.db.read.staff.findFirst({
    where: { role: 'admin', active: true, id: { not: id } },
    select: { id: true },
  });
  if (!other)
    throw conflict('last_admin', '这是最后一位管理员，离岗以后就没有人能管了：请先设另一位管理员。');
  return other.id;
}

/** Codes of the viewer's area and everything below it; whoever is bound to none sees all. */
function areaWhere(house: House, { whole, areaPath }: Viewer): Prisma.StaffWhereInput {
  if (whole) return {};
  const codes = house
    .atlas()
    .areas.all.filter(({ path }) => path.startsWith(areaPath))
    .map(({ code }) => code);
  return { areaCode: { in: codes } };
}

async function views(house: House, rows: readonly Staff[]): Promise<PersonView[]> {
  const atlas = house.atlas();
  const now = house.clock.now();
  const ids = rows.map(({ id }) => id);
  const others = rows.flatMap(({ leaderId, deputyId }) => [leaderId, deputyId].filter((id) => id !== null));
  const [known, hands] = await Promise.all([
    house.db.read.staff.findMany({ where: { id: { in: [...new Set(others)] } } }),
    house.db.read.caseFile.groupBy({
      by: ['handlerId'],
      where: { handlerId: { in: ids }, stage: { in: OPEN } },
      _count: { _all: true },
    }),
  ]);
  const byId = new Map(known.map((staff) => [staff.id, staff]));
  const inHand = new Map(hands.map(({ handlerId, _count }) => [handlerId, _count._all]));
  return rows.map((staff) => {
    const deputy = byId.get(staff.deputyId ?? '');
    return {
      username: staff.username,
      name: staff.name,
      role: staff.role as PersonView['role'],
      areaName: atlas.areas.get(staff.areaCode)?.name ?? '',
      unitCode: staff.unitCode,
      unitName: atlas.unit(staff.unitCode ?? '')?.name ?? null,
      active: staff.active,
      away: isAway(staff, now),
      awayFrom: staff.awayFrom?.toISOString() ?? null,
      awayUntil: staff.awayUntil?.toISOString() ?? null,
      deputy: deputy ? { username: deputy.username, name: deputy.name } : null,
      leaderName: byId.get(staff.leaderId ?? '')?.name ?? null,
      inHand: inHand.get(staff.id) ?? 0,
    };
  });
}
