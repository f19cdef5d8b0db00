/** What Kannel's smsbox answers to sendsms, and what each answer means for a notice. */
import type { Outcome } from './ports.ts';

/** Texts of smsbox 1.4.5, in the order they are looked for. */
const REFUSALS: readonly (readonly [RegExp, (code: string) => Outcome])[] = [
  [/^Authorization failed/i, shut('短信网关的用户名或密码不对，请核对 KANNEL_USERNAME 和 KANNEL_PASSWORD')],
  [/Temporal failure/i, down('短信网关暂时发不出')],
  [
    /white- and\/or black-lists|not in (global )?white-list|in (global )?black-list/i,
    number('号码在短信网关的黑名单里'),
  ],
  [/receiver/i, number('号码不合法，收不到短信')],
  [/rejected|denied|unsupported|empty text/i, content('短信网关不接受这条短信的写法')],
];

/** @param sendId the id we gave this sending, which its receipts bring back */
export function outcomeOfKannel(status: number, body: string, sendId: string): Outcome {
  const text = body.trim();
  if (status === 202 && /^[03]:/.test(text)) return { kind: 'sent', providerId: sendId };
  const code = `http_${status}`;
  const refusal = status >= 400 && REFUSALS.find(([pattern]) => pattern.test(text));
  if (refusal) return refusal[1](code);
  if (status === 401 || status === 403) return shut('短信网关拒绝了我们的账号')(code);
  if (status === 404) return shut('短信网关的地址不对，请核对 KANNEL_ORIGIN')(code);
  if (status >= 400 && status < 500) return content('短信网关不接受这条短信的写法')(code);
  // Also an answer of a proxy in between, which may have passed the request on.
  return { kind: 'unknown', code, reason: '短信网关的应答无法识别' };
}

function shut(reason: string) {
  return (code: string): Outcome => ({ kind: 'retry', code, reason, afterSeconds: 300, trouble: 'shut' });
}

function down(reason: string) {
  return (code: string): Outcome => ({ kind: 'retry', code, reason, afterSeconds: 30, trouble: 'down' });
}

function number(reason: string) {
  return (code: string): Outcome => ({ kind: 'refused', code, reason });
}

function content(reason: string) {
  return (code: string): Outcome => ({ kind: 'refused', code, reason, about: 'content' });
}
