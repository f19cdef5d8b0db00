/** Endpoint contracts of the public and of residents. Staff: `staffApi.ts`. All below `/api/v1`. */
import { z } from 'zod';
import {
  caseSummarySchema,
  fileComplaintSchema,
  gridCardSchema,
  photoSchema,
  rateRequestSchema,
  receiptSchema,
  residentCaseSchema,
  residentNoteSchema,
  trackedCaseSchema,
  withdrawRequestSchema,
} from './complaint.ts';
import type { Audience, Endpoint } from './endpoint.ts';
import { CRS } from './place.ts';
import { askSimilarSchema, similarForResidentSchema } from './similar.ts';
import { challengeSchema, proofSchema } from './proof.ts';

const none = z.object({});
export const okSchema = z.object({ ok: z.literal(true) });
/** Characters of a registered address. */
export const ADDRESS_LIMIT = 120;
/** The grid that the words of an address surely name, if any. */
export const homeSchema = z.object({ gridName: z.string().nullable() });
export const byNumber = z.object({ number: z.string().min(1).max(40) });

interface Given<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> {
  summary: string;
  params?: P;
  query?: Q;
  body?: B;
  response: R;
  status?: number;
  upload?: boolean;
}

/** Completes a contract with its defaults. */
export function endpoint<
  R extends z.ZodType,
  P extends z.ZodType = typeof none,
  Q extends z.ZodType = typeof none,
  B extends z.ZodType = typeof none,
>(method: 'GET' | 'POST', path: string, audience: Audience, given: Given<P, Q, B, R>): Endpoint<P, Q, B, R> {
  const { summary, params = none, query = none, body = none, response, status = 200, upload = false } = given;
  return {
    method,
    path,
    audience,
    summary,
    response,
    status,
    upload,
    params: params as P,
    query: query as Q,
    body: body as B,
  };
}

const sessionSchema = z.object({ token: z.string(), expiresAt: z.iso.datetime() });
const numeric = z.coerce.number();

export const areaFeatureSchema = z.object({
  code: z.string(),
  name: z.string(),
  level: z.number(),
  parentCode: z.string().nullable(),
  /** GeoJSON Polygon or MultiPolygon, WGS-84. */
  border: z.object({ type: z.enum(['Polygon', 'MultiPolygon']), coordinates: z.array(z.unknown()) }),
});

export const settingsSchema = z.object({
  districtName: z.string(),
  /** The number residents text to, and the number they call. */
  smsNumber: z.string(),
  hotline: z.string(),
  sandbox: z.boolean(),
  subscribeTemplateIds: z.array(z.string()),
  center: z.object({ lng: z.number(), lat: z.number() }),
  tileUrl: z.string().nullable(),
});

