/** Flags as supervisors see them: of their area and below, never those about themselves. */
import type { FlagKind, FlagView } from '@gridline/shared/watchApi.ts';
import { update } from '../../db/change.ts';
import type { Flag, Prisma } from '../../db/generated/mysql/client.ts';
import { conflict, forbidden, notFound } from '../../errors.ts';
import type { House } from '../../house.ts';
import type { Viewer } from '../../staff/sight.ts';
import { casesById } from './gather.ts';

/** Throws 403 for everybody whose work is watched. */
export function mayWatch({ role }: Viewer): void {
  if (role !== 'supervisor' && role !== 'admin')
    throw forbidden('supervisor_only', '粉饰核查由督导和管理员查看。');
}

export function flagsInSight(viewer: Viewer): Prisma.FlagWhereInput {
  const own = { OR: [{ staffId: null }, { staffId: { not: viewer.staff.id } }] };
  return viewer.whole ? own : { ...own, areaPath: { startsWith: viewer.areaPath } };
}

export async function flagViews(house: House, flags: readonly Flag[]): Promise<FlagView[]> {
  const atlas = house.atlas();
  const idsOf = (flag: Flag): string[] => JSON.parse(flag.caseIds) as string[];
  const people = flags.flatMap(({ staffId, seenBy }) => [staffId, seenBy].filter((id) => id !== null));
  const [cases, staff] = await Promise.all([
    casesById(house, [...new Set(flags.flatMap(idsOf))]),
    house.db.read.staff.findMany({ where: { id: { in: people } }, select: { id: true, name: true } }),
  ]);
  const nameOf = (id: string | null): string | null => staff.find((one) => one.id === id)?.name ?? null;
  return flags.map((flag) => ({
    id: flag.id,
    kind: flag.kind as FlagKind,
    detail: flag.detail,
    at: flag.at.toISOString(),
    unitName: flag.unitCode === null ? null : (atlas.unit(flag.unitCode)?.name ?? null),
    staffName: nameOf(flag.staffId),
    numbers: idsOf(flag).flatMap((id) => cases.get(id)?.number ?? []),
    state: flag.state as FlagView['state'],
    seenBy: nameOf(flag.seenBy),
    seenAt: flag.seenAt?.toISOString() ?? null,
    note: flag.note,
  }));
}

/** Somebody looked at it and says what it was. Throws 404, and 409 when somebody else did before. */
export async function seeFlag(
  house: House,
  { id, viewer, note }: { id: string; viewer: Viewer; note: string },
): Promise<void> {
  const { read } = house.db;
  const flag = await read.flag.findFirst({ where: { id, ...flagsInSight(viewer) } });
  if (!flag) throw notFound('flag_unknown', '没有这条核查提示。');
  const set = { state: 'seen', seenBy: viewer.staff.id, seenAt: house.clock.now(), note };
  await house.db.submit({ writes: [update('Flag', { where: { id, state: 'open' }, set })] });
  const now = await read.flag.findUnique({ where: { id } });
  if (now?.seenBy !== viewer.staff.id || now.note !== note)
    throw conflict('flag_seen', '这条提示别人已经核查过了，请刷新后再看。');
}
