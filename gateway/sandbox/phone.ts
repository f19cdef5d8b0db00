/** Numbers as a carrier in China writes them. */

/** `+86 139…` and `0086139…` → `139…`; other numbers without blanks and dashes. */
export function national(number: string): string {
  return number
    .replace(/[\s-]/g, '')
    .replace(/^(\+|00)86/, '')
    .replace(/^\+/, '');
}
