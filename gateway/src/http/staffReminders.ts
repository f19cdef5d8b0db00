/** 提醒 at the desk: each reads the own. */
import { reminderApi } from '@gridline/shared/reminderApi.ts';
import { listReminders, markRead } from '../cases/reminders/inbox.ts';
import type { House } from '../house.ts';
import type { Door } from './contract.ts';
import { makeLimit } from './limits.ts';
import { nextOf, PAGE, pageOf } from './pageOf.ts';

export function reminderRoutes({ house, door }: { house: House; door: Door }): void {
  const using = makeLimit({ points: 3000, seconds: 60 });

  door.staff(reminderApi.reminders, using, async ({ viewer, query }) => {
    const { reminders, unread } = await listReminders(house, viewer.staff.id, pageOf(query.cursor));
    return { reminders: reminders.slice(0, PAGE), unread, next: nextOf(reminders) };
  });
  door.staff(reminderApi.readReminders, using, async ({ viewer, body }) => {
    await markRead(house, viewer.staff.id, body.ids);
    return { ok: true as const };
  });
}
