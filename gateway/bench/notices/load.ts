/** Load on an HTTP server: so many a second whatever it answers (open loop), or so many at once. */
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Target {
  port: number;
  path: string;
  /** The body of the request with this number. */
  body(index: number): string;
}

export interface Measured {
  /** Acknowledged (200) a second. */
  perSecond: number;
  acknowledged: number;
  /** Answered otherwise: "not stored, push again". */
  refused: number;
  /** Of those acknowledged: milliseconds from when a request was due until its answer was read. */
  p50: number;
  p99: number;
  most: number;
}

/** Requests fall due at even distances and wait for nobody; a late answer never delays the next request. */
export async function openLoop(
  target: Target,
  given: { perSecond: number; seconds: number },
): Promise<Measured> {
  const post = poster(target, 512);
  const count = Math.round(given.perSecond * given.seconds);
  const started = performance.now();
  const answers: Promise<Answer>[] = [];
  while (answers.length < count) {
    const due = started + (answers.length / given.perSecond) * 1000;
    const ahead = due - performance.now();
    if (ahead > 1) await sleep(ahead);
    const answer = post(answers.length).then((status) => ({ status, took: performance.now() - due }));
    answers.push(answer);
    // A connection that breaks ends the bench below, not here.
    answer.catch(() => undefined);
  }
  return measured(await Promise.all(answers), performance.now() - started);
}

/** As fast as the answers come, so many in flight. */
export async function closedLoop(
  target: Target,
  given: { count: number; inFlight: number },
): Promise<Measured> {
  const post = poster(target, given.inFlight);
  const started = performance.now();
  const answers: Answer[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: given.inFlight }, async () => {
      while (next < given.count) {
        const from = performance.now();
        const status = await post(next++);
        answers.push({ status, took: performance.now() - from });
      }
    }),
  );
  return measured(answers, performance.now() - started);
}

interface Answer {
  status: number;
  took: number;
}

function measured(answers: readonly Answer[], milliseconds: number): Measured {
  const sorted = answers
    .filter(({ status }) => status === 200)
    .map(({ took }) => took)
    .sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    perSecond: (sorted.length / milliseconds) * 1000,
    acknowledged: sorted.length,
    refused: answers.length - sorted.length,
    p50: at(0.5),
    p99: at(0.99),
    most: sorted.at(-1) ?? 0,
  };
}

/** @returns a push by its number, which resolves with the status of the answer */
function poster({ port, path, body }: Target, sockets: number): (index: number) => Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: sockets });
  return (index) =>
    new Promise((resolve, reject) => {
      const payload = Buffer.from(body(index));
      const headers = { 'Content-Type': 'application/json', 'Content-Length': payload.length };
      const asked = request({ host: '127.0.0.1', port, path, method: 'POST', agent, headers }, (response) => {
        response.resume();
        response.once('end', () => resolve(response.statusCode ?? 0));
      });
      asked.once('error', reject);
      asked.end(payload);
    });
}
