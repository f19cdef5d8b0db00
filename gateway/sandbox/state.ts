/** Everything the stand-in world remembers. It is gone when the process ends, or by `reset`. */

export interface Sms {
  id: string;
  /** `up`: from the resident; `down`: to the resident. */
  direction: 'up' | 'down';
  /** National form, as carriers write it. */
  phone: string;
  text: string;
  at: Date;
  templateCode?: string;
  noticeId?: string;
  /** up: pushing, delivered, given-up; down: accepted, delivered, failed. */
  status: 'pushing' | 'delivered' | 'given-up' | 'accepted' | 'failed';
}

export interface WechatMessageShown {
  id: string;
  openid: string;
  templateId: string;
  page: string;
  data: Readonly<Record<string, string>>;
  at: Date;
}

export interface Call {
  callId: string;
  from: string;
  to: string;
  state: 'ringing' | 'answered' | 'ended';
  keys: string;
  at: Date;
}

interface Ticket {
  openid: string;
  phone?: string;
  expiresAt: Date;
  used: boolean;
}

export interface State {
  sms: Sms[];
  /** SmsUp members as pushed, for a repetition by `repush`. */
  uplinks: Map<string, object>;
  templates: Map<string, string>;
  nonces: Map<string, true>;
  loginCodes: Map<string, Ticket>;
  phoneCodes: Map<string, Ticket>;
  /** Access token → the moment it ends. The last one is current. */
  tokens: Map<string, Date>;
  /** `<openid> <template>` → accepted permissions left. */
  permissions: Map<string, number>;
  /** openid → last seen. */
  people: Map<string, Date>;
  wechat: WechatMessageShown[];
  calls: Map<string, Call>;
}

export function emptyState(templates: Readonly<Record<string, string>> = {}): State {
  return {
    sms: [],
    uplinks: new Map(),
    templates: new Map(Object.entries(templates)),
    nonces: new Map(),
    loginCodes: new Map(),
    phoneCodes: new Map(),
    tokens: new Map(),
    permissions: new Map(),
    people: new Map(),
    wechat: [],
    calls: new Map(),
  };
}
