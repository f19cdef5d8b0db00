/** Endpoint contracts of staff: operators, grid workers, handlers, supervisors. All below `/api/v1`. */
import { z } from 'zod';
import { ADDRESS_LIMIT, byNumber, endpoint, homeSchema, okSchema } from './api.ts';
import {
  actionRequestSchema,
  caseSummarySchema,
  hotlineComplaintSchema,
  photoSchema,
  receiptSchema,
  staffCaseSchema,
  waitingSchema,
} from './complaint.ts';
import { CRS } from './place.ts';
import { QUEUES } from './queues.ts';
import { ratingSchema } from './survey.ts';
import { ACTIONS, STAFF_ROLES } from './workflow.ts';

const time = z.iso.datetime();
const byId = z.object({ id: z.string().min(1).max(64) });
const page = z.object({ cursor: z.string().max(64).optional() });

export const staffSchema = z.object({
  username: z.string(),
  name: z.string(),
  role: z.enum(STAFF_ROLES),
  areaCode: z.string(),
  areaName: z.string(),
  unitCode: z.string().nullable(),
  unitName: z.string().nullable(),
});
export type StaffView = z.infer<typeof staffSchema>;

export const callerCardSchema = z.object({
  callId: z.string().nullable(),
  state: z.enum(['ringing', 'answered', 'ended']).nullable(),
  phone: z.string(),
  mobile: z.boolean(),
  since: time.nullable(),
  /** Where the caller is known; only to ask about: 上次反映的地点, 登记的地址. `place` may be ''. */
  hints: z.array(z.object({ label: z.string(), place: z.string(), gridName: z.string() })),
  openCases: z.array(caseSummarySchema),
  history: z.array(caseSummarySchema),
});
export type CallerCard = z.infer<typeof callerCardSchema>;

export const callBackSchema = z.object({
  id: z.string(),
  /**
   * `survey`: ask the three questions; `notice`: read the text to the resident; `place`: ask where it is;
   * `relay`: ask for a colleague who must not see the number.
   */
  purpose: z.enum(['survey', 'notice', 'place', 'relay']),
  /** Who asked for it (`relay`), and the unit. */
  requestedBy: z.string().nullable(),
  /** How often somebody called in vain. */
  attempts: z.number(),
  /** `survey`: the time for answers is over; what is said is kept, and does not count. */
  over: z.boolean(),
  number: z.string(),
  phone: z.string(),
  text: z.string(),
  reason: z.string(),
  createdAt: time,
});

export const inboundSchema = z.object({
  id: z.string(),
  phone: z.string(),
  text: z.string(),
  receivedAt: time,
  state: z.string(),
  intent: z.string().nullable(),
  number: z.string().nullable(),
  error: z.string().nullable(),
  /** The conversation it belongs to; `null` when the sender is no telephone. */
  conversation: z.string().nullable(),
  /** True: it was left aside and can still be made a complaint. */
  mayFile: z.boolean(),
});

export const explanationSchema = z.object({
  verdict: z.enum(['sure', 'ask', 'broad', 'none']),
  grid: z.string().nullable(),
  place: z.string().nullable(),
  probability: z.number(),
  reasons: z.array(z.string()),
  candidates: z.array(
    z.object({ name: z.string(), grid: z.string(), probability: z.number(), reasons: z.array(z.string()) }),
  ),
  category: z
    .object({
      code: z.string(),
      name: z.string(),
      /** The words that decided. */
      words: z.array(z.string()),
      /** A rule, or what was learned from operators' decisions. */
      by: z.enum(['rule', 'model']),
      /** Of the model, 0 … 1; a rule has none. */
      probability: z.number().nullable(),
    })
    .nullable(),
  unit: z.object({ code: z.string(), name: z.string(), duty: z.string() }).nullable(),
});
export type Explanation = z.infer<typeof explanationSchema>;

