import fc from 'fast-check';
import { eventHash, formerHash, GENESIS, wordsHash, type StoredEvent } from './eventHash.ts';
import { firstBroken } from './historyChain.ts';
import { correctionOf } from './wordCorrections.ts';

type Make = (previousHash: string, event: StoredEvent) => string;

/** Three steps of this edition or an earlier one; the second has words in its data. */
function chain(make: Make): StoredEvent[] {
  const events: StoredEvent[] = [];
  for (let seq = 1; seq <= 3; seq++)
    append(events, make, { data: JSON.stringify({ unitCode: 'u1', reason: '老王是骗子', round: seq }) });
  return events;
}

function append(events: StoredEvent[], make: Make, own: Partial<StoredEvent>): void {
  const seq = events.length + 1;
  const previousHash = events.at(-1)?.hash ?? GENESIS;
  const event: StoredEvent = {
    ...{ caseId: 'c', seq, at: new Date(seq * 1000), action: 'comment' },
    ...{ fromStage: 'handling', toStage: 'handling', actorRole: 'handler', actorId: 'h', actorName: '李' },
    ...{
      unitCode: 'u1',
      note: `第${seq}步，老王是骗子`,
      internalNote: '老王',
      data: '{}',
      previousHash,
      hash: '',
    },
    ...own,
  };
  events.push({ ...event, hash: make(previousHash, event) });
}

const LEFT = {
  note: '（依法更正）',
  internalNote: '',
  data: '{"unitCode":"u1","reason":"（依法更正）","round":2}',
};

/** As the house corrects the second step, or somebody forges that it did. */
function corrected(
  events: StoredEvent[],
  make: Make,
  left: Partial<StoredEvent>,
  data?: object,
): StoredEvent[] {
  const second = anyStep(events);
  const after = { ...second, ...left };
  const all = events.map((event) => (event.seq === second.seq ? after : event));
  append(all, make, { action: 'redact', data: JSON.stringify(data ?? correctionOf(second, after)) });
  return all;
}

function anyStep([, second]: readonly StoredEvent[]): StoredEvent {
  if (!second) throw new Error('no step');
  return second;
}

const FORMS: [string, Make][] = [
  ['this edition', eventHash],
  ['an earlier edition', formerHash],
];

test.each(FORMS)(
  'a step of %s holds with the words that corrections left, one after the other',
  (_, make) => {
    const once = corrected(chain(make), eventHash, LEFT);
    expect(firstBroken(once)).toBeNull();
    const twice = corrected(once, eventHash, { ...LEFT, note: '' });
    expect(firstBroken(twice)).toBeNull();
    for (const all of [once, twice])
      expect(firstBroken(all.map((one) => (one.seq === 2 ? { ...one, note: '别的话' } : one)))?.seq).toBe(2);
    const stray = { seq: 2, was: once[1]?.hash, from: GENESIS, to: wordsHash({ ...anyStep(once), ...LEFT }) };
    if (make === eventHash) expect(firstBroken(corrected(once, eventHash, LEFT, stray))?.seq).toBe(2);
    // Without the corrections in between the words do not lead to what stands there.
    expect(firstBroken(corrected(chain(make), eventHash, { note: '甲' }).slice(0, 3))?.seq).toBe(2);
  },
);

const facts = fc.constantFrom<Partial<StoredEvent>>(
  { actorName: '别人' },
  { actorId: null },
  { actorRole: 'operator' },
  { at: new Date(0) },
  { action: 'resolve' },
  { fromStage: null },
  { toStage: 'closed' },
  { unitCode: 'u2' },
  { data: '{"unitCode":"u2","reason":"老王是骗子","round":2}' },
  { data: '{"unitCode":"u1","reason":"老王是骗子","round":2,"late":true}' },
  { data: '{"unitCode":"u1","reason":null,"round":2}' },
  { data: '{"unitCode":"u1","reason":"老王是骗子","reason":"都好了","round":2}' },
  { data: 'none' },
);

test('no correction lets anything but words be changed, however it is forged', () => {
  fc.assert(
    fc.property(facts, fc.boolean(), fc.nat(3), (change, words, how) => {
      const events = chain(eventHash);
      const second = anyStep(events);
      const forged = { ...second, ...(words ? { note: '都好了' } : {}), ...change };
      const { seq, hash: was } = second;
      const whole = { now: formerHash(second.previousHash, forged) };
      const parts = { from: wordsHash(second), to: wordsHash(forged) };
      const data = [
        { seq, was, ...whole },
        { seq, was, ...parts },
        { seq, was, ...whole, ...parts },
      ][how] ?? {
        ...{ seq, was, from: wordsHash(forged), to: wordsHash(forged) },
      };
      expect(firstBroken(corrected(events, eventHash, forged, data))?.seq).toBe(2);
    }),
  );
});

test('a step cannot be taken for one of the other edition', () => {
  const events = chain(eventHash);
  const second = anyStep(events);
  const asFormer = { ...second, hash: formerHash(second.previousHash, second) };
  expect(firstBroken(events.map((one) => (one.seq === 2 ? asFormer : one)))?.seq).toBe(2);
  expect(eventHash(GENESIS, second)).toMatch(/^w[0-9a-f]{63}$/);
  expect(formerHash(GENESIS, second)).toMatch(/^[0-9a-f]{64}$/);
});
