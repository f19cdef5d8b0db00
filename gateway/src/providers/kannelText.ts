/** Bytes of a query string, and texts from bytes: Kannel hands on what the carrier sent, in its own charset. */

import { TextDecoder } from 'node:util';

/** Names and raw values of a query string; the first of several is kept. Never throws. */
export function readQuery(query: string): Map<string, Buffer> {
  const fields = new Map<string, Buffer>();
  for (const pair of query.split('&')) {
    const at = pair.indexOf('=');
    const name = bytesOf(at < 0 ? pair : pair.slice(0, at)).toString('utf8');
    if (name && !fields.has(name)) fields.set(name, bytesOf(at < 0 ? '' : pair.slice(at + 1)));
  }
  return fields;
}

/** Percent-encoding undone, byte by byte; what is no such code stays as it is. */
export function bytesOf(encoded: string): Buffer {
  const source = Buffer.from(encoded.replaceAll('+', ' '), 'utf8');
  const target = Buffer.alloc(source.length);
  let length = 0;
  for (let at = 0; at < source.length; at += 1) {
    const code = source[at] === PERCENT ? source.toString('latin1', at + 1, at + 3) : '';
    const escaped = /^[0-9a-f]{2}$/i.test(code);
    target[length] = escaped ? parseInt(code, 16) : (source[at] ?? 0);
    length += 1;
    if (escaped) at += 2;
  }
  return target.subarray(0, length);
}

const PERCENT = 0x25;
const UNICODE = 'utf-16be';

/**
 * @param given.charset Kannel's name of it (`%C`): `UTF-8`, `UTF-16BE`, `8-BIT` …
 * @param given.coding `%c`: 0 the carrier's alphabet, 1 bytes, 2 Unicode
 */
export function textOf(bytes: Buffer, given: { charset: string; coding: string }): string {
  const charset = given.charset.trim().toLowerCase();
  if (/^(utf-?16(be)?|ucs-?2)$/.test(charset) || (given.coding === '2' && charset !== 'utf-8'))
    return decode(bytes, UNICODE);
  if (charset && charset !== '8-bit' && charset !== 'utf-8') {
    const decoder = decoderOf(charset);
    if (decoder) return decoder.decode(bytes);
  }
  if (isUtf8(bytes)) return decode(bytes, 'utf-8');
  return decode(bytes, bytes.length % 2 === 0 ? UNICODE : 'utf-8');
}

function decode(bytes: Buffer, charset: string): string {
  return new TextDecoder(charset).decode(bytes);
}

function decoderOf(charset: string): TextDecoder | null {
  try {
    return new TextDecoder(charset);
  } catch {
    return null;
  }
}

/** A zero byte is in no text of UTF-8, and in most of UTF-16. */
function isUtf8(bytes: Buffer): boolean {
  if (bytes.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
