/**
 * Endpoint contracts of the people's side of the conversation: transcripts, answering by hand, alarms, calls asked
 * for by those who must not see a number, and messages that were kept but not answered. For operators, supervisors
 * and admins, except `relay`, which is for those who handle.
 */
import { z } from 'zod';
import { byNumber, endpoint, okSchema } from './api.ts';
import { caseSummarySchema, receiptSchema, staffCaseSchema } from './complaint.ts';

const time = z.iso.datetime();
const page = z.object({ cursor: z.string().max(64).optional() });
const byId = z.object({ id: z.string().min(1).max(64) });
/** A conversation is named by the keyed hash of its number: it says nothing to whoever has no key. */
const byConversation = z.object({ id: z.string().regex(/^[0-9a-f]{64}$/) });

export const CONVERSATION_LISTS = ['all', 'taken', 'asked'] as const;
/** `taken`: answered by hand now; `asked`: a question of the house is open. */
export type ConversationList = (typeof CONVERSATION_LISTS)[number];

/** The most segments of an answer written by hand. */
export const HAND_SEGMENTS = 5;

export const conversationSchema = z.object({
  id: z.string(),
  /** Masked. */
  phone: z.string(),
  /** The newest message of the resident, `null` when there is none. */
  lastText: z.string().nullable(),
  lastAt: time.nullable(),
  /** What the house asked last and still waits for: `place`, `which`, `withdraw`, `insist`. */
  question: z.string().nullable(),
  /** Who answers by hand, since when (each answer counts anew). */
  taken: z.object({ by: z.string(), at: time, mine: z.boolean() }).nullable(),
  /** When it was given back by itself because nobody answered for hours; `null` otherwise. */
  leftAloneAt: time.nullable(),
  /** True: somebody has it in hand, and the resident wrote after the last answer. */
  waits: z.boolean(),
  /** True: it holds an alarm nobody has seen to. */
  alarm: z.boolean(),
});
export type ConversationView = z.infer<typeof conversationSchema>;

export const utteranceSchema = z.object({
  id: z.string(),
  at: time,
  /** Who said it. */
  from: z.enum(['resident', 'house', 'operator']),
  /** The operator's name. */
  name: z.string().nullable(),
  channel: z.enum(['sms', 'callBack']),
  text: z.string(),
  /** Number of the case it is about. */
  number: z.string().nullable(),
  /** Of the resident's: what it was taken for; `null` while nobody has read it. */
  intent: z.string().nullable(),
  state: z.string(),
  /** `已送达 9:21`; of the resident's messages what became of them is in `state`. */
  stateLabel: z.string(),
  /** Why a resident's message could not be understood. */
  error: z.string().nullable(),
});
export type Utterance = z.infer<typeof utteranceSchema>;

export const transcriptSchema = z.object({
  conversation: conversationSchema,
  /** True: this reader may hand it back. */
  mayReturn: z.boolean(),
  /** False: the number cannot read an SMS. */
  mayWrite: z.boolean(),
  /** Notices stopped on the resident's wish (退订); answers by hand still go. */
  stopped: z.boolean(),
  /** The resident's cases within sight, newest first. */
  cases: z.array(caseSummarySchema),
  /** Newest first. */
  said: z.array(utteranceSchema),
  next: z.string().nullable(),
});
export type Transcript = z.infer<typeof transcriptSchema>;

export const ALARM_KINDS = ['fire', 'medical', 'violence', 'gas', 'other'] as const;
export type AlarmKind = (typeof ALARM_KINDS)[number];

export const alarmSchema = z.object({
  id: z.string(),
  kind: z.enum(ALARM_KINDS),
  text: z.string(),
  /** Masked. */
  phone: z.string(),
  conversation: z.string(),
  number: z.string().nullable(),
  createdAt: time,
  state: z.enum(['open', 'done']),
  doneAt: time.nullable(),
  /** Who saw to it, and what was done. */
  doneBy: z.string().nullable(),
  note: z.string(),
});
export type AlarmView = z.infer<typeof alarmSchema>;

const phoneSchema = z.object({ phone: z.string() });

export const conversationApi = {
  conversations: endpoint('GET', '/staff/conversations', 'staff', {
    summary: 'Conversations by text message, newest first; `phone` finds one by the whole number (audited)',
    query: page.extend({
      list: z.enum(CONVERSATION_LISTS).default('all'),
      phone: z.string().trim().max(32).optional(),
    }),
    response: z.object({ conversations: z.array(conversationSchema), next: z.string().nullable() }),
  }),
  transcript: endpoint('GET', '/staff/conversations/:id', 'staff', {
    summary: 'All that was said with one phone, newest first; looking is audited',
    params: byConversation,
    query: page,
    response: transcriptSchema,
  }),
  takeOver: endpoint('POST', '/staff/conversations/:id/take', 'staff', {
    summary: 'Answer by hand from now on; one person at a time (409 conversation_taken names who)',
    params: byConversation,
    response: okSchema,
  }),
  sendByHand: endpoint('POST', '/staff/conversations/:id/messages', 'staff', {
    summary: 'Send an answer written by hand; needs `Idempotency-Key`; only for who has taken it over',
    params: byConversation,
    body: z.object({ text: z.string().trim().min(1, '请写要发的内容').max(800) }),
    response: utteranceSchema,
    status: 201,
  }),
  handBack: endpoint('POST', '/staff/conversations/:id/return', 'staff', {
    summary: 'Let the house answer again; a supervisor may do so for somebody else',
    params: byConversation,
    response: okSchema,
  }),
  revealConversation: endpoint('POST', '/staff/conversations/:id/phone', 'staff', {
    summary: 'The whole number, recorded in the audit log',
    params: byConversation,
    response: phoneSchema,
  }),
  alarms: endpoint('GET', '/staff/alarms', 'staff', {
    summary: 'Danger to life in messages, newest first',
    query: page.extend({ state: z.enum(['open', 'done']).default('open') }),
    response: z.object({ alarms: z.array(alarmSchema), next: z.string().nullable() }),
  }),
  alarmDone: endpoint('POST', '/staff/alarms/:id/done', 'staff', {
    summary: 'Seen to, with what was done (409 alarm_done names who was quicker)',
    params: byId,
    body: z.object({ note: z.string().trim().min(1, '请写一写怎么处理的').max(500) }),
    response: alarmSchema,
  }),
  revealAlarm: endpoint('POST', '/staff/alarms/:id/phone', 'staff', {
    summary: 'The whole number, recorded in the audit log',
    params: byId,
    response: phoneSchema,
  }),
  relay: endpoint('POST', '/staff/cases/:number/relay', 'staff', {
    summary: 'Ask the desk to telephone the resident whose number stays hidden; the answer becomes a comment',
    params: byNumber,
    body: z.object({
      version: z.number().int().nonnegative(),
      question: z.string().trim().min(1, '请写要问居民什么').max(500),
    }),
    response: staffCaseSchema,
  }),
  makeComplaint: endpoint('POST', '/staff/inbound/:id/complaint', 'staff', {
    summary: 'A message that was wrongly left aside becomes a complaint, once',
    params: byId,
    response: receiptSchema,
    status: 201,
  }),
};
