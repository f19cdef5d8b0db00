import fc from 'fast-check';
import { maskPhone, nationalNumber, parsePhone } from './phone.ts';

describe('telephone numbers', () => {
  it.each([
    ['13900000001', '+8613900000001', true],
    ['8613900000001', '+8613900000001', true],
    ['+86 139 0000 0001', '+8613900000001', true],
    ['0086-13900000001', '+8613900000001', true],
    ['１３９０００００００１', '+8613900000001', true],
    ['055161234567', '+8655161234567', false],
    ['0551-61234567', '+8655161234567', false],
  ])('%s', (typed, e164, mobile) => {
    expect(parsePhone(typed)).toEqual({ e164, mobile });
  });

  it('is none', () => {
    for (const text of ['', '匿名', 'abc', '1', '12', 'x'.repeat(100)]) expect(parsePhone(text)).toBeNull();
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (text) => parsePhone(text) === null || parsePhone(text)?.e164.startsWith('+'),
      ),
    );
  });

  it('is shown masked, and national to carriers', () => {
    expect(maskPhone('+8613900000001')).toBe('139****0001');
    expect(nationalNumber('+8613900000001')).toBe('13900000001');
  });
});
