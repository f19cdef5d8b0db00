/** Shapes of a complaint and its case as they cross the wire. Times are ISO 8601 in UTC. */
import { z } from 'zod';
import { CHANNELS, PART_STATES } from './labels.ts';
import { pointSchema, sentPointSchema } from './place.ts';
import { WITHDRAW_REASONS } from './reasons.ts';
import { ratingSchema, SOLVED } from './survey.ts';
import { ACTIONS, STAGES } from './workflow.ts';

export const TEXT_LIMIT = 2000;
export const PHOTO_LIMIT = 9;

const id = z.string().min(1).max(64);
const time = z.iso.datetime();

/** What a resident files. `idempotencyKey` may come in the header `Idempotency-Key` instead. */
export const fileComplaintSchema = z.object({
  text: z.string().trim().min(1, '请写一写是什么事').max(TEXT_LIMIT),
  placeText: z.string().trim().max(200).default(''),
  point: sentPointSchema.nullish(),
  categoryCode: z.string().max(20).nullish(),
  photoIds: z.array(id).max(PHOTO_LIMIT).default([]),
  phone: z.string().max(32).nullish(),
  confidential: z.boolean().default(false),
  /** 我也遇到了: the `join` of a similar case; where that is done by now, it is filed as a case of its own. */
  joins: z.string().max(64).nullish(),
  idempotencyKey: z.string().min(8).max(64).optional(),
});
export type FileComplaint = z.infer<typeof fileComplaintSchema>;

/** What an operator logs of a call. */
export const hotlineComplaintSchema = fileComplaintSchema.extend({
  /** '' only of an anonymous caller. */
  phone: z.string().max(32).default(''),
  /** Nobody shall know who told it: no number is kept, nobody is notified, number and query code are read aloud. */
  anonymous: z.boolean().default(false),
  callerName: z.string().trim().max(40).default(''),
  callId: id.nullish(),
  /** How the caller can be answered; a landline gets a call-back. */
  reply: z.enum(['sms', 'callBack', 'auto']).default('auto'),
});
export type HotlineComplaint = z.infer<typeof hotlineComplaintSchema>;

export const gridCardSchema = z.object({
  code: z.string(),
  name: z.string(),
  /** From the district down to the grid. */
  path: z.array(z.string()),
  leaderName: z.string().nullable(),
});

export const receiptSchema = z.object({
  number: z.string(),
  queryCode: z.string(),
  stage: z.enum(STAGES),
  filedAt: time,
  grid: gridCardSchema.nullable(),
  unitName: z.string().nullable(),
  categoryName: z.string().nullable(),
  /** By when somebody accepts, and by when it shall be done. */
  acceptDue: time.nullable(),
  resolveDue: time.nullable(),
  /** A sentence for the resident: what happens next. */
  next: z.string(),
  /** SHA-256 of what was filed: proof in the resident's hands. */
  receiptHash: z.string(),
});
export type Receipt = z.infer<typeof receiptSchema>;

export const photoSchema = z.object({
  id,
  url: z.string(),
  kind: z.enum(['complaint', 'before', 'after', 'material']),
  width: z.number(),
  height: z.number(),
});
export type PhotoView = z.infer<typeof photoSchema>;

export const timelineEntrySchema = z.object({
  seq: z.number(),
  at: time,
  action: z.enum([...ACTIONS, 'file']),
  label: z.string(),
  stage: z.enum(STAGES),
  /** Who acted, as this reader may know them. */
  actor: z.string(),
  note: z.string(),
  photos: z.array(photoSchema),
  /** How the resident was told of it: `短信已送达 9:21`; `null`: nobody had to be told. */
  told: z.string().nullable(),
});
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;

export const surveyViewSchema = z.object({
  round: z.number(),
  state: z.enum(['open', 'answered', 'expired']),
  expiresAt: time,
  contacted: z.boolean().nullable(),
  solved: z.enum(SOLVED).nullable(),
  satisfaction: z.number().nullable(),
  words: z.string(),
});