export const staffApi = {
  signIn: endpoint('POST', '/staff/sign-in', 'public', {
    summary: 'Sign in',
    body: z.object({ username: z.string().min(1).max(64), password: z.string().min(1).max(200) }),
    response: z.object({ token: z.string(), expiresAt: time, staff: staffSchema }),
  }),
  signOut: endpoint('POST', '/staff/sign-out', 'staff', { summary: 'Sign out', response: okSchema }),
  me: endpoint('GET', '/staff/me', 'staff', { summary: 'Who is signed in', response: staffSchema }),
  queues: endpoint('GET', '/staff/queues', 'staff', {
    summary: 'How many cases wait in each list, counted up to a thousand',
    response: z.object({
      counts: z.record(z.enum(QUEUES), z.number()),
      /** Of `triage`: cases for which the duty table has no unit, and cases that wait for a binding decision. */
      unrouted: z.number(),
      decisions: z.number(),
      callBacks: z.number(),
      failedNotices: z.number(),
    }),
  }),
  cases: endpoint('GET', '/staff/cases', 'staff', {
    summary:
      'A list; `q` finds by number, phone, or words. Words in the list `all` are looked for from the newest case back: a page may be empty while `next` looks further',
    query: page.extend({
      queue: z.enum(QUEUES).default('open'),
      q: z.string().trim().max(100).default(''),
      only: z.enum(['unrouted', 'decision']).optional(),
    }),
    response: z.object({
      cases: z.array(
        caseSummarySchema.extend({
          triageReason: z.string().nullable(),
          ...waitingSchema.shape,
          urgency: z.enum(['normal', 'urgent']),
          /** How many told of it, the first included. */
          people: z.number(),
        }),
      ),
      next: z.string().nullable(),
    }),
  }),
  one: endpoint('GET', '/staff/cases/:number', 'staff', {
    summary: 'One case with its timeline',
    params: byNumber,
    response: staffCaseSchema,
  }),
  act: endpoint('POST', '/staff/cases/:number/actions/:action', 'staff', {
    summary: 'Do one step of the workflow; a stale `version` is refused (409 case_changed)',
    params: byNumber.extend({ action: z.enum(ACTIONS) }),
    body: actionRequestSchema,
    response: staffCaseSchema,
  }),
  revealPhone: endpoint('POST', '/staff/cases/:number/phone', 'staff', {
    summary: 'The number to call, recorded in the audit log',
    params: byNumber,
    response: z.object({ phone: z.string() }),
  }),
  file: endpoint('POST', '/staff/cases', 'staff', {
    summary: 'Log a call as a case',
    body: hotlineComplaintSchema,
    response: receiptSchema,
    status: 201,
  }),
  uploadPhoto: endpoint('POST', '/staff/photos', 'staff', {
    summary: 'Upload a photo',
    response: photoSchema,
    status: 201,
    upload: true,
  }),
  caller: endpoint('GET', '/staff/caller', 'staff', {
    summary: 'The caller card of a number',
    query: z.object({ phone: z.string().min(3).max(32) }),
    response: callerCardSchema,
  }),
  registerHome: endpoint('POST', '/staff/residents/home', 'staff', {
    summary: 'Register where a caller lives: a hint for routing; an empty address takes it away',
    body: z.object({ phone: z.string().min(3).max(32), address: z.string().trim().max(ADDRESS_LIMIT) }),
    response: homeSchema,
  }),
  calls: endpoint('GET', '/staff/calls', 'staff', {
    summary: 'Calls ringing or answered now',
    response: z.object({ calls: z.array(callerCardSchema) }),
  }),
  callBacks: endpoint('GET', '/staff/call-backs', 'staff', {
    summary: 'Residents to be called back',
    query: page,
    response: z.object({ tasks: z.array(callBackSchema), next: z.string().nullable() }),
  }),
  callBackDone: endpoint('POST', '/staff/call-backs/:id', 'staff', {
    summary:
      'What the resident said when called back; `unreached` leaves the task; `relay` and `place` need a note',
    params: byId,
    body: z.object({
      unreached: z.boolean().default(false),
      note: z.string().max(500).default(''),
      rating: ratingSchema.optional(),
    }),
    response: okSchema,
  }),
  failedNotices: endpoint('GET', '/staff/notices/failed', 'staff', {
    summary: 'Notices that reached nobody',
    query: page,
    response: z.object({
      notices: z.array(
        z.object({
          id: z.string(),
          number: z.string().nullable(),
          to: z.string(),
          text: z.string(),
          reason: z.string(),
          createdAt: time,
        }),
      ),
      /** Providers of text messages that are left out, or refuse the wording of our messages. */
      providers: z.array(z.object({ name: z.string(), out: z.boolean(), reason: z.string(), since: time })),
      next: z.string().nullable(),
    }),
  }),
  inbound: endpoint('GET', '/staff/inbound', 'staff', {
    summary: 'Text messages as they came, newest first',
    query: page.extend({
      state: z.enum(['received', 'processed', 'failed', 'ignored']).optional(),
      intent: z.string().max(20).optional(),
    }),
    response: z.object({ messages: z.array(inboundSchema), next: z.string().nullable() }),
  }),
  units: endpoint('GET', '/staff/units', 'staff', {
    summary: 'Units a case can be dispatched to',
    response: z.object({ units: z.array(z.object({ code: z.string(), name: z.string() })) }),
  }),
  explain: endpoint('POST', '/staff/routing/explain', 'staff', {
    summary: 'Why a text or point goes where it goes',
    body: z.object({
      text: z.string().max(2000).optional(),
      lng: z.number().optional(),
      lat: z.number().optional(),
      crs: z.enum(CRS).optional(),
      /** A caller, whose known places are weighed as hints; for the desk, audited. */
      phone: z.string().max(32).optional(),
      /** The number that was texted or called. */
      toNumber: z.string().max(32).optional(),
    }),
    response: explanationSchema,
  }),
};
