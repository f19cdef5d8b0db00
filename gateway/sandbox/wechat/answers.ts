/** WeChat's answers to the mini-program's server. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { keep, keepKey } from '../bounded.ts';
import type { State } from '../state.ts';
import type { World } from '../world.ts';
import { sentEvent } from './events.ts';
import { fieldTrouble } from './fields.ts';
import type { Refused } from './tokens.ts';

const OK = { errcode: 0, errmsg: 'ok' };
const MESSAGES_KEPT = 5_000;
export const PEOPLE_KEPT = 1_000;

/** `errcode` 0 with what was asked for, or a refusal. */
type Answer = Refused | (Refused & Record<string, unknown>);

/** A code of wx.login, good once. */
export function codeToSession(world: World, query: URLSearchParams): Answer {
  if (query.get('appid') !== world.options.wechat.appid) return refused(40013, 'invalid appid');
  if (query.get('secret') !== world.options.wechat.secret) return refused(40125, 'invalid appsecret');
  const ticket = redeem(world, 'loginCodes', query.get('js_code') ?? '');
  if ('errcode' in ticket) return ticket;
  keepKey(world.state.people, ticket.openid, world.now(), PEOPLE_KEPT);
  return { ...OK, openid: ticket.openid, session_key: randomBytes(16).toString('base64') };
}

/** A code of getPhoneNumber, good once. */
export function codeToPhone(world: World, body: unknown): Answer {
  const code = z.object({ code: z.string() }).safeParse(body);
  if (!code.success) return refused(40013, 'invalid code');
  const ticket = redeem(world, 'phoneCodes', code.data.code);
  if ('errcode' in ticket) return ticket;
  const purePhoneNumber = (ticket.phone ?? '').replace(/^\+?86/, '');
  return { ...OK, phone_info: { phoneNumber: purePhoneNumber, purePhoneNumber, countryCode: '86' } };
}

const messageSchema = z.object({
  touser: z.string(),
  template_id: z.string(),
  page: z.string().default(''),
  data: z.record(z.string(), z.object({ value: z.coerce.string() })),
});

/** One accepted permission is one message. */
export function sendSubscribe(world: World, body: unknown): Answer {
  const read = messageSchema.safeParse(body);
  if (!read.success)
    return refused(47001, `data format error: ${read.error.issues[0]?.path.join('.') ?? 'body'}`);
  const { touser: openid, template_id: templateId, page } = read.data;
  if (!openid) return refused(40003, 'invalid openid');
  if (!templateId) return refused(40037, 'invalid template_id');
  if (page && !/^pages\/[\w/-]+(\?.*)?$/.test(page)) return refused(41030, 'invalid page');
  const left = permissionsOf(world.state, openid, templateId);
  if (left < 1) return refused(43101, 'user refuse to accept the msg');
  const data = Object.fromEntries(Object.entries(read.data.data).map(([name, { value }]) => [name, value]));
  const trouble = fieldTrouble(data);
  if (trouble) return refused(47003, trouble);
  world.state.permissions.set(permissionKey(openid, templateId), left - 1);
  const id = String(world.nextNumber());
  keep(world.state.wechat, { id, openid, templateId, page, data, at: world.now() }, MESSAGES_KEPT);
  sentEvent(world, { openid, templateId, id });
  return { ...OK, msgid: Number(id) };
}

const checkSchema = z.object({
  openid: z.string(),
  content: z.string(),
  version: z.literal(2),
  scene: z.number(),
});
const ACTIVE_MS = 2 * 3_600_000;

/** Texts with 违禁 in them are risky, with 可疑 to be looked at; all others pass. */
export function checkText(world: World, body: unknown): Answer {
  const read = checkSchema.safeParse(body);
  if (!read.success) return refused(47001, 'data format error');
  const { openid, content } = read.data;
  if (content.length > 2_500) return refused(45002, 'content size out of limit');
  const seen = world.state.people.get(openid)?.getTime() ?? 0;
  if (world.now().getTime() - seen > ACTIVE_MS) return refused(61010, 'code is expired');
  const suggest = content.includes('违禁') ? 'risky' : content.includes('可疑') ? 'review' : 'pass';
  return {
    ...OK,
    result: { suggest, label: suggest === 'pass' ? 100 : 20_002 },
    trace_id: randomBytes(8).toString('hex'),
  };
}

export function permissionKey(openid: string, templateId: string): string {
  return `${openid} ${templateId}`;
}

export function permissionsOf(state: State, openid: string, templateId: string): number {
  return state.permissions.get(permissionKey(openid, templateId)) ?? 0;
}

function redeem(world: World, drawer: 'loginCodes' | 'phoneCodes', code: string) {
  const ticket = world.state[drawer].get(code);
  if (!ticket || ticket.expiresAt <= world.now()) return refused(40029, 'invalid code');
  if (ticket.used) return refused(40163, 'code been used');
  ticket.used = true;
  return ticket;
}

function refused(errcode: number, errmsg: string): Refused {
  return { errcode, errmsg };
}