export const caseSummarySchema = z.object({
  number: z.string(),
  stage: z.enum(STAGES),
  stageLabel: z.string(),
  text: z.string(),
  categoryCode: z.string().nullable(),
  categoryName: z.string().nullable(),
  placeText: z.string(),
  gridName: z.string().nullable(),
  unitName: z.string().nullable(),
  channel: z.enum(CHANNELS),
  filedAt: time,
  /** The deadline that runs now, if one does. */
  due: time.nullable(),
  overdue: z.boolean(),
  reopened: z.number(),
});
export type CaseSummary = z.infer<typeof caseSummarySchema>;

export const residentCaseSchema = caseSummarySchema.extend({
  queryCode: z.string(),
  grid: gridCardSchema.nullable(),
  point: pointSchema.nullable(),
  acceptDue: time.nullable(),
  resolveDue: time.nullable(),
  next: z.string(),
  photos: z.array(photoSchema),
  timeline: z.array(timelineEntrySchema),
  survey: surveyViewSchema.nullable(),
  /** What the resident may do now: `urge`, `supplement`, `withdraw`, `rate`. */
  actions: z.array(z.enum(ACTIONS)),
});
export type ResidentCase = z.infer<typeof residentCaseSchema>;

/** Without sign-in, by number and code: no photos, no point, no words of the complaint beyond a line. */
export const trackedCaseSchema = residentCaseSchema.omit({
  point: true,
  photos: true,
  queryCode: true,
  actions: true,
});
export type TrackedCase = z.infer<typeof trackedCaseSchema>;

export const noticeViewSchema = z.object({
  id,
  purpose: z.string(),
  channel: z.enum(['wechat', 'sms', 'callBack']),
  to: z.string(),
  text: z.string(),
  state: z.string(),
  /** A line such as `已送达 9:21`. */
  stateLabel: z.string(),
  createdAt: time,
});

/** What marks a case that waits for a person. */
export const waitingSchema = z.object({
  /** True: grid and category are known, but no row of the duty table fits. */
  unrouted: z.boolean(),
  /** Name of the level above whose binding decision (裁定) it waits for. */
  decisionBy: z.string().nullable(),
});

/** 协办: what another unit does of the case. */
export const partViewSchema = z.object({
  unitCode: z.string(),
  unitName: z.string(),
  task: z.string(),
  state: z.enum(PART_STATES),
  stateLabel: z.string(),
  due: time,
  overdue: z.boolean(),
  handlerName: z.string().nullable(),
  /** What was done, or why it was returned or dropped. */
  result: z.string(),
});
export type PartView = z.infer<typeof partViewSchema>;
/** Somebody who told of the same matter, and the answer how it was done; `null`: not asked yet, or not to be known. */
export const memberSchema = z.object({
  number: z.string(),
  channel: z.enum(CHANNELS),
  filedAt: time,
  /** In their own words, as this reader may read them. */
  text: z.string(),
  placeText: z.string(),
  stageLabel: z.string(),
  /** Whether this reader may open it. */
  inSight: z.boolean(),
  vote: z
    .object({
      state: z.enum(['open', 'answered', 'expired']),
      solved: z.enum(SOLVED).nullable(),
      satisfaction: z.number().nullable(),
    })
    .nullable(),
});
export type Member = z.infer<typeof memberSchema>;

