/** The network's edge: what rooms know of providers. `main` chooses the implementations. */

/**
 * What became of a message handed to a provider.
 * - `sent`: accepted; `providerId` is the provider's own id of it.
 * - `retry`: surely not accepted now, may be later.
 * - `refused`: never by this provider; `code` is the provider's.
 * - `unknown`: the connection broke after the request was out; it may have been sent.
 */
export type Outcome =
  | { kind: 'sent'; providerId: string }
  | { kind: 'retry'; code: string; reason: string; afterSeconds?: number; trouble?: Trouble }
  | { kind: 'refused'; code: string; reason: string; about?: 'content' }
  | { kind: 'unknown'; code: string; reason: string };

/**
 * Why a provider takes nothing at all, whatever the message: `down` passes by itself (busy, unreachable),
 * `shut` stays until somebody acts (no money, wrong keys). Left out: only this message has to wait.
 */
export type Trouble = 'down' | 'shut';

export interface SmsMessage {
  /** Our id of the notice, given to the provider and returned in its receipts. */
  noticeId: string;
  /** E.164. */
  phone: string;
  /** The whole text, for providers that take free text. */
  text: string;
  purpose: string;
  /** Code of the wording that is registered with the carrier, for providers that send only those; left out: the built-in one's. */
  templateCode?: string;
  /** Parameters of that template. */
  params: Readonly<Record<string, string>>;
}

export interface SmsPort {
  readonly name: string;
  /** True: only wordings that are registered with the carrier can be sent, by their code. */
  readonly registeredOnly?: boolean;
  send(message: SmsMessage): Promise<Outcome>;
  /** What the provider's own records say of a message whose outcome we never heard. */
  lookUp(message: { noticeId: string; phone: string; sentAt: Date }): Promise<'sent' | 'notSent' | 'unknown'>;
}

export interface WechatMessage {
  openid: string;
  templateId: string;
  /** Page of the mini-program to open. */
  page: string;
  data: Readonly<Record<string, { value: string }>>;
}

/** `review`: a person should look; `risky`: it breaks the law or WeChat's rules. */
export type ContentVerdict = 'pass' | 'review' | 'risky';

export interface WechatPort {
  /** Code of wx.login → openid. Throws `ProviderRefused` for a bad or used code. */
  openidOf(code: string): Promise<string>;
  /** Code of getPhoneNumber → the number, E.164. */
  phoneOf(code: string): Promise<string>;
  sendSubscribe(message: WechatMessage): Promise<Outcome>;
  /** What WeChat thinks of a text by a person who was active lately; `null` when it cannot tell now. Never throws. */
  checkText(given: { openid: string; text: string }): Promise<ContentVerdict | null>;
}

export interface PhotoStorage {
  put(key: string, bytes: Buffer, contentType: string): Promise<void>;
  /** `null` when there is none. */
  get(key: string): Promise<Buffer | null>;
}

/** Where a provider keeps a secret that all processes share (WeChat's access token). */
export interface TokenStore {
  read(name: string): Promise<{ value: string; expiresAt: Date } | null>;
  write(name: string, value: string, expiresAt: Date): Promise<void>;
  /** True for the one process that may renew it now; until it writes, or for `seconds`, no other may. */
  turn(name: string, seconds: number): Promise<boolean>;
}
