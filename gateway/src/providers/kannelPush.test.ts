import fc from 'fast-check';
import { parseKannelReceipt, parseKannelUplink } from './kannelPush.ts';
import { bytesOf, readQuery, textOf } from './kannelText.ts';

const NOW = new Date('2026-11-25T01:20:00Z');

/** As Kannel writes bytes: letters and digits as they are, blanks as `+`, all else escaped. */
const escape = (bytes: Buffer): string =>
  [...bytes]
    .map((byte) => {
      const letter = String.fromCharCode(byte);
      if (/[\w.-]/.test(letter)) return letter;
      return byte === 0x20 ? '+' : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const uplink = (given: Record<string, string>): string =>
  Object.entries({
    phone: '13900000001',
    to: '10639000',
    charset: 'UTF-16BE',
    coding: '2',
    udh: '',
    time: '1795598467',
    id: 'f6118884-a7e4-4d9f-b146-a8f30e2dbaa8',
    smsc: 'FAKE',
    foreign: '',
    text: escape(utf16('沿港西路，冒黑烟')),
    ...given,
  })
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
const read = (given: Record<string, string> = {}) => {
  const answer = parseKannelUplink(uplink(given), NOW);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.value;
};

test('a text as the real Kannel hands it on', () => {
  const query =
    'phone=13900000001&to=10639000&text=l%BFn%2F%89%7F%8D%EF%008%003S%F7Q%92%9E%D1p%DF%D8%3D%DE%00&charset=UTF-16BE&coding=2&time=1795598467&id=a6c5084a-164e-4cf2-bce4-f2eed94722a8&smsc=FAKE&foreign=&udh=';
  expect(parseKannelUplink(query, NOW)).toMatchObject({
    ok: true,
    value: {
      phone: '+8613900000001',
      toNumber: '10639000',
      text: '沿港西路83号冒黑烟😀',
      sentAt: new Date('2026-11-25T09:21:07Z'),
      part: null,
    },
  });
});

test('any text arrives whole, in whichever charset Kannel names', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 200 }).filter((one) => !one.startsWith('\ufeff'));
  fc.assert(
    fc.property(text, (one) => {
      expect(read({ text: escape(utf16(one)) }).text).toBe(one);
      const utf8 = { text: escape(Buffer.from(one)), charset: 'UTF-8', coding: '0' };
      if (!one.includes('\0')) expect(read(utf8).text).toBe(one);
    }),
  );
});

test.each([
  ['no charset, but Unicode as its coding', { charset: '', coding: '2' }],
  ['bytes of which Kannel knows nothing', { charset: '8-BIT', coding: '1' }],
  ['another name of it', { charset: 'UCS-2', coding: '1' }],
])('%s: still read', (_name, given) => {
  expect(read({ ...given, text: escape(utf16('第一段路灯坏了')) }).text).toBe('第一段路灯坏了');
});

test('GB18030 is read too', () => {
  expect(textOf(Buffer.from([0xc2, 0xb7, 0xb5, 0xc6]), { charset: 'GB18030', coding: '1' })).toBe('路灯');
});

test('a repetition has the same id; another message has another', () => {
  const { messageId } = read();
  expect(read().messageId).toBe(messageId);
  expect(read({ id: 'another' }).messageId).not.toBe(messageId);
  expect(read({ phone: '13900000002' }).messageId).not.toBe(messageId);
  expect(read({ time: '1795598468' }).messageId).not.toBe(messageId);
});

test('the carrier’s own id outlives Kannel’s: delivered to Kannel twice, it is one message', () => {
  const first = read({ foreign: 'smsc-7', id: 'one' });
  expect(read({ foreign: 'smsc-7', id: 'two', time: '1795598499' }).messageId).toBe(first.messageId);
  expect(read({ foreign: 'smsc-8', id: 'one' }).messageId).not.toBe(first.messageId);
});

test('without any id the content stands for it', () => {
  const { messageId } = read({ id: '' });
  expect(read({ id: '' }).messageId).toBe(messageId);
  expect(read({ id: '', text: escape(utf16('别的')) }).messageId).not.toBe(messageId);
});

test.each([
  ['%05%00%03%07%02%01', { reference: 7, total: 2, sequence: 1 }],
  ['%06%08%04%01%02%03%02', { reference: 258, total: 3, sequence: 2 }],
  // A port address before it.
  ['%0B%05%04%0B%84%23%F0%00%03%07%02%02', { reference: 7, total: 2, sequence: 2 }],
  ['%05%00%03%07%02%03', null],
  ['%05%00%03%07%01%01', null],
  ['%05%00', null],
  ['', null],
])('a user data header %s', (udh, part) => {
  expect(read({ udh }).part).toEqual(part);
});

test('who is no number, or says nothing, is told apart', () => {
  expect(parseKannelUplink(uplink({ phone: 'CMCC' }), NOW)).toMatchObject({ ok: false });
  expect(parseKannelUplink('phone=13900000001', NOW)).toMatchObject({ ok: false });
});

test('no query string makes the parsers throw', () => {
  const piece = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.constantFrom(
      'phone=13900000001',
      'text=%',
      'text=%4',
      'udh=%FF%00%FF',
      'type=8',
      'charset=UTF-99',
      '=',
      '&&',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const query = pieces.join('&');
      parseKannelUplink(query, NOW);
      parseKannelReceipt(query, NOW);
      readQuery(query);
    }),
  );
});

test('percent-encoding of any bytes is undone', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(bytesOf(escape(Buffer.from(bytes)))).toEqual(Buffer.from(bytes));
    }),
  );
});

const receipt = (type: string, more = ''): string =>
  `notice=01900000-0000-7000-8000-000000000001&id=send-1&phone=13900000001&type=${type}&time=1795598467&answer=${more}`;

test.each([
  ['1', '', 'delivered', 'DELIVERED'],
  ['2', '', 'failed', 'UNDELIVERED'],
  ['2', 'id:1+sub:001+stat:EXPIRED+err:069', 'failed', 'UNDELIVERED EXPIRED'],
  ['4', '', 'onItsWay', 'BUFFERED'],
  ['8', 'ACK%2F', 'onItsWay', 'ACCEPTED'],
  ['16', 'NACK%2F0x00000045', 'failed', 'REJECTED'],
])('a receipt of type %s (%s) says %s', (type, answer, fate, code) => {
  expect(parseKannelReceipt(receipt(type, answer), NOW)).toEqual({
    ok: true,
    value: {
      noticeId: '01900000-0000-7000-8000-000000000001',
      providerId: 'send-1',
      phone: '+8613900000001',
      type: Number(type),
      fate,
      code,
      reportedAt: new Date('2026-11-25T09:21:07Z'),
    },
  });
});

test.each([receipt('3'), receipt(''), receipt('x'), 'type=1&id=a', `notice=%27&id=a&type=1`])(
  '%s is no receipt',
  (query) => {
    expect(parseKannelReceipt(query, NOW).ok).toBe(false);
  },
);
