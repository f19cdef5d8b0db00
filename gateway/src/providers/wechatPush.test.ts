import { createCipheriv, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { decryptWechat, isWechatSignature, parseSubscribeEvents } from './wechatPush.ts';

test.each([
  ['1714036504', '1514711492', 'f464b24fc39322e44b38aa78f5edd27bd1441696'],
  ['1714037059', '486452656', '899cf89e464efb63f54ddac96b0a0a235f53aa78'],
])('the signature of the documents at %s', (timestamp, nonce, signature) => {
  const given = { token: 'AAAAA', timestamp, nonce, signature };
  expect(isWechatSignature(given)).toBe(true);
  expect(isWechatSignature({ ...given, token: 'AAAAB' })).toBe(false);
  expect(isWechatSignature({ ...given, encrypted: 'x' })).toBe(false);
});

test.each(['', 'f464', 'zz64b24fc39322e44b38aa78f5edd27bd1441696'])('%p is no signature', (signature) => {
  expect(isWechatSignature({ token: 'AAAAA', timestamp: '1', nonce: '2', signature })).toBe(false);
});

const VECTOR = {
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  appid: 'wxb11529c136998cb6',
  encrypted: 'jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==',
};

test('the encrypted message of the documents', () => {
  expect(decryptWechat(VECTOR)).toBe('我是中文abcd123');
});

test.each([
  ['another appid', { appid: 'wx0000000000000000' }],
  ['another key', { encodingAesKey: 'G'.repeat(43) }],
  ['a short key', { encodingAesKey: 'abc' }],
  ['nothing', { encrypted: '' }],
  ['half of it', { encrypted: VECTOR.encrypted.slice(0, 44) }],
  ['no base64', { encrypted: '***' }],
])('%s is refused by name', (_name, change) => {
  expect(() => decryptWechat({ ...VECTOR, ...change })).toThrow(
    expect.objectContaining({ code: 'wechat_unreadable' }) as Error,
  );
});

test('whatever was encrypted comes back, and whatever comes is refused by name', () => {
  const key = Buffer.from(`${VECTOR.encodingAesKey}=`, 'base64');
  const encrypt = (text: string): string => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(Buffer.byteLength(text));
    const frame = Buffer.concat([randomBytes(16), length, Buffer.from(text), Buffer.from(VECTOR.appid)]);
    const pad = 32 - (frame.length % 32);
    const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    return Buffer.concat([
      cipher.update(Buffer.concat([frame, Buffer.alloc(pad, pad)])),
      cipher.final(),
    ]).toString('base64');
  };
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(decryptWechat({ ...VECTOR, encrypted: encrypt(text) })).toBe(text);
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const encrypted = Buffer.from(bytes).toString('base64');
      expect(() => decryptWechat({ ...VECTOR, encrypted })).toThrow(
        expect.objectContaining({ code: 'wechat_unreadable' }) as Error,
      );
    }),
  );
});

const EVENT = { ToUserName: 'gh_1', FromUserName: 'OPENID', CreateTime: '1620973045', MsgType: 'event' };
const POPUP = { TemplateId: 'T1', SubscribeStatusString: 'accept', PopupScene: '0' };

test('List is an object for one template and an array for several; numbers come as strings too', () => {
  const one = parseSubscribeEvents({ ...EVENT, Event: 'subscribe_msg_popup_event', List: POPUP });
  const at = new Date(1_620_973_045_000);
  const expected = {
    kind: 'popup',
    openid: 'OPENID',
    templateId: 'T1',
    at,
    accepted: true,
    messageId: null,
    errorCode: null,
  };
  expect(one).toEqual({ items: [expected], rejected: [] });
  const several = parseSubscribeEvents({
    ...EVENT,
    CreateTime: 1620973045,
    Event: 'subscribe_msg_change_event',
    List: [POPUP, { TemplateId: 'T2', SubscribeStatusString: 'reject' }, {}],
  });
  expect(several.items.map(({ kind, templateId, accepted }) => [kind, templateId, accepted])).toEqual([
    ['change', 'T1', true],
    ['change', 'T2', false],
  ]);
  expect(several.rejected).toMatchObject([{ index: 2 }]);
});

test('what became of a message', () => {
  const List = { TemplateId: 'T1', MsgID: '1700827132819554304', ErrorCode: '0', ErrorStatus: 'success' };
  const { items } = parseSubscribeEvents({ ...EVENT, Event: 'subscribe_msg_sent_event', List });
  expect(items).toMatchObject([
    { kind: 'sent', accepted: null, messageId: '1700827132819554304', errorCode: 0 },
  ]);
});

test('whatever is pushed, nothing is thrown', () => {
  const List = fc.oneof(
    fc.anything(),
    fc.constant(POPUP),
    fc.array(fc.oneof(fc.constant(POPUP), fc.anything())),
  );
  const body = fc.record({
    FromUserName: fc.oneof(fc.constant('o'), fc.anything()),
    CreateTime: fc.oneof(fc.constant(1), fc.anything()),
    Event: fc.constant('subscribe_msg_sent_event'),
    List,
  });
  fc.assert(
    fc.property(fc.oneof(body, fc.anything()), (pushed) => {
      const { items, rejected } = parseSubscribeEvents(pushed);
      expect(items.every(({ at }) => !Number.isNaN(at.getTime()))).toBe(true);
      expect(Array.isArray(rejected)).toBe(true);
    }),
  );
});
