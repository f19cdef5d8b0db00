/** A worker of BullMQ's that hands its jobs to the provider on loopback. */
import { Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { SmsMessage } from '../../src/providers/ports.ts';
import { serve } from './crew.ts';
import { loopbackSms } from './sender.ts';

const { REDIS_PORT = '', PROVIDER_PORT = '', AT_ONCE = '', QUEUE = '' } = process.env;
const sms = loopbackSms(Number(PROVIDER_PORT));
const worker = new Worker<SmsMessage, string>(
  QUEUE,
  async (job) => {
    const outcome = await sms.send(job.data);
    if (outcome.kind !== 'sent') throw new Error(`${outcome.code} ${outcome.reason}`);
    return outcome.providerId;
  },
  {
    autorun: false,
    concurrency: Number(AT_ONCE),
    connection: new Redis(Number(REDIS_PORT), '127.0.0.1', { maxRetriesPerRequest: null }),
  },
);
await worker.waitUntilReady();
serve({}, async () => {
  void worker.run();
  return {};
});
