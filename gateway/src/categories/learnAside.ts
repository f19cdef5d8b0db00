/** Learns in a thread of its own: it takes a minute of one core, and requests are answered meanwhile. */
import { Worker } from 'node:worker_threads';
import type { Example } from './corpus.ts';
import type { LearnedText } from './learnAsText.ts';

/** @returns `null` when `stopping` was aborted before it was done; a failure of the thread is thrown. */
export async function learnAside(
  examples: readonly Example[],
  stopping: AbortSignal,
): Promise<LearnedText | null> {
  if (stopping.aborted) return null;
  const worker = new Worker(new URL('./learnWorker.mjs', import.meta.url), {
    workerData: examples.map(({ text, label }) => ({ text, label })),
  });
  return new Promise((resolve, reject) => {
    const stop = (): void => void worker.terminate();
    stopping.addEventListener('abort', stop, { once: true });
    worker.once('message', (learned: LearnedText) => resolve(learned));
    worker.once('error', reject);
    worker.once('exit', (code) => {
      stopping.removeEventListener('abort', stop);
      if (stopping.aborted) resolve(null);
      else reject(new Error(`the learning thread ended with ${code} and no model`));
    });
  });
}
