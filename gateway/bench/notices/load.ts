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
  perSecond: number;
  /** Milliseconds from when a request was due until its answer was read. */
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
  const answers: Promise<number>[] = [];
  while (answers.length < count) {
    const due = started + (answers.length / given.perSecond) * 1000;
    const ahead = due - performance.now();
    if (ahead > 1) await sleep(ahead);
    answers.push(post(answers.length).then(() => performance.now() - due));
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
  const latencies: number[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: given.inFlight }, async () => {
      while (next < given.count) {
        const from = performance.now();
        await post(next++);
        latencies.push(performance.now() - from);
      }
    }),
  );
  return measured(latencies, performance.now() - started);
}

function measured(latencies: readonly number[], milliseconds: number): Measured {
  const sorted = [...latencies].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    perSecond: (latencies.length / milliseconds) * 1000,
    p50: at(0.5),
    p99: at(0.99),
    most: sorted.at(-1) ?? 0,
  };
}

/** Throws for any answer but 200: a push that was not acknowledged is none. */
function poster({ port, path, body }: Target, sockets: number): (index: number) => Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: sockets });
  return (index) =>
    new Promise((resolve, reject) => {
      const payload = Buffer.from(body(index));
      const headers = { 'Content-Type': 'application/json', 'Content-Length': payload.length };
      const asked = request({ host: '127.0.0.1', port, path, method: 'POST', agent, headers }, (response) => {
        response.resume();
        response.once('end', () =>
          response.statusCode === 200
            ? resolve()
            : reject(new Error(`a push was answered ${response.statusCode}`)),
        );
      });
      asked.once('error', reject);
      asked.end(payload);
    });
}
