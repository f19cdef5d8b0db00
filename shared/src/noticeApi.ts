/** Endpoint contracts of notices: their wordings by version, when they go, and what waits or failed. For those who lead the desk. */
import { z } from 'zod';
import { endpoint } from './api.ts';

const time = z.iso.datetime();
const page = z.object({ cursor: z.string().max(64).optional() });
const byPurpose = z.object({ purpose: z.string().min(1).max(20) });

/** Characters of a wording. */
export const WORDING_LIMIT = 500;
/** Texts of more segments than this are refused when a wording is saved. */
export const SEGMENT_LIMIT = 6;

export const wordingParameterSchema = z.object({
  /** As written in the text: `${name}`. */
  name: z.string(),
  /** What it stands for, in Chinese. */
  label: z.string(),
  /** True: a wording without it is refused. */
  required: z.boolean(),
  /** The most characters it is filled with; longer texts are cut between two characters. */
  limit: z.number(),
  example: z.string(),
});
export type WordingParameter = z.infer<typeof wordingParameterSchema>;

/** How carriers would count one text. */
export const countedSchema = z.object({
  text: z.string(),
  segments: z.number(),
  /** Characters of the text. */
  characters: z.number(),
  /** The first character that forces 70 instead of 160 to a segment; `null` without Chinese or signs. */
  odd: z.string().nullable(),
});

export const previewSchema = z.object({
  /** With the examples of its parameters. */
  example: countedSchema,
  /** With every parameter at its limit. */
  worst: countedSchema,
  /** Why it cannot be saved, in sentences; empty: it can. */
  problems: z.array(z.string()),
  /** What to know before saving, in sentences: dear texts, which providers will use it. */
  remarks: z.array(z.string()),
});
export type WordingPreview = z.infer<typeof previewSchema>;

export const wordingVersionSchema = z.object({
  /** 0: the built-in wording. */
  version: z.number(),
  text: z.string(),
  /** The code under which this version is registered with the carrier; `null`: not registered. */
  carrierCode: z.string().nullable(),
  createdAt: time.nullable(),
  /** Name of the member of staff; `null` for the built-in wording. */
  createdBy: z.string().nullable(),
});
export type WordingVersion = z.infer<typeof wordingVersionSchema>;

export const wordingSchema = z.object({
  purpose: z.string(),
  /** 签收通知, 满意度调查 … */
  label: z.string(),
  /** When residents get it, a sentence. */
  when: z.string(),
  /** True: neither quiet hours nor caps hold it back. */
  urgent: z.boolean(),
  /** In use where free text can be sent. */
  current: wordingVersionSchema,
  /** In use at carriers that send registered templates only; differs while the current one is not registered. */
  atCarrier: wordingVersionSchema,
  /** A sentence for staff when the two differ; `null`: both send the same. */
  carrierRemark: z.string().nullable(),
  parameters: z.array(wordingParameterSchema),
  preview: previewSchema,
});
export type Wording = z.infer<typeof wordingSchema>;

const wordingTextSchema = z.object({
  text: z.string().trim().min(1).max(WORDING_LIMIT),
  /** `null`: this wording is not registered with the carrier (yet). */
  carrierCode: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9_]{1,60}$/, '模板编号只能有字母、数字和下划线')
    .nullable()
    .default(null),
});

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '请写成 22:00 这样的时间');
const cap = z.number().int().min(1).max(1000);

/** When notices go. */
export const noticeSettingsSchema = z.object({
  quiet: z.object({
    on: z.boolean(),
    /** Beijing wall-clock, `22:00`; may be after `to` (over midnight). */
    from: clock,
    to: clock,
  }),
  /** The most notices to one number, beside answers to what it just sent. */
  caps: z.object({ perMinute: cap, perHour: cap, perDay: cap }),
  /** Days after the survey when an unanswered one is asked again, once. */
  remindAfterDays: z.number().int().min(1).max(30),
});
export type NoticeSettings = z.infer<typeof noticeSettingsSchema>;

