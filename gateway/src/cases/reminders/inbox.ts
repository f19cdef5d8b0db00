/** What one member of staff is told, newest first; and that it was read. */
import type { ReminderView } from '@gridline/shared/reminderApi.ts';
import { update } from '../../db/change.ts';
import type { House } from '../../house.ts';

export async function listReminders(
  house: House,
  staffId: string,
  page: { take: number; cursor?: { id: string }; skip?: number },
): Promise<{ reminders: ReminderView[]; unread: number }> {
  const { read } = house.db;
  const [rows, unread] = await Promise.all([
    read.staffNotice.findMany({
      where: { staffId },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      ...page,
    }),
    read.staffNotice.count({ where: { staffId, readAt: null } }),
  ]);
  const ids = rows.flatMap(({ caseId }) => caseId ?? []);
  const cases = await read.caseFile.findMany({
    where: { id: { in: ids } },
    select: { id: true, number: true },
  });
  const numbers = new Map(cases.map(({ id, number }) => [id, number]));
  const reminders = rows.map(({ id, kind, text, caseId, createdAt, readAt }) => ({
    id,
    kind,
    text,
    number: (caseId && numbers.get(caseId)) ?? null,
    at: createdAt.toISOString(),
    read: readAt !== null,
  }));
  return { reminders, unread };
}

/** @param ids of own reminders; left out: all. Somebody else's are left as they are. */
export async function markRead(
  house: House,
  staffId: string,
  ids: readonly string[] | undefined,
): Promise<void> {
  const set = { readAt: house.clock.now() };
  const writes = ids
    ? ids.map((id) => update('StaffNotice', { where: { id, staffId, readAt: null }, set }))
    : [update('StaffNotice', { where: { staffId, readAt: null }, set })];
  if (writes.length > 0) await house.db.submit({ writes });
}
