/** Who by name is meant by an audience; and whoever stands in for those who are away. */
import { codesOfPath } from '@gridline/shared/areaPath.ts';
import type { StaffRole } from '@gridline/shared/workflow.ts';
import type { Staff } from '../../db/generated/mysql/client.ts';
import type { House } from '../../house.ts';
import { isAway } from '../../staff/away.ts';
import type { Audience, InHands } from './reminder.ts';

/** More of one kind than this are not all told: a desk of hundreds has a list to look at. */
const MOST = 50;
/** A deputy may be away too: so far it is followed. */
const MOST_HOPS = 3;

/** Each person once, deputies of the absent with them. */
export async function recipientsOf(
  house: House,
  row: InHands,
  audiences: readonly Audience[],
): Promise<Staff[]> {
  const found = await Promise.all(audiences.map((audience) => membersOf(house, row, audience)));
  return withDeputies(house, unique(found.flat()));
}

async function membersOf(house: House, row: InHands, audience: Audience): Promise<Staff[]> {
  const { read } = house.db;
  if (typeof audience === 'object') {
    if ('supervisorsOf' in audience) return supervisorsOf(house, row, audience.supervisorsOf);
    const one = await read.staff.findUnique({ where: { id: audience.staff } });
    return one?.active ? [one] : [];
  }
  switch (audience) {
    case 'desk':
      return read.staff.findMany({ where: { role: 'operator', active: true }, take: MOST });
    case 'leader':
      return nearest(house, 'gridLeader', codesOfPath(row.areaPath));
    case 'handler': {
      const handler = row.handlerId && (await read.staff.findUnique({ where: { id: row.handlerId } }));
      return handler && handler.active ? [handler] : ofUnit(house, row);
    }
    case 'unit':
      return ofUnit(house, row);
  }
}

async function ofUnit(house: House, { unitCode }: InHands): Promise<Staff[]> {
  if (unitCode === null) return [];
  return house.db.read.staff.findMany({ where: { unitCode, active: true }, take: MOST });
}

/** Of that level of the case's path or the nearest above; where the place is unknown or nobody is, of the district. */
async function supervisorsOf(house: House, row: InHands, level: number): Promise<Staff[]> {
  const onPath = codesOfPath(row.areaPath).slice(0, level + 1);
  const root = house.atlas().areas.all.find(({ parentCode }) => parentCode === null)?.code;
  const codes = onPath.length > 0 ? onPath : root === undefined ? [] : [root];
  const found = await nearest(house, 'supervisor', codes);
  return found.length > 0 ? found : nearest(house, 'admin', ['', ...codes]);
}

/** Those of the deepest of these areas that has any. */
async function nearest(house: House, role: StaffRole, codes: readonly string[]): Promise<Staff[]> {
  const all = await house.db.read.staff.findMany({
    where: { role, areaCode: { in: [...codes] }, active: true },
    take: MOST,
  });
  const deepest = Math.max(...all.map(({ areaCode }) => codes.indexOf(areaCode)));
  return all.filter(({ areaCode }) => codes.indexOf(areaCode) === deepest);
}

async function withDeputies(house: House, staff: readonly Staff[]): Promise<Staff[]> {
  const now = house.clock.now();
  let all = [...staff];
  for (let hop = 0; hop < MOST_HOPS; hop++) {
    const known = new Set(all.map(({ id }) => id));
    const missing = all.flatMap((one) =>
      isAway(one, now) && one.deputyId !== null && !known.has(one.deputyId) ? [one.deputyId] : [],
    );
    if (missing.length === 0) break;
    const deputies = await house.db.read.staff.findMany({ where: { id: { in: missing }, active: true } });
    if (deputies.length === 0) break;
    all = unique([...all, ...deputies]);
  }
  return all;
}

function unique(staff: readonly Staff[]): Staff[] {
  return [...new Map(staff.map((one) => [one.id, one])).values()];
}
