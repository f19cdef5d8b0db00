/**
 * A fresh Idempotency-Key: 32 hexadecimal digits. `crypto.randomUUID` is missing on pages served
 * without TLS, which closed networks do; `getRandomValues` is everywhere.
 */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
