/** Aliyun's official client of its short message service (dysmsapi 2017-05-25), set up for our use. */
import { createRequire } from 'node:module';
import type { Env } from '../env.ts';

// The client is CommonJS with an `exports.default`, which an ESM import would wrap once more.
const load = createRequire(import.meta.url);
export const dysms = load('@alicloud/dysmsapi20170525') as typeof import('@alicloud/dysmsapi20170525');
const openapi = load('@alicloud/openapi-core') as typeof import('@alicloud/openapi-core');

export type AliyunClient = InstanceType<typeof dysms.default>;

const CONNECT_TIMEOUT = 2_000;
export const READ_TIMEOUT = 5_000;

/** A client that never repeats a call by itself: without `retryOptions` it makes exactly one attempt. */
export function createAliyunClient(settings: Env['aliyun']): AliyunClient {
  return new dysms.default(
    new openapi.$OpenApiUtil.Config({
      accessKeyId: settings.accessKeyId,
      accessKeySecret: settings.accessKeySecret,
      endpoint: settings.endpoint,
      protocol: settings.protocol,
      connectTimeout: CONNECT_TIMEOUT,
      readTimeout: READ_TIMEOUT,
    }),
  );
}
