/** The people of the stories: residents with a phone or WeChat, an operator, staff. Each acts over HTTP alone. */
import type { Receipt, ResidentCase, StaffCase } from '@gridline/shared/complaint.ts';
import type { Figures } from '@gridline/shared/figureApi.ts';
import type { CallerCard } from '@gridline/shared/staffApi.ts';
import type { Action } from '@gridline/shared/workflow.ts';
import { caller, until, type Answer, type Caller } from './http.ts';

export interface Places {
  /** Where the gateway and the stand-in world are seen. */
  gateway: string;
  sandbox: string;
  password: string;
}

export interface TextMessage {
  id: string;
  direction: 'up' | 'down';
  text: string;
  status: string;
}

export interface WechatCard {
  id: string;
  templateId: string;
  data: Record<string, string>;
}

export interface Texter {
  /** @param to another number than the district's own */
  send(text: string, to?: string): Promise<void>;
  /** All messages this phone got so far. */
  got(): Promise<TextMessage[]>;
  /** The next message this phone got and nobody read yet that fits. */
  reads(pattern: RegExp): Promise<string>;
}

/** A keypad phone. */
export function texter({ sandbox }: Places, phone: string): Texter {
  const world = caller(sandbox);
  const read = new Set<string>();
  const got = async (): Promise<TextMessage[]> => {
    const { body } = await world.get<{ messages: TextMessage[] } | TextMessage[]>(
      `/sandbox/api/sms?phone=${phone}`,
    );
    return (Array.isArray(body) ? body : body.messages).filter((message) => message.direction === 'down');
  };
  return {
    got,
    async send(text, to) {
      const { status, body } = await world.post('/sandbox/api/sms', { from: phone, text, to });
      if (status >= 300) throw new Error(`the carrier refused: ${status} ${JSON.stringify(body)}`);
    },
    async reads(pattern) {
      const message = await until(`an SMS to ${phone} like ${String(pattern)}`, async () =>
        (await got()).find((one) => !read.has(one.id) && pattern.test(one.text)),
      );
      read.add(message.id);
      return message.text;
    },
  };
}

export interface StaffMember extends Caller {
  /** Of the session: server-sent events take it in their address. */
  token: string;
  see(number: string): Promise<StaffCase>;
  act(
    number: string,
    action: Action,
    input?: object,
  ): Promise<Answer<StaffCase & { code?: string; detail?: string }>>;
  figures(area?: string): Promise<Figures>;
  ringing(phone: string): Promise<CallerCard>;
  log(body: object): Promise<Receipt>;
}

const sessions = new Map<string, string>();

/** @param options.anew signs in again: a session ends after some hours of the house's clock */
export async function staffMember(
  { gateway, password }: Places,
  username: string,
  options: { anew?: boolean } = {},
): Promise<StaffMember> {
  const known = options.anew ? undefined : sessions.get(`${gateway} ${username}`);
  const token = known ?? (await signIn(gateway, username, password));
  sessions.set(`${gateway} ${username}`, token);
  const http = caller(gateway, token);
  const see = async (number: string): Promise<StaffCase> => {
    const { status, body } = await http.get<StaffCase>(`/api/v1/staff/cases/${number}`);
    if (status !== 200)
      throw new Error(`${username} cannot see ${number}: ${status} ${JSON.stringify(body)}`);
    return body;
  };
  return {
    ...http,
    token,
    see,
    act: async (number, action, input = {}) =>
      http.post(`/api/v1/staff/cases/${number}/actions/${action}`, {
        version: (await see(number)).version,
        ...input,
      }),
    figures: async (area) =>
      (await http.get<Figures>(`/api/v1/staff/figures${area ? `?area=${area}` : ''}`)).body,
    ringing: (phone) =>
      until(`the card of ${phone} to pop up`, async () =>
        (await http.get<{ calls: CallerCard[] }>('/api/v1/staff/calls')).body.calls.find((card) =>
          card.phone.endsWith(phone.replace(/^0/, '')),
        ),
      ),
    log: async (body) => {
      const answer = await http.post<Receipt>('/api/v1/staff/cases', body, {
        'Idempotency-Key': crypto.randomUUID(),
      });
      if (answer.status !== 201)
        throw new Error(`the call could not be logged: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body;
    },
  };
}

async function signIn(gateway: string, username: string, password: string): Promise<string> {
  const { status, body } = await caller(gateway).post<{ token: string }>('/api/v1/staff/sign-in', {
    username,
    password,
  });
  if (status !== 200) throw new Error(`${username} could not sign in: ${status} ${JSON.stringify(body)}`);
  return body.token;
}

export interface WechatResident extends Caller {
  /** The answer in the dialogue that asks for permission to send one message. */
  subscribe(accept: boolean): Promise<void>;
  cards(): Promise<WechatCard[]>;
  file(body: object, key?: string): Promise<Answer<Receipt & { code?: string }>>;
  see(number: string): Promise<ResidentCase>;
}

export async function wechatResident({ gateway, sandbox }: Places, openid: string): Promise<WechatResident> {
  const world = caller(sandbox);
  const { code } = (await world.post<{ code: string }>('/sandbox/api/wechat/login', { openid })).body;
  const { body } = await caller(gateway).post<{ token: string }>('/api/v1/resident/sign-in/wechat', { code });
  const http = caller(gateway, body.token);
  const settings = (await http.get<{ subscribeTemplateIds: string[] }>('/api/v1/settings')).body;
  const templateId = settings.subscribeTemplateIds[0] ?? '';
  return {
    ...http,
    async subscribe(accept) {
      await world.post('/sandbox/api/wechat/subscriptions', { openid, templateId, accept });
      await http.post('/api/v1/resident/subscriptions', { templateId, accepted: accept });
    },
    cards: async () => {
      const answer = (
        await world.get<{ messages: WechatCard[] } | WechatCard[]>(
          `/sandbox/api/wechat/messages?openid=${openid}`,
        )
      ).body;
      return Array.isArray(answer) ? answer : answer.messages;
    },
    file: (given, key = crypto.randomUUID()) =>
      http.post('/api/v1/resident/complaints', given, { 'Idempotency-Key': key }),
    see: async (number) => (await http.get<ResidentCase>(`/api/v1/resident/complaints/${number}`)).body,
  };
}

/** The switchboard tells of a call. */
export async function telephone(
  { sandbox }: Places,
  event: { from: string; event: string; callId?: string; [more: string]: unknown },
): Promise<string> {
  const { status, body } = await caller(sandbox).post<{ callId: string }>('/sandbox/api/calls', event);
  if (status >= 300) throw new Error(`the switchboard failed: ${status} ${JSON.stringify(body)}`);
  return body.callId;
}
