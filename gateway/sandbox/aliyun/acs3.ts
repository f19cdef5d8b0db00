/** Aliyun's request signature, version 3 (ACS3-HMAC-SHA256), checked as Aliyun checks it. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export interface SignedRequest {
  method: string;
  path: string;
  /** Decoded parameters of the address. */
  query: URLSearchParams;
  /** Lower-case names. */
  headers: Readonly<Record<string, string | undefined>>;
  body: string;
}

export type Refusal = { status: number; code: string; message: string };

const MUST_BE_SIGNED = [
  'host',
  'x-acs-action',
  'x-acs-content-sha256',
  'x-acs-date',
  'x-acs-signature-nonce',
  'x-acs-version',
];
const WINDOW = 15 * 60_000;
const AUTHORIZATION = /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/;

/** `null` when the signature holds; otherwise what Aliyun would answer. */
export function checkAcs3(
  request: SignedRequest,
  keys: { accessKeyId: string; accessKeySecret: string },
  now: Date,
): Refusal | null {
  const parts = AUTHORIZATION.exec(request.headers.authorization ?? '');
  if (!parts)
    return refusal(400, 'MissingAuthorization', 'The Authorization header is missing or malformed.');
  const [, keyId = '', signed = '', signature = ''] = parts;
  if (keyId !== keys.accessKeyId) {
    return refusal(404, 'InvalidAccessKeyId.NotFound', 'Specified access key is not found.');
  }
  const names = signed.split(';');
  if (MUST_BE_SIGNED.some((name) => !names.includes(name) || !request.headers[name])) return mismatch();
  const sentAt = Date.parse(request.headers['x-acs-date'] ?? '');
  if (!(Math.abs(now.getTime() - sentAt) <= WINDOW)) {
    return refusal(400, 'InvalidTimeStamp.Expired', 'Specified time stamp or date value is expired.');
  }
  const payload = sha256(request.body);
  if (payload !== request.headers['x-acs-content-sha256']) return mismatch();
  const canonical = [
    request.method,
    request.path,
    canonicalQuery(request.query),
    names.map((name) => `${name}:${(request.headers[name] ?? '').trim()}\n`).join(''),
    names.join(';'),
    payload,
  ].join('\n');
  const expected = createHmac('sha256', keys.accessKeySecret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest();
  return timingSafeEqual(expected, Buffer.from(signature, 'hex')) ? null : mismatch();
}

function canonicalQuery(query: URLSearchParams): string {
  return [...query]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
}

/** RFC 3986: everything but letters, digits, `-_.~`. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function mismatch(): Refusal {
  return refusal(400, 'SignatureDoesNotMatch', 'Specified signature does not match our calculation.');
}

function refusal(status: number, code: string, message: string): Refusal {
  return { status, code, message };
}