export const staffCaseSchema = caseSummarySchema.extend({
  /** Cases merged into this one, the earliest first. */
  members: z.array(memberSchema),
  /** Number of the case it was merged into. */
  mergedInto: z.string().nullable(),
  /** Number of the closed case of the same place and matter that this one tells of again, and of later ones that tell of this. */
  repeatOf: z.string().nullable(),
  repeats: z.array(z.string()),
  version: z.number(),
  /** Why it waits for a person (人工分拨), or `null`. */
  triageReason: z.string().nullable(),
  ...waitingSchema.shape,
  /** Whom it could be dispatched to while it waits, the likeliest first. */
  unitSuggestions: z.array(z.object({ code: z.string(), name: z.string(), reason: z.string() })),
  point: pointSchema.nullable(),
  grid: gridCardSchema.nullable(),
  unitCode: z.string().nullable(),
  handlerName: z.string().nullable(),
  contactName: z.string().nullable(),
  contactPhone: z.string().nullable(),
  /** Whom it happens to when somebody else tells of it (代报), as said; `null` from those who must not know. */
  affected: z.string().nullable(),
  confidential: z.boolean(),
  /** True: this reader handles a confidential case and may know neither number, nor name, nor affected person. */
  veiled: z.boolean(),
  /** The call through the desk that is still to be made for this case. */
  relay: z.object({ question: z.string(), attempts: z.number(), createdAt: time }).nullable(),
  parts: z.array(partViewSchema),
  /** Nobody knows who told it: nobody is notified or asked. */
  anonymous: z.boolean(),
  urgency: z.enum(['normal', 'urgent']),
  supervised: z.boolean(),
  suspendedUntil: time.nullable(),
  /** What those who handle ask of the level above and is not answered yet. */
  asked: z
    .object({
      kind: z.enum(['extend', 'suspend']),
      reason: z.string(),
      until: time,
      by: z.string(),
      at: time,
    })
    .nullable(),
  /** Name of the level that has it in hand, and of the unit that sent it up while nobody decided. */
  inHand: z.string(),
  escalatedBy: z.string().nullable(),
  acceptDue: time.nullable(),
  contactDue: time.nullable(),
  resolveDue: time.nullable(),
  routing: z.object({ verdict: z.string(), reasons: z.array(z.string()) }),
  photos: z.array(photoSchema),
  timeline: z.array(timelineEntrySchema.extend({ internalNote: z.string() })),
  notices: z.array(noticeViewSchema),
  /** Hidden (`null`) from the handling unit until the case is closed. */
  survey: surveyViewSchema.nullable(),
  actions: z.array(z.enum(ACTIONS)),
});
export type StaffCase = z.infer<typeof staffCaseSchema>;

/** The body of `actions/:action`; which fields an action needs, the workflow says. */
export const actionRequestSchema = z.object({
  version: z.number().int().nonnegative(),
  note: z.string().trim().max(TEXT_LIMIT).optional(),
  internalNote: z.string().trim().max(TEXT_LIMIT).optional(),
  reason: z.string().trim().max(500).optional(),
  categoryCode: z.string().max(20).optional(),
  unitCode: z.string().max(40).optional(),
  placeText: z.string().trim().max(200).optional(),
  /** For `locate`: the place of the gazetteer that was chosen. */
  placeId: z.string().max(64).optional(),
  point: sentPointSchema.optional(),
  gridCode: z.string().max(20).optional(),
  until: time.optional(),
  intoNumber: z.string().max(30).optional(),
  /** Whose it is instead: words. A unit of the list goes as `unitCode`. */
  rightPlace: z.string().trim().max(200).optional(),
  photoIds: z.array(id).max(PHOTO_LIMIT).optional(),
  /** Papers and the like that belong to the work, as photos. */
  materialIds: z.array(id).max(PHOTO_LIMIT).optional(),
  /** Of a list of reasons, for `decline` and `withdraw`. */
  reasonCode: z.string().max(20).optional(),
  /** For `handOver`: user name of who takes it; left out: the grid leader's queue. */
  toStaff: z.string().max(64).optional(),
  /** For `arrive`: how exact the point is, in metres. */
  accuracy: z.number().nonnegative().max(100_000).optional(),
  /** For `redact`: the step of the history whose words go. */
  seq: z.number().int().positive().optional(),
});
export type ActionRequest = z.infer<typeof actionRequestSchema>;

export const residentNoteSchema = z.object({
  note: z.string().trim().max(TEXT_LIMIT).default(''),
  photoIds: z.array(id).max(PHOTO_LIMIT).default([]),
});

export const withdrawRequestSchema = residentNoteSchema.extend({
  reasonCode: z.enum(WITHDRAW_REASONS).optional(),
});

export const rateRequestSchema = ratingSchema;
