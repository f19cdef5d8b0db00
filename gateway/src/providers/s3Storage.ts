/** Photos in a bucket of any S3-compatible store, for any number of gateways. */
import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { Env } from '../env.ts';
import { checkPhotoKey } from './photoKey.ts';
import type { PhotoStorage } from './ports.ts';

type S3Settings = Extract<Env['storage'], { kind: 's3' }>;

/** Keeps photos as `<bucket>/<key>` with path-style addresses, which every compatible store understands. */
export function createS3Storage(settings: Omit<S3Settings, 'kind'>): PhotoStorage {
  const { endpoint, region, bucket: Bucket, accessKeyId, secretAccessKey } = settings;
  const client = new S3Client({
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
    forcePathStyle: true,
    // Compatible stores often know nothing of the newer trailing checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: 2_000, requestTimeout: 15_000 },
  });
  return {
    put: async (key, bytes, contentType) => {
      const Key = checkPhotoKey(key);
      await client.send(new PutObjectCommand({ Bucket, Key, Body: bytes, ContentType: contentType }));
    },
    get: async (key) => {
      const Key = checkPhotoKey(key);
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
        return Body ? Buffer.from(await Body.transformToByteArray()) : null;
      } catch (error) {
        if (error instanceof NoSuchKey) return null;
        if (
          error instanceof S3ServiceException &&
          error.$metadata.httpStatusCode === 404 &&
          error.name === 'NotFound'
        )
          return null;
        throw error;
      }
    },
  };
}
