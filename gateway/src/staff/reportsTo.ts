/** Whom a member of staff is not free towards: those above in the line, and the grid's own people beside. */
import type { Staff } from '../db/generated/mysql/client.ts';
import type { Database } from '../db/database.ts';

export interface Bonds {
  /** Ids of those the person reports to, the nearest first. */
  reportsTo: readonly string[];
  /** Ids of grid workers and grid leaders of the very same area. */
  gridMates: readonly string[];
}

export const NO_BONDS: Bonds = { reportsTo: [], gridMates: [] };

/** No line of command is longer; a circle in the data ends as well. */
const LONGEST_LINE = 12;
const GRID_PEOPLE = ['gridWorker', 'gridLeader'];

/** One look-up by key for each step of the line. Handlers verify nothing: nothing is read for them. */
export async function bondsOf(db: Database, staff: Staff): Promise<Bonds> {
  if (staff.role === 'handler') return NO_BONDS;
  const [reportsTo, gridMates] = await Promise.all([lineOf(db, staff), matesOf(db, staff)]);
  return { reportsTo, gridMates };
}

async function lineOf(db: Database, staff: Staff): Promise<string[]> {
  const line: string[] = [];
  let next = staff.leaderId;
  while (next !== null && next !== staff.id && !line.includes(next) && line.length < LONGEST_LINE) {
    line.push(next);
    const leader = await db.read.staff.findUnique({ where: { id: next }, select: { leaderId: true } });
    next = leader?.leaderId ?? null;
  }
  return line;
}

async function matesOf(db: Database, { id, role, areaCode }: Staff): Promise<string[]> {
  if (!GRID_PEOPLE.includes(role) || areaCode === '') return [];
  const mates = await db.read.staff.findMany({
    where: { role: { in: GRID_PEOPLE }, areaCode, id: { not: id } },
    select: { id: true },
  });
  return mates.map((mate) => mate.id);
}