export const api = {
  settings: endpoint('GET', '/settings', 'public', {
    summary: 'What the pages need to know of this district',
    response: settingsSchema,
  }),
  categories: endpoint('GET', '/categories', 'public', {
    summary: 'Categories a resident may choose from',
    response: z.object({
      categories: z.array(z.object({ code: z.string(), name: z.string(), group: z.string() })),
    }),
  }),
  areas: endpoint('GET', '/areas', 'public', {
    summary: 'Borders of one level: 0 district, 1 street, 2 community, 3 grid',
    query: z.object({ level: numeric.int().min(0).max(9).default(3) }),
    response: z.object({ areas: z.array(areaFeatureSchema) }),
  }),
  gridAt: endpoint('GET', '/places/at', 'public', {
    summary: 'The grid that owns a point',
    query: z.object({
      lng: numeric.min(-180).max(180),
      lat: numeric.min(-90).max(90),
      crs: z.enum(CRS).default('wgs84'),
    }),
    response: z.object({ grid: gridCardSchema.nullable() }),
  }),
  track: endpoint('GET', '/track', 'public', {
    summary: 'A case by its number and query code, without sign-in',
    query: z.object({ number: z.string().min(1).max(40), code: z.string().min(1).max(12) }),
    response: trackedCaseSchema,
  }),
  receiptProof: endpoint('GET', '/receipts/:number/:hash', 'public', {
    summary:
      'Is this the hash of what was filed under this number, and on which day was it sealed? The same answer for a number that is none as for a wrong hash',
    params: z.object({ number: z.string().min(1).max(40), hash: z.string().min(1).max(128) }),
    response: z.object({
      proven: z.boolean(),
      filedAt: z.iso.datetime().nullable(),
      /** Beijing day `20261128`; `null`: not proven, or not sealed yet. */
      sealedOn: z.string().nullable(),
      /** True: words were taken out by law since (依法更正). */
      corrected: z.boolean(),
      /** A sentence for the resident. */
      words: z.string(),
    }),
  }),
  signInByWechat: endpoint('POST', '/resident/sign-in/wechat', 'public', {
    summary: 'Sign in by the code of wx.login',
    body: z.object({ code: z.string().min(1).max(128) }),
    response: sessionSchema,
  }),
  signInChallenge: endpoint('GET', '/resident/sign-in/challenge', 'public', {
    summary:
      'What to compute (ALTCHA v2, PBKDF2) before a code is sent to this number; good once, for minutes',
    query: z.object({ phone: z.string().min(5).max(32) }),
    response: challengeSchema,
  }),
  sendSignInCode: endpoint('POST', '/resident/sign-in/sms-code', 'public', {
    summary: 'Send a six-digit sign-in code by SMS, against the solved challenge',
    body: z.object({ phone: z.string().min(5).max(32), proof: proofSchema.optional() }),
    response: okSchema,
    status: 202,
  }),
  signInBySms: endpoint('POST', '/resident/sign-in/sms', 'public', {
    summary: 'Sign in by phone and code',
    body: z.object({ phone: z.string().min(5).max(32), code: z.string().min(4).max(8) }),
    response: sessionSchema,
  }),
  me: endpoint('GET', '/resident/me', 'resident', {
    summary: 'Who is signed in',
    response: z.object({ phone: z.string().nullable(), wechat: z.boolean() }),
  }),
  bindPhone: endpoint('POST', '/resident/phone', 'resident', {
    summary: 'Tie a phone to a WeChat resident: by the code of getPhoneNumber, or by phone and SMS code',
    body: z.union([
      z.object({ wechatCode: z.string().min(1).max(128) }),
      z.object({ phone: z.string().min(5).max(32), code: z.string().min(4).max(8) }),
    ]),
    response: okSchema,
  }),
  registerHome: endpoint('POST', '/resident/home', 'resident', {
    summary:
      'Register where one lives: a hint when a complaint names no place; an empty address takes it away',
    body: z.object({ address: z.string().trim().max(ADDRESS_LIMIT) }),
    response: homeSchema,
  }),
  subscribe: endpoint('POST', '/resident/subscriptions', 'resident', {
    summary: 'What the resident answered when asked for permission to send one WeChat notice',
    body: z.object({ templateId: z.string().min(1).max(64), accepted: z.boolean() }),
    response: okSchema,
  }),
  uploadPhoto: endpoint('POST', '/resident/photos', 'resident', {
    summary: 'Upload a photo (multipart field `photo`, JPEG/PNG/WebP/HEIC, ≤ 10 MB)',
    response: photoSchema,
    status: 201,
    upload: true,
  }),
  similar: endpoint('POST', '/resident/complaints/similar', 'resident', {
    summary: 'Open cases of others that may tell of the same matter, at most three',
    body: askSimilarSchema,
    response: z.object({ similar: z.array(similarForResidentSchema) }),
  }),
  file: endpoint('POST', '/resident/complaints', 'resident', {
    summary: 'File a complaint; the same Idempotency-Key files it once',
    body: fileComplaintSchema,
    response: receiptSchema,
    status: 201,
  }),
  mine: endpoint('GET', '/resident/complaints', 'resident', {
    summary: 'My cases, newest first',
    query: z.object({ cursor: z.string().max(64).optional() }),
    response: z.object({ cases: z.array(caseSummarySchema), next: z.string().nullable() }),
  }),
  one: endpoint('GET', '/resident/complaints/:number', 'resident', {
    summary: 'One of my cases',
    params: byNumber,
    response: residentCaseSchema,
  }),
  supplement: endpoint('POST', '/resident/complaints/:number/supplement', 'resident', {
    summary: 'Add words or photos',
    params: byNumber,
    body: residentNoteSchema,
    response: residentCaseSchema,
  }),
  urge: endpoint('POST', '/resident/complaints/:number/urge', 'resident', {
    summary: 'Chase it',
    params: byNumber,
    body: residentNoteSchema,
    response: residentCaseSchema,
  }),
  withdraw: endpoint('POST', '/resident/complaints/:number/withdraw', 'resident', {
    summary: 'Withdraw it; why is optional',
    params: byNumber,
    body: withdrawRequestSchema,
    response: residentCaseSchema,
  }),
  rate: endpoint('POST', '/resident/complaints/:number/rate', 'resident', {
    summary: 'Contacted? solved? satisfied? `no` re-opens the case',
    params: byNumber,
    body: rateRequestSchema,
    response: residentCaseSchema,
  }),
};
