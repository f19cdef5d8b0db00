import fc from 'fast-check';
import { parseCtiEvent } from './cti.ts';
import { translateYeastar } from './ctiYeastar.ts';

const RECEIVED = new Date('2026-11-22T02:00:00Z');
const CDR = {
  event: 'NewCdr',
  callid: '1571897079.3',
  timestart: '2026-11-22 09:20:00',
  callfrom: '13900000001',
  callto: '1023',
  callduraction: '95',
  talkduraction: '80',
  status: 'ANSWERED',
  type: 'Inbound',
  recording: '20261122092000-1571897079.wav',
  didnumber: '12345',
  sn: '3631',
};

test('Incoming rings', () => {
  const body = {
    event: 'Incoming',
    callid: '1571897079.3',
    members: [{ inbound: { from: '13900000001', to: '1023', trunkname: 'siptrunk', channelid: 'x' } }],
    sn: '3631',
  };
  expect(translateYeastar(body, RECEIVED)).toEqual({
    items: [{ event: 'ringing', callId: '1571897079.3', from: '13900000001', to: '1023', at: RECEIVED }],
    rejected: [],
  });
});

test('NewCdr of an answered call tells when it was answered and when it ended, with the recording', () => {
  const call = { callId: '1571897079.3', from: '13900000001', to: '12345' };
  expect(translateYeastar(CDR, RECEIVED).items).toEqual([
    { ...call, event: 'answered', at: new Date('2026-11-22T01:20:15Z') },
    { ...call, event: 'ended', at: new Date('2026-11-22T01:21:35Z'), recording: CDR.recording },
  ]);
});

test('NewCdr of a call nobody took only ends it; one going out is nothing of ours', () => {
  const missed = { ...CDR, status: 'NO ANSWERED', talkduraction: 0, recording: '' };
  expect(translateYeastar(missed, RECEIVED).items.map(({ event }) => event)).toEqual(['ended']);
  expect(translateYeastar({ ...CDR, type: 'Outbound' }, RECEIVED)).toEqual({ items: [], rejected: [] });
});

test('satisfaction is a key pressed', () => {
  const body = { event: 'satisfaction', callid: '1571897079.3', surveyresult: '1', sn: '3631' };
  expect(translateYeastar(body, RECEIVED).items).toMatchObject([
    { event: 'key', callId: '1571897079.3', digit: '1' },
  ]);
});

test.each([
  { event: 'BYE' },
  { event: 'Incoming', callid: 'x', members: [] },
  { event: 'satisfaction', callid: 'x', surveyresult: '12' },
  null,
])('%j is reported', (body) => {
  expect(translateYeastar(body, RECEIVED)).toMatchObject({ items: [], rejected: [{ index: 0 }] });
});

test('whatever comes, nothing is thrown, and what is translated fits our contract', () => {
  const loose = fc.record(
    Object.fromEntries(
      Object.entries(CDR).map(([name, value]) => [
        name,
        fc.oneof(fc.constant(value), fc.string(), fc.anything()),
      ]),
    ),
  );
  fc.assert(
    fc.property(fc.oneof(loose, fc.anything()), (body) => {
      for (const event of translateYeastar(body, RECEIVED).items) {
        expect(parseCtiEvent({ ...event, at: event.at.toISOString() })).toMatchObject({ ok: true });
      }
    }),
  );
});