/** 22–8 is when good manners ask for silence; the caps are well below what carriers refuse. */
export const STANDARD_SETTINGS: NoticeSettings = {
  quiet: { on: true, from: '22:00', to: '08:00' },
  caps: { perMinute: 5, perHour: 15, perDay: 30 },
  remindAfterDays: 2,
};

const settingsViewSchema = z.object({
  settings: noticeSettingsSchema,
  /** Names what was read; a change must give it back (409 settings_changed when somebody was quicker). */
  revision: z.string(),
  /** Whether it is quiet now, and until when. */
  quietUntil: time.nullable(),
});
export type NoticeSettingsView = z.infer<typeof settingsViewSchema>;

/** `held` waits for the morning or for a cap, `waiting` is about to go, `unreached` failed, `merged` was told by another. */
export const NOTICE_LISTS = ['held', 'waiting', 'unreached', 'merged', 'all'] as const;
export type NoticeList = (typeof NOTICE_LISTS)[number];

export const noticeRowSchema = z.object({
  id: z.string(),
  /** Number of the case, `null` when it is about none. */
  number: z.string().nullable(),
  purpose: z.string(),
  purposeLabel: z.string(),
  channel: z.enum(['wechat', 'sms', 'callBack']),
  /** Masked. */
  to: z.string(),
  text: z.string(),
  segments: z.number(),
  /** Version of the wording it was written with. */
  wording: z.number(),
  state: z.string(),
  /** 已送达 9:21, 夜间不打扰，明早 8:03 发 … */
  stateLabel: z.string(),
  heldFor: z.enum(['quiet', 'cap']).nullable(),
  /** When it goes, while it waits. */
  due: time.nullable(),
  createdAt: time,
});
export type NoticeRow = z.infer<typeof noticeRowSchema>;

export const noticeApi = {
  wordings: endpoint('GET', '/staff/wordings', 'staff', {
    summary: 'What residents read, by purpose: the wording in use and how many segments it takes',
    response: z.object({ wordings: z.array(wordingSchema) }),
  }),
  wordingVersions: endpoint('GET', '/staff/wordings/:purpose', 'staff', {
    summary: 'One wording with all its versions, newest first',
    params: byPurpose,
    response: z.object({ wording: wordingSchema, versions: z.array(wordingVersionSchema) }),
  }),
  previewWording: endpoint('POST', '/staff/wordings/:purpose/preview', 'staff', {
    summary: 'How a wording would read and count, without saving it',
    params: byPurpose,
    body: wordingTextSchema,
    response: previewSchema,
  }),
  saveWording: endpoint('POST', '/staff/wordings/:purpose', 'staff', {
    summary: 'Save a new version; `version` names the one it was made from (409 wording_changed); audited',
    params: byPurpose,
    body: wordingTextSchema.extend({ version: z.number().int().nonnegative() }),
    response: wordingSchema,
  }),
  settings: endpoint('GET', '/staff/notice-settings', 'staff', {
    summary: 'Quiet hours, caps, reminder',
    response: settingsViewSchema,
  }),
  changeSettings: endpoint('POST', '/staff/notice-settings', 'staff', {
    summary: 'Change quiet hours, caps and reminder; every process follows within seconds; audited',
    body: z.object({ settings: noticeSettingsSchema, revision: z.string().max(64) }),
    response: settingsViewSchema,
  }),
  notices: endpoint('GET', '/staff/notices', 'staff', {
    summary: 'Notices by list, newest first (`held`: the next to go first)',
    query: page.extend({ list: z.enum(NOTICE_LISTS).default('held') }),
    response: z.object({
      notices: z.array(noticeRowSchema),
      counts: z.object({ quiet: z.number(), cap: z.number(), waiting: z.number(), unreached: z.number() }),
      next: z.string().nullable(),
    }),
  }),
};
