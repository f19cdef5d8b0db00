/** A worker of BullMQ's that hands jobs to the loopback provider. */
import { Worker } from 'bullmq';
import { serve } from './crew.ts';
import { makeKannelSender, type Text } from './kannelSender.ts';

const { REDIS_PORT = '', PROVIDER_PORT = '', AT_ONCE = '', QUEUE = '' } = process.env;
const send = makeKannelSender(Number(PROVIDER_PORT));
const worker = new Worker<Text, { providerId: string }>(
  QUEUE,
  async (job) => {
    await send(job.data);
    return { providerId: job.data.id };
  },
  {
    autorun: false,
    concurrency: Number(AT_ONCE),
    connection: { host: '127.0.0.1', port: Number(REDIS_PORT), maxRetriesPerRequest: null },
  },
);
await worker.waitUntilReady();
serve({}, async () => {
  void worker.run();
  return {};
});
