import { eventHash, GENESIS } from './eventHash.ts';
import { firstBroken } from './historyChain.ts';

function chain(length: number) {
  let previousHash = GENESIS;
  return Array.from({ length }, (_, index) => {
    const fields = {
      caseId: 'c',
      seq: index + 1,
      at: new Date(index * 1000),
      action: 'comment',
      fromStage: null,
      toStage: 'received',
      actorRole: 'system',
      actorId: null,
      actorName: '系统',
      unitCode: null,
      note: `note ${index}`,
      internalNote: '',
      data: '{}',
    };
    const event = { ...fields, previousHash, hash: eventHash(previousHash, fields) };
    previousHash = event.hash;
    return event;
  });
}

describe('the history chain', () => {
  it('holds as it was written', () => {
    expect(firstBroken(chain(5))).toBeNull();
  });

  it('names the first event that was changed, removed or moved', () => {
    const changed = chain(5).map((event) => (event.seq === 3 ? { ...event, note: 'prettier' } : event));
    expect(firstBroken(changed)?.seq).toBe(3);
    expect(firstBroken(chain(5).filter((event) => event.seq !== 2))?.seq).toBe(3);
    const [first, second, ...rest] = chain(5);
    expect(firstBroken([second, first, ...rest].filter((event) => event !== undefined))?.seq).toBe(2);
  });
});
