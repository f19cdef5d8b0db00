/** Events WeChat pushes to the gateway, signed as it signs them: in plain JSON, or encrypted where there is a key. */
import { createCipheriv, createHash, randomBytes, randomInt } from 'node:crypto';
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
  const { encodingAesKey, appid } = world.options.wechat;
  const sealed = encodingAesKey ? encrypt(body, { encodingAesKey, appid }) : null;
  const push: Push = {
    kind: 'wechat-event',
    about: event.Event,
    path: () => `/webhooks/wechat?${signature(world, openid, sealed)}`,
    body: sealed === null ? body : JSON.stringify({ ToUserName: 'gh_sandbox', Encrypt: sealed }),
  };
  void world.pusher.push(push);
  if (world.faults.takePush('wechat', ['duplicate-push'])) world.pusher.later(push, 100);
}

function signature(world: World, openid: string, sealed: string | null): string {
  const timestamp = String(Math.floor(world.now().getTime() / 1_000));
  const nonce = String(randomInt(1_000_000, 2_000_000_000));
  const sign = (...more: string[]): string =>
    createHash('sha1')
      .update([world.options.wechat.pushToken, timestamp, nonce, ...more].sort().join(''))
      .digest('hex');
  const plain = { signature: sign(), timestamp, nonce, openid };
  const query = sealed === null ? plain : { ...plain, encrypt_type: 'aes', msg_signature: sign(sealed) };
  return new URLSearchParams(query).toString();
}

/** 16 random bytes, the length, the message and the appid, padded to 32 bytes: AES-256-CBC. */
function encrypt(text: string, given: { encodingAesKey: string; appid: string }): string {
  const key = Buffer.from(`${given.encodingAesKey}=`, 'base64');
  const message = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(message.length);
  const frame = Buffer.concat([randomBytes(16), length, message, Buffer.from(given.appid)]);
  const pad = 32 - (frame.length % 32);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([frame, Buffer.alloc(pad, pad)]);
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64');
}
