import { codeRulesSchema } from '../../staff/codeRules.ts';
import { codeNumberOf } from './numbers.ts';

const { refusedPrefixes } = codeRulesSchema.parse({});
const given = { refusedPrefixes, hotline: '9630000' };

describe('a sign-in code', () => {
  it.each([
    ['13900000001', '+8613900000001'],
    ['+86 199 1234 5678', '+8619912345678'],
    ['１３９００００００２１', '+8613900000021'],
    ['0086 136 0000 0001', '+8613600000001'],
  ])('may be sent to %s', (input, e164) => expect(codeNumberOf(input, given).e164).toBe(e164));

  it.each([
    ['17012345678', 'phone_unusual'],
    ['171 1234 5678', 'phone_unusual'],
    ['16712345678', 'phone_unusual'],
    // Cards of machines, satellites, and blocks nobody was given.
    ['14812345678', 'phone_unusual'],
    ['17412345678', 'phone_unusual'],
    ['16012345678', 'phone_unusual'],
    ['+85291234567', 'phone_unusual'],
    ['+12025550123', 'phone_unusual'],
    ['+881612345678', 'phone_unusual'],
    ['0580-2345678', 'phone_wrong'],
    ['4008001234', 'phone_wrong'],
    ['16812345', 'phone_wrong'],
    ['不知道', 'phone_wrong'],
  ])('is not sent to %s: %s', (input, code) =>
    expect(() => codeNumberOf(input, given)).toThrow(expect.objectContaining({ code }) as Error),
  );

  it('says the other way', () =>
    expect(() => codeNumberOf('17012345678', given)).toThrow(/打电话反映：9630000/));
});
