/** Endpoint contracts of 提醒: what a member of staff is told inside the house. */
import { z } from 'zod';
import { endpoint, okSchema } from './api.ts';

const time = z.iso.datetime();

export const reminderSchema = z.object({
  id: z.string(),
  /** `resolve80`, `asked`, `escalated` … */
  kind: z.string(),
  text: z.string(),
  /** Of the case it is about; `null`: of none. */
  number: z.string().nullable(),
  at: time,
  read: z.boolean(),
});
export type ReminderView = z.infer<typeof reminderSchema>;

export const reminderApi = {
  reminders: endpoint('GET', '/staff/reminders', 'staff', {
    summary: 'What I am told, newest first, and how much of it is unread',
    query: z.object({ cursor: z.string().max(64).optional() }),
    response: z.object({
      reminders: z.array(reminderSchema),
      unread: z.number(),
      next: z.string().nullable(),
    }),
  }),
  readReminders: endpoint('POST', '/staff/reminders/read', 'staff', {
    summary: 'I have read these; without ids: all',
    body: z.object({ ids: z.array(z.string().min(1).max(64)).max(500).optional() }),
    response: okSchema,
  }),
};
