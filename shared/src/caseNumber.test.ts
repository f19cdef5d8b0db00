import fc from 'fast-check';
import { checkDigit, formatCaseNumber, parseCaseNumber } from './caseNumber.ts';

const number = fc
  .tuple(fc.integer({ min: 1, max: 9_999_999 }))
  .map(([serial]) => formatCaseNumber('20261122', serial));

describe('case numbers', () => {
  it('is the date, the serial and Damm’s digit', () => {
    // Damm's own example: 572 has the check digit 4.
    expect(checkDigit('572')).toBe(4);
    expect(formatCaseNumber('20261122', 17)).toMatch(/^20261122-00017-\d$/);
  });

  it('is read as people type it', () => {
    const canonical = formatCaseNumber('20261122', 17);
    const digits = canonical.replaceAll('-', '');
    const wide = [...digits].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');
    for (const typed of [
      canonical,
      digits,
      wide,
      ` ${canonical.replaceAll('-', ' ')} `,
      canonical.replaceAll('-', '—'),
    ]) {
      expect(parseCaseNumber(typed)).toBe(canonical);
    }
  });

  it('finds every single wrong digit and every swap of neighbours', () => {
    fc.assert(
      fc.property(number, fc.nat(), fc.integer({ min: 1, max: 9 }), (given, where, by) => {
        const digits = given.replaceAll('-', '').split('');
        const at = where % digits.length;
        const wrong = digits
          .map((digit, index) => (index === at ? String((Number(digit) + by) % 10) : digit))
          .join('');
        const next = (at + 1) % digits.length;
        const swapped = digits
          .map((digit, index) => (index === at ? digits[next] : index === next ? digits[at] : digit))
          .join('');
        const neighbours = next === at + 1 && digits[at] !== digits[next];
        return parseCaseNumber(wrong) === null && (!neighbours || parseCaseNumber(swapped) === null);
      }),
    );
  });

  it('is none: words, dates, phone numbers', () => {
    for (const text of ['', '查询', '20261122', '13900000001', '20261122-00017-', 'x'.repeat(1000)])
      expect(parseCaseNumber(text)).toBeNull();
  });
});
