/** What came of a call: a value, or trouble in words a resident can act on. */
export type Answer<T> = { ok: true; value: T } | { ok: false; trouble: Trouble };

export interface Trouble {
  /** `offline`: no answer at all, nobody knows whether it arrived; `signIn`: sign in first; else refused. */
  kind: 'offline' | 'signIn' | 'refused';
  words: string;
  /** The gateway's stable code, where it gave one. */
  code: string;
}

export function value<T>(given: T): Answer<T> {
  return { ok: true, value: given };
}

export function trouble<T>(kind: Trouble['kind'], words: string, code = ''): Answer<T> {
  return { ok: false, trouble: { kind, words, code } };
}

const OFFLINE = '网络好像断了，没有收到回音。请看看手机信号或无线网，过一会儿再试。';
const UNWELL = '系统正忙，暂时办不了。请过几分钟再试，或者直接打服务热线。';
const TOO_OFTEN = '点得太快了，请歇一分钟再试。';

export function offline<T>(): Answer<T> {
  return trouble('offline', OFFLINE);
}

/** Reads a status and a body (`application/problem+json`) that are no success. */
export function refusal<T>(status: number, body: unknown): Answer<T> {
  const detail = detailOf(body);
  if (status === 401) return trouble('signIn', '请先登录。');
  if (status === 429) return trouble('refused', detail || TOO_OFTEN);
  if (status >= 500) return trouble('offline', UNWELL);
  return trouble('refused', detail || '没有办成。请检查填写的内容，再试一次。', codeOf(body));
}

function detailOf(body: unknown): string {
  if (typeof body !== 'object' || body === null) return '';
  if ('detail' in body && typeof body.detail === 'string' && body.detail) return body.detail;
  if ('title' in body && typeof body.title === 'string') return body.title;
  return '';
}

function codeOf(body: unknown): string {
  const named = typeof body === 'object' && body !== null && 'code' in body ? body.code : '';
  return typeof named === 'string' ? named : '';
}
