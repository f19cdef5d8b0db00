/** Reminders as rows: inside the house for each who is meant, and as text messages where it presses. */
import { insertIgnore, type Write } from '../../db/change.ts';
import type { CaseFile, Staff } from '../../db/generated/mysql/client.ts';
import { newId } from '../../db/ids.ts';
import type { House } from '../../house.ts';
import { composeNotice } from '../../notices/compose.ts';
import type { Draft } from '../draft.ts';
import { recipientsOf } from './recipients.ts';
import type { Reminder } from './reminder.ts';

export async function remindersOf(house: House, { row, reminders }: Draft): Promise<Write[]> {
  const all = await Promise.all(reminders.map((reminder) => rowsOf(house, row, reminder)));
  return all.flat();
}

async function rowsOf(house: House, row: CaseFile, reminder: Reminder): Promise<Write[]> {
  const now = house.clock.now();
  const { seq, kind, text, to, about, caseId = row.id } = reminder;
  const staff = await recipientsOf(house, about, to);
  return staff.flatMap((one) => [
    insertIgnore('StaffNotice', {
      id: newId(),
      dedupeKey: `${row.id}:${seq}:${kind}:${one.id}`,
      staffId: one.id,
      caseId,
      kind,
      text,
      createdAt: now,
    }),
    ...textMessage(house, { row, reminder, staff: one, now }),
  ]);
}

/** By the number the person has given for work. It is about the case and not to its resident, so it stands alone. */
function textMessage(
  house: House,
  given: { row: CaseFile; reminder: Reminder; staff: Staff; now: Date },
): Write[] {
  const { row, reminder, staff, now } = given;
  const { phoneCipher, phoneIndex } = staff;
  if (reminder.sms === undefined || phoneCipher === null || phoneIndex === null) return [];
  const reach = {
    kind: 'phone',
    valueCipher: phoneCipher,
    valueIndex: phoneIndex,
    mobile: true,
    stoppedAt: null,
    lastUsedAt: now,
  };
  const notice = composeNotice(
    {
      dedupeKey: `staff:${row.id}:${reminder.seq}:${reminder.kind}:${staff.id}`,
      purpose: 'staffReminder',
      params: { number: row.number, matter: reminder.sms },
    },
    {
      caseId: null,
      residentId: null,
      reaches: [reach],
      prefer: 'sms',
      now,
      wordings: house.notices().wordings,
    },
  );
  return notice ? [notice] : [];
}
