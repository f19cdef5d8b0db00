import { createS3Storage } from '../../src/providers/s3Storage.ts';
import { startLoopback, type Loopback } from './loopback.ts';

const BYTES = Buffer.from([0xff, 0xd8, 0x00, 0x0d, 0x0a, 0xff, 0xd9]);
const kept = new Map<string, { body: Buffer; type: string | undefined }>();
let bucket: Loopback;

beforeAll(async () => {
  bucket = await startLoopback((heard, response) => {
    const path = new URL(heard.url, 'http://x').pathname;
    if (heard.method === 'PUT') {
      kept.set(path, { body: heard.body, type: heard.headers['content-type'] });
      response.writeHead(200, { etag: '"1"' }).end();
      return;
    }
    if (path.endsWith('locked.jpg')) {
      response
        .writeHead(403, { 'content-type': 'application/xml' })
        .end('<Error><Code>AccessDenied</Code><Message>no</Message></Error>');
      return;
    }
    const found = kept.get(path);
    if (found) response.writeHead(200, { 'content-type': found.type ?? '' }).end(found.body);
    else
      response
        .writeHead(404, { 'content-type': 'application/xml' })
        .end('<Error><Code>NoSuchKey</Code><Message>no</Message></Error>');
  });
});
afterAll(() => bucket.close());

function storage() {
  return createS3Storage({
    endpoint: bucket.origin,
    region: 'cn-test-1',
    bucket: 'photos',
    accessKeyId: 'AKID',
    secretAccessKey: 'SECRET',
  });
}

test('a photo comes back byte for byte, under a path-style address, signed', async () => {
  await storage().put('2026/11/0190.jpg', BYTES, 'image/jpeg');
  const put = bucket.heard.find((heard) => heard.method === 'PUT');
  expect(new URL(put?.url ?? '', 'http://x').pathname).toBe('/photos/2026/11/0190.jpg');
  expect(put?.headers['content-type']).toBe('image/jpeg');
  expect(put?.headers.authorization).toMatch(
    /^AWS4-HMAC-SHA256 Credential=AKID\/\d{8}\/cn-test-1\/s3\/aws4_request/,
  );
  expect(put?.body).toEqual(BYTES);
  await expect(storage().get('2026/11/0190.jpg')).resolves.toEqual(BYTES);
});

test('a photo that is not there is null; a refusal is an error', async () => {
  await expect(storage().get('2026/11/none.jpg')).resolves.toBeNull();
  await expect(storage().get('2026/11/locked.jpg')).rejects.toMatchObject({ name: 'AccessDenied' });
});

test('a key that could lead elsewhere never reaches the wire', async () => {
  const before = bucket.heard.length;
  await expect(storage().put('../other/x.jpg', BYTES, 'image/jpeg')).rejects.toMatchObject({
    code: 'bad_photo_key',
  });
  expect(bucket.heard).toHaveLength(before);
});
