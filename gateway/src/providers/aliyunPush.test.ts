import fc from 'fast-check';
import { parseReceipts, parseUplinks } from './aliyunPush.ts';

const UPLINK = {
  phone_number: '13900000001',
  content: '沿港西路83号有三座烟囱',
  send_time: '2026-11-22 09:20:00',
  dest_code: '10639000',
  sequence_id: '1234567890',
};
const RECEIPT = {
  phone_number: '13900000001',
  send_time: '2026-11-22 09:20:00',
  report_time: '2026-11-22 09:20:03',
  success: true,
  err_code: 'DELIVERED',
  err_msg: '用户接收成功',
  sms_size: '1',
  biz_id: '9006197469364984^0',
  out_id: 'notice-1',
};
const RECEIVED = new Date('2026-11-22T02:00:00Z');

test('a text is read, its time being Beijing time', () => {
  expect(parseUplinks([UPLINK])).toEqual({
    items: [
      {
        messageId: '1234567890',
        phone: '+8613900000001',
        text: '沿港西路83号有三座烟囱',
        toNumber: '10639000',
        sentAt: new Date('2026-11-22T01:20:00Z'),
      },
    ],
    rejected: [],
  });
});

test('older pushes carry a number as sequence_id and a sign_name', () => {
  const { items } = parseUplinks([
    { ...UPLINK, sequence_id: 1234567890, sign_name: '网格直通', dest_code: 10639000 },
  ]);
  expect(items).toMatchObject([{ messageId: '1234567890', toNumber: '10639000' }]);
});

test.each([undefined, null, '', ' ', Number('12345678901234567890')])(
  'with sequence_id %p the id follows from the content, and is the same when pushed again',
  (sequence_id) => {
    const id = (member: object) => parseUplinks([{ ...member, sequence_id }]).items[0]?.messageId;
    expect(id(UPLINK)).toMatch(/^h-[0-9a-f]{32}$/);
    expect(id(Object.fromEntries(Object.entries(UPLINK).reverse()))).toBe(id(UPLINK));
    expect(id({ ...UPLINK, send_time: '2026-11-22 09:20:01' })).not.toBe(id(UPLINK));
  },
);

test('a bad member is reported and costs its neighbours nothing', () => {
  const { items, rejected } = parseUplinks([
    { ...UPLINK, phone_number: 'nobody' },
    UPLINK,
    'text',
    { ...UPLINK, content: 5 },
  ]);
  expect(items).toHaveLength(1);
  expect(rejected.map(({ index }) => index)).toEqual([0, 2, 3]);
  expect(rejected[0]?.reason).toBe('phone_number: This is not a telephone number.');
  expect(JSON.stringify(rejected)).not.toContain('nobody');
});

test('a time nobody can read costs a resident nothing: the receipt of the push stands in', () => {
  expect(parseUplinks([{ ...UPLINK, send_time: 'soon' }], RECEIVED).items).toMatchObject([
    { sentAt: RECEIVED },
  ]);
});

test('a receipt is read', () => {
  expect(parseReceipts([RECEIPT])).toEqual({
    items: [
      {
        providerId: '9006197469364984^0',
        noticeId: 'notice-1',
        phone: '+8613900000001',
        delivered: true,
        code: 'DELIVERED',
        reportedAt: new Date('2026-11-22T01:20:03Z'),
      },
    ],
    rejected: [],
  });
});

test.each([
  [
    { success: false, err_code: 'MK:0001' },
    { delivered: false, code: 'MK:0001' },
  ],
  [
    { success: 'false', err_code: '' },
    { delivered: false, code: 'UNKNOWN' },
  ],
  [{ out_id: '' }, { noticeId: null }],
  [{ out_id: undefined }, { noticeId: null }],
])('a receipt with %j', (change, expected) => {
  expect(parseReceipts([{ ...RECEIPT, ...change }]).items).toMatchObject([expected]);
});

test('a receipt without the message id is reported', () => {
  expect(parseReceipts([{ ...RECEIPT, biz_id: '' }])).toMatchObject({ items: [], rejected: [{ index: 0 }] });
});

const member = (good: object) =>
  fc.record(
    Object.fromEntries(
      Object.entries(good).map(([name, value]) => [name, fc.oneof(fc.constant(value), fc.anything())]),
    ),
    {
      requiredKeys: [],
    },
  );

test.each([
  ['uplinks', parseUplinks, member(UPLINK)],
  ['receipts', parseReceipts, member(RECEIPT)],
] as const)('whatever is pushed as %s, nothing is thrown and nothing passes unseen', (_name, parse, one) => {
  fc.assert(
    fc.property(fc.oneof(fc.array(fc.oneof(one, fc.anything())), fc.anything()), (body) => {
      const { items, rejected } = parse(body, RECEIVED);
      const whole = rejected.some(({ index }) => index === -1);
      expect(items.length + rejected.length).toBe(whole || !Array.isArray(body) ? 1 : body.length);
    }),
  );
});
