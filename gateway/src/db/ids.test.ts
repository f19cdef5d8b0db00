import { jest } from '@jest/globals';
import { newId } from './ids.ts';

const inOrder = (ids: readonly string[]): boolean =>
  ids.every((id, index) => index === 0 || id > (ids[index - 1] ?? ''));

describe('ids', () => {
  afterEach(() => void jest.restoreAllMocks());

  it('are UUIDs of version 7 and sort in the order they were made', () => {
    const ids = Array.from({ length: 5000 }, newId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(
      ids.filter((id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
    ).toEqual([]);
    expect(inOrder(ids)).toBe(true);
  });

  it('sort so within one millisecond, and when the clock is set back', () => {
    const now = Date.now() + 10_000;
    const clock = jest.spyOn(Date, 'now').mockReturnValue(now);
    const ids = Array.from({ length: 3000 }, newId);
    clock.mockReturnValue(now - 3600_000);
    ids.push(...Array.from({ length: 3000 }, newId));
    clock.mockReturnValue(now + 1);
    ids.push(newId());
    expect(inOrder(ids)).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('say when they were made', () => {
    const now = Date.now() + 20_000;
    jest.spyOn(Date, 'now').mockReturnValue(now);
    expect(parseInt(newId().replaceAll('-', '').slice(0, 12), 16)).toBe(now);
  });
});
