/** Carriers wait 700 ms for an answer (Aliyun's rule); what is not stored by then is asked for again. */
import { Refusal } from '../../errors.ts';

const MILLISECONDS = 600;

/**
 * Resolves with the work, or throws 503 `not_stored_yet` in time for the carrier to be told. The work goes on;
 * the carrier's next push of the same message finds it stored or stores it.
 */
export async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Refusal('not_stored_yet', 503, '还没有存好，请稍后再推送一次。')),
      MILLISECONDS,
    );
  });
  // When the answer is given already, a later failure has nobody left to tell: the carrier asks again.
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
