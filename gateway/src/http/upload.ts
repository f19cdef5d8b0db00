/** One uploaded file of a multipart body, bounded while it streams. */
import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';
import { badRequest, Refusal } from '../errors.ts';

export const PHOTO_BYTES = 10 * 1024 * 1024;

/** The bytes of the field `photo`. Throws 400 `photo_missing` or 413 `too_large`. */
export function receivePhoto(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const missing = (): void => reject(badRequest('photo_missing', '没有收到照片，请重新选择。'));
    if (!request.headers['content-type']?.startsWith('multipart/form-data')) return missing();
    const parser = busboy({
      headers: request.headers,
      limits: { files: 1, fileSize: PHOTO_BYTES, fields: 5 },
    });
    let found = false;
    parser.on('file', (_field, stream) => {
      found = true;
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('limit', () => reject(new Refusal('too_large', 413, '照片太大了，请选 10 MB 以内的。')));
      stream.on('end', () => resolve(Buffer.concat(chunks)));
    });
    parser.on('close', () => {
      if (!found) missing();
    });
    parser.on('error', () => missing());
    request.pipe(parser);
  });
}
