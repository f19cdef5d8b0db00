import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { parseCtiEvent, verifyCti } from './cti.ts';

const RINGING = {
  event: 'ringing',
  callId: 'c1',
  from: '13900000001',
  to: '12345',
  at: '2026-11-22T09:20:00+08:00',
};

test('a ringing is read', () => {
  expect(parseCtiEvent(RINGING)).toEqual({
    ok: true,
    event: { ...RINGING, at: new Date('2026-11-22T01:20:00Z') },
  });
});

test('a withheld number is read as none', () => {
  const { from, ...withheld } = RINGING;
  expect(from).toBeDefined();
  expect(parseCtiEvent(withheld)).toMatchObject({ ok: true, event: { from: '' } });
});

test.each([
  ['event', { event: 'held' }],
  ['callId', { callId: '' }],
  ['at', { at: '2026-11-22 09:20:00' }],
  ['digit', { event: 'key' }],
  ['digit', { event: 'key', digit: '12' }],
])('a wrong %s is named', (field, change) => {
  expect(parseCtiEvent({ ...RINGING, ...change })).toEqual({
    ok: false,
    reason: expect.stringMatching(`^${field}: `) as string,
  });
});

const NOW = new Date('2026-11-22T01:20:00Z');
const seconds = String(NOW.getTime() / 1_000);
const rawBody = Buffer.from('{"event":"ringing","from":"沿"}');
const signature = `sha256=${createHmac('sha256', 'secret').update(rawBody).digest('hex')}`;
const GIVEN = { secret: 'secret', timestamp: seconds, rawBody, signature, now: NOW };

test('the switchboard is known by its signature, in seconds or milliseconds', () => {
  expect(verifyCti(GIVEN)).toBe(true);
  expect(verifyCti({ ...GIVEN, rawBody: rawBody.toString('utf8') })).toBe(true);
  expect(verifyCti({ ...GIVEN, timestamp: String(NOW.getTime()) })).toBe(true);
});

test.each([
  ['another secret', { secret: 'other' }],
  ['one byte changed', { rawBody: Buffer.concat([rawBody, Buffer.from(' ')]) }],
  ['no signature', { signature: undefined }],
  ['no prefix', { signature: signature.slice(7) }],
  ['half a signature', { signature: signature.slice(0, 40) }],
  ['no time', { timestamp: undefined }],
  ['a time in words', { timestamp: 'now' }],
  ['five minutes and one second ago', { timestamp: String(Number(seconds) - 301) }],
  ['five minutes and one second ahead', { timestamp: String(Number(seconds) + 301) }],
])('refused: %s', (_name, change) => {
  expect(verifyCti({ ...GIVEN, ...change })).toBe(false);
});

test('whatever comes, nothing is thrown', () => {
  fc.assert(fc.property(fc.anything(), (body) => typeof parseCtiEvent(body).ok === 'boolean'));
  fc.assert(
    fc.property(
      fc.string(),
      fc.string(),
      fc.string(),
      (timestamp, body, given) => !verifyCti({ ...GIVEN, timestamp, rawBody: body, signature: given }),
    ),
  );
});
