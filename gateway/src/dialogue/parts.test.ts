import { isFullPart, joinParts, partsAtHead } from './parts.ts';

const at = (seconds: number): Date => new Date(Date.UTC(2026, 10, 25, 1, 20, seconds));
const part = (length: number, end = ''): string => '烟'.repeat(length - end.length) + end;

describe('parts that the carrier split', () => {
  it.each([
    [66, true],
    [67, true],
    [70, true],
    [134, true],
    [140, true],
    [65, false],
    [71, false],
    [100, false],
  ])('%i characters: full %s', (length, full) => {
    expect(isFullPart(part(length))).toBe(full);
  });

  it.each(['。', '！', '？', '...', '谢谢', '。”'])('what ends with %s is whole', (end) => {
    expect(isFullPart(part(67, end))).toBe(false);
  });

  it('joins what follows within seconds, in order, and nothing else', () => {
    const queue = [
      { text: part(67), receivedAt: at(0) },
      { text: part(67), receivedAt: at(1) },
      { text: '完了', receivedAt: at(2) },
      { text: '另一条', receivedAt: at(3) },
    ];
    expect(partsAtHead(queue)).toHaveLength(3);
    expect(joinParts(partsAtHead(queue))).toBe(`${part(134)}完了`);
  });

  it('swallows no stop word, and joins nothing that came later', () => {
    const first = { text: part(67), receivedAt: at(0) };
    expect(partsAtHead([first, { text: '退订', receivedAt: at(1) }])).toEqual([first]);
    expect(partsAtHead([first, { text: '三号楼', receivedAt: at(45) }])).toEqual([first]);
    expect(partsAtHead([])).toEqual([]);
  });
});
