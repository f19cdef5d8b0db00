import { call } from '../api/client';
import { heldSettings } from '../api/settings';
import { heldSession } from '../session/session';
import { INSIDE_WECHAT } from './session';
import { askPermission } from './subscribe';

/**
 * Asks a WeChat resident, inside the tap that called this, whether notices may be sent, and tells the
 * gateway. Never stands in the way: without an answer the notice goes by SMS.
 */
export async function askInsideTap(): Promise<void> {
  if (!INSIDE_WECHAT && !heldSession()?.wechat) return;
  const answers = await askPermission(heldSettings()?.subscribeTemplateIds ?? []);
  await Promise.all(answers.map((answer) => call('subscribe', { body: answer })));
}
