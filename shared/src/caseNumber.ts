/**
 * A case number that can be read over a telephone: date, serial of the day, check digit,
 * e.g. `20261122-00017-4`. The check digit is Damm's (quasigroup of order 10): it finds every single
 * wrong digit and every swap of neighbours.
 */
const DAMM = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
] as const;

const SERIAL_DIGITS = 5;

/** @param day the filing day in Beijing time as `YYYYMMDD` @param serial 1 and up */
export function formatCaseNumber(day: string, serial: number): string {
  const digits = String(serial).padStart(SERIAL_DIGITS, '0');
  return `${day}-${digits}-${checkDigit(day + digits)}`;
}

/**
 * Reads a number as people type or say it: with or without hyphens, full-width digits, blanks.
 * Returns the canonical form, or `null` if it is none or the check digit is wrong.
 */
export function parseCaseNumber(input: string): string | null {
  const digits = input.normalize('NFKC').replace(/[\s\-—–_.]/g, '');
  if (!/^20\d{12,14}$/.test(digits)) return null;
  if (checkDigit(digits) !== 0) return null;
  return `${digits.slice(0, 8)}-${digits.slice(8, -1)}-${digits.slice(-1)}`;
}

/** Damm digit of a string of digits; 0 for a string that already carries its check digit. */
export function checkDigit(digits: string): number {
  let interim = 0;
  for (const digit of digits) interim = Number(DAMM[interim]?.[Number(digit)]);
  return interim;
}
