import type { ApiAnswer } from '../api/client';
import { value, type Answer } from '../api/answer';
import { send } from '../api/send';
import { keepSession } from '../session/session';

/** Gives WeChat's one-time code to the gateway for a session of ours. */
export async function exchangeCode(code: string, openid: string | null): Promise<Answer<true>> {
  const { method, path } = API_ROUTES.signInByWechat;
  const url = GATEWAY_ORIGIN + path;
  const answer = await send<ApiAnswer<'signInByWechat'>>({
    method,
    url,
    query: {},
    body: { code },
    token: null,
  });
  if (!answer.ok) return answer;
  keepSession({ ...answer.value, openid, wechat: true });
  return value(true);
}
