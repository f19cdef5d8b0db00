/** Events WeChat pushes to the gateway, signed as it signs them, in plain JSON mode. */
import { createHash, randomInt } from 'node:crypto';
import type { Push } from '../pusher.ts';
import type { World } from '../world.ts';

/** The resident was asked in the page and answered. */
export function popupEvent(
  world: World,
  answer: { openid: string; templateId: string; accept: boolean },
): void {
  const { openid, templateId, accept } = answer;
  const List = {
    TemplateId: templateId,
    SubscribeStatusString: accept ? 'accept' : 'reject',
    PopupScene: '0',
  };
  pushEvent(world, openid, { Event: 'subscribe_msg_popup_event', List });
}

/** What became of a message. */
export function sentEvent(world: World, message: { openid: string; templateId: string; id: string }): void {
  const List = { TemplateId: message.templateId, MsgID: message.id, ErrorCode: '0', ErrorStatus: 'success' };
  pushEvent(world, message.openid, { Event: 'subscribe_msg_sent_event', List });
}

function pushEvent(world: World, openid: string, event: { Event: string; List: object }): void {
  const body = JSON.stringify({
    ToUserName: 'gh_sandbox',
    FromUserName: openid,
    CreateTime: Math.floor(world.now().getTime() / 1_000),
    MsgType: 'event',
    ...event,
  });
  const push: Push = {
    kind: 'wechat-event',
    about: event.Event,
    path: () => `/webhooks/wechat?${signature(world, openid)}`,
    body,
  };
  void world.pusher.push(push);
  if (world.faults.takePush('wechat', ['duplicate-push'])) world.pusher.later(push, 100);
}

function signature(world: World, openid: string): string {
  const timestamp = String(Math.floor(world.now().getTime() / 1_000));
  const nonce = String(randomInt(1_000_000, 2_000_000_000));
  const parts = [world.options.wechat.pushToken, timestamp, nonce].sort();
  const signature = createHash('sha1').update(parts.join('')).digest('hex');
  return new URLSearchParams({ signature, timestamp, nonce, openid }).toString();
}
