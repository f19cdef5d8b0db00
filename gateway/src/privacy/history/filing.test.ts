import fc from 'fast-check';
import type { CaseTip, FiledWords } from '../../db/historyPages.ts';
import type { CaseEvent } from '../../db/generated/mysql/client.ts';
import { GENESIS } from '../eventHash.ts';
import { filedHash, filingChange, keptHash } from './filing.ts';

const AT = new Date('2026-03-04T00:30:00.000Z');

interface Given {
  /** The point was sent, or the house found it by the words. */
  sent: boolean;
  /** An earlier edition stated the receipt's hash alone. */
  earlier: boolean;
}

function filing({ sent, earlier }: Given) {
  const words = { text: '路灯坏了', placeText: '三号楼', channel: 'wechat' };
  const place = { lng: 117.8, lat: 31 };
  const receiptHash = filedHash({ ...words, point: sent ? place : null, filedAt: AT });
  const said = { number: '20260304-1', queryCode: '123456' };
  const receipt = JSON.stringify({ ...said, filedAt: AT.toISOString(), receiptHash });
  const filed: FiledWords = {
    ...{ id: 'f', caseId: 'c', ...words, ...place },
    ...{ receipt, receiptHash, filedAt: AT },
  };
  const kept = earlier ? {} : { kept: keptHash(filed) };
  const event: CaseEvent = {
    ...{ id: 'e', caseId: 'c', seq: 1, at: AT, action: 'file', fromStage: null, toStage: 'received' },
    ...{ actorRole: 'resident', actorId: null, actorName: '居民', unitCode: null },
    ...{ note: words.text, internalNote: '', data: JSON.stringify({ receiptHash, ...kept }) },
    ...{ previousHash: GENESIS, hash: 'h' },
  };
  const row: CaseTip = {
    ...{ id: 'c', ...said, ...words, ...place, filedAt: AT },
    ...{ stage: 'received', version: 1, headHash: 'h' },
  };
  return { events: [event], row, complaints: [filed] };
}

const given = fc.record({ sent: fc.boolean(), earlier: fc.boolean() });
const forged = {
  text: '都好了',
  placeText: '别处',
  lng: 100.5,
  lat: 20.5,
  channel: 'hotline',
  receipt: '{}',
  receiptHash: GENESIS,
  filedAt: new Date(0),
};
const columns = fc.constantFrom(...(Object.keys(forged) as (keyof typeof forged)[]));

test('what nobody touched is as it was filed, by whatever edition', () => {
  fc.assert(fc.property(given, (one) => expect(filingChange(filing(one))).toBeNull()));
});

test('anything of it that is changed is told, in the complaint or everywhere', () => {
  fc.assert(
    fc.property(given, columns, fc.boolean(), (one, column, everywhere) => {
      const { events, row, complaints } = filing(one);
      const change = { [column]: forged[column] };
      const found = filingChange({
        events,
        row: everywhere ? { ...row, ...change } : row,
        complaints: complaints.map((filed) => ({ ...filed, ...change })),
      });
      // What an earlier edition did not state: where the house itself had found the place.
      const open = everywhere && one.earlier && !one.sent && (column === 'lng' || column === 'lat');
      expect(found === null).toBe(open);
    }),
  );
});

test('a second complaint of the same case is told, whatever it says', () => {
  const { events, row, complaints } = filing({ sent: true, earlier: false });
  const twice = [...complaints, ...complaints];
  expect(filingChange({ events, row, complaints: twice })).toMatch(/多出了一份/);
  expect(filingChange({ events, row, complaints: [] })).toMatch(/被删掉了/);
});
