import fc from 'fast-check';
import type { CaseEvent, DaySeal } from '../../db/generated/mysql/client.ts';
import { eventHash, GENESIS } from '../eventHash.ts';
import { chainFault } from '../historyChain.ts';
import { caseFault, type Bundle } from './caseFault.ts';
import { dayFaults, sumDays } from './dayFaults.ts';
import { filedHash, keptHash } from './filing.ts';
import { boundsOf, dayAfter, sealHash } from './seals.ts';

const HOUR = 3600_000;
const START = Date.parse('2026-11-01T02:00:00.000Z');

/** A case whose steps are so many hours apart. */
function bundle(caseId: string, hours: readonly number[]): Bundle {
  let previousHash = GENESIS;
  let at = START + (hours[0] ?? 0) * HOUR;
  const filedAt = new Date(at);
  const words = { text: '第1步', placeText: '沿港西路83号', channel: 'sms' };
  const placed = { lng: 117.8, lat: 31 };
  const receiptHash = filedHash({ ...words, point: placed, filedAt });
  const receipt = JSON.stringify({
    number: caseId,
    queryCode: '123456',
    filedAt: filedAt.toISOString(),
    receiptHash,
  });
  const kept = keptHash({ ...words, ...placed, receipt });
  const events = hours.map((hour, index): CaseEvent => {
    if (index > 0) at += hour * HOUR;
    const fields = {
      caseId,
      seq: index + 1,
      at: new Date(at),
      action: index === 0 ? 'file' : 'comment',
      fromStage: null,
      toStage: 'received',
      actorRole: 'system',
      actorId: null,
      actorName: '系统',
      unitCode: null,
      note: `第${index + 1}步`,
      internalNote: '',
      data: JSON.stringify({ receiptHash, kept }),
    };
    const event = { id: `${caseId}${index}`, ...fields, previousHash, hash: eventHash(previousHash, fields) };
    previousHash = event.hash;
    return event;
  });
  return {
    caseId,
    events,
    row: {
      id: caseId,
      number: caseId,
      queryCode: '123456',
      ...words,
      ...placed,
      stage: 'received',
      version: events.length,
      headHash: previousHash,
      filedAt,
    },
    complaints: [{ id: caseId, caseId, ...words, ...placed, receipt, receiptHash, filedAt }],
  };
}

/** As the house seals, from the first day to the one before `until`. */
function sealed(bundles: readonly Bundle[], until: string): DaySeal[] {
  const sums = summed(bundles);
  const seals: DaySeal[] = [];
  for (let day = sums.first() ?? until; day < until; day = dayAfter(day)) {
    const stated = { day, ...sums.of(day) };
    const previousHash = seals.at(-1)?.hash ?? GENESIS;
    seals.push({ ...stated, previousHash, hash: sealHash(previousHash, stated), sealedAt: boundsOf(day).to });
  }
  return seals;
}

function summed(bundles: readonly Bundle[]) {
  const sums = sumDays();
  for (const { caseId, events } of bundles) sums.add(caseId, events);
  return sums;
}

const UNTIL = '20270101';
const life = fc.array(fc.nat(40), { minLength: 1, maxLength: 8 });
const lives = fc
  .array(life, { minLength: 1, maxLength: 5 })
  .map((all) => all.map((one, index) => bundle(`c${index}`, one)));
const found = (bundles: readonly Bundle[], seals: readonly DaySeal[]) => [
  ...bundles.flatMap((one) => caseFault(one) ?? []),
  ...dayFaults(seals, { sums: summed(bundles), since: seals[0]?.day ?? null, until: UNTIL }),
];

test('what nobody touched holds', () => {
  fc.assert(fc.property(lives, (bundles) => expect(found(bundles, sealed(bundles, UNTIL))).toEqual([])));
});

test('any word of any step that is changed is found at that step', () => {
  const fields = fc.constantFrom(
    'note',
    'internalNote',
    'actorName',
    'action',
    'toStage',
    'data',
    'hash',
    'previousHash',
  );
  fc.assert(
    fc.property(life, fc.nat(), fields, (hours, which, field) => {
      const { events } = bundle('c', hours);
      const seq = (which % events.length) + 1;
      const changed = events.map((event) => (event.seq === seq ? { ...event, [field]: '{"x":1}' } : event));
      expect(chainFault(changed)?.event.seq).toBe(seq);
    }),
  );
});

test('a history that is rewritten as a whole, its row too, is found by the seal of its day', () => {
  fc.assert(
    fc.property(lives, fc.nat(), (bundles, which) => {
      const seals = sealed(bundles, UNTIL);
      const victim = which % bundles.length;
      const forged = bundles.map((one, index) => (index === victim ? rewritten(one) : one));
      expect(forged.map(caseFault)).toEqual(bundles.map(() => null));
      expect(found(forged, seals)[0]?.what).toMatch(/整段改写过/);
      expect(
        found(
          bundles.filter((_, index) => index !== victim),
          seals,
        )[0]?.what,
      ).toMatch(/封存时有 .*有历史被删掉了/);
    }),
  );
});

test('a seal that is changed or left out is found', () => {
  const bundles = [bundle('c', [0, 30, 100])];
  const seals = sealed(bundles, UNTIL);
  fc.assert(
    fc.property(fc.nat(seals.length - 2), fc.boolean(), (which, removed) => {
      const touched = removed
        ? seals.filter((_, index) => index !== which)
        : seals.map((seal, index) => (index === which ? { ...seal, events: seal.events + 1 } : seal));
      const since = seals[0]?.day ?? null;
      const [first] = dayFaults(touched, { sums: summed(bundles), since, until: UNTIL });
      expect(first?.what).toMatch(removed ? /封存不见了/ : /封存本身被改过/);
      expect(first?.at).toEqual(new Date(boundsOf(seals[which]?.day ?? '').to.getTime() - 1));
    }),
  );
});

/** Other words in every step, and all hashes made to fit. */
function rewritten(one: Bundle): Bundle {
  let previousHash = GENESIS;
  const events = one.events.map((event) => {
    const fields = {
      ...event,
      note: event.seq === 1 ? event.note : '都好了',
      actorName: '别人',
      previousHash,
    };
    previousHash = eventHash(previousHash, fields);
    return { ...fields, hash: previousHash };
  });
  return { ...one, events, row: one.row && { ...one.row, headHash: previousHash } };
}
