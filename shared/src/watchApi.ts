/** Endpoint contracts of the embellishment watch (粉饰核查): what looks too good, for supervisors to look at. */
import { z } from 'zod';
import { endpoint, okSchema } from './api.ts';

export const FLAG_KINDS = [
  'lastMinute',
  'nightBatch',
  'photoTwice',
  'placeMismatch',
  'pastedWords',
  'oneDevice',
] as const;
export type FlagKind = (typeof FLAG_KINDS)[number];

export const FLAG_LABELS: Record<FlagKind, string> = {
  lastMinute: '卡点办结',
  nightBatch: '夜间批量办结',
  photoTwice: '照片重复使用',
  placeMismatch: '位置不符',
  pastedWords: '套话办结',
  oneDevice: '同一设备评价',
};

export const flagSchema = z.object({
  id: z.string(),
  kind: z.enum(FLAG_KINDS),
  /** What was found, a sentence. */
  detail: z.string(),
  at: z.iso.datetime(),
  unitName: z.string().nullable(),
  staffName: z.string().nullable(),
  /** Numbers of the cases. */
  numbers: z.array(z.string()),
  state: z.enum(['open', 'seen']),
  seenBy: z.string().nullable(),
  seenAt: z.iso.datetime().nullable(),
  /** What whoever looked says of it. */
  note: z.string(),
});
export type FlagView = z.infer<typeof flagSchema>;

export const watchApi = {
  flags: endpoint('GET', '/staff/flags', 'staff', {
    summary: 'What looks embellished in the own area, newest first; supervisors and admins',
    query: z.object({
      state: z.enum(['open', 'seen']).default('open'),
      kind: z.enum(FLAG_KINDS).optional(),
      cursor: z.string().max(64).optional(),
    }),
    response: z.object({
      flags: z.array(flagSchema),
      /** How many nobody has looked at yet, of all kinds. */
      open: z.number(),
      next: z.string().nullable(),
    }),
  }),
  seeFlag: endpoint('POST', '/staff/flags/:id/seen', 'staff', {
    summary: 'Looked at it: what it was, in words',
    params: z.object({ id: z.string().min(1).max(64) }),
    body: z.object({ note: z.string().trim().min(1, '请写一句核查结果。').max(500) }),
    response: okSchema,
  }),
};
