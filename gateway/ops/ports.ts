/** Whether a port can be had, asked before anything else is opened. */
import { createServer } from 'node:net';
import { PlainError } from './plainError.mjs';

/** Takes a port and gives it back. @returns the port, which the system chose where 0 was asked for */
function tryPort(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}

/** The system gives ports from 32768 on to the near ends of connections; each worker of the tests has a stretch below. */
const FIRST = 20_000;
const STRETCH = 1500;
const STRETCHES = 8;
let asked = Math.floor(Math.random() * STRETCH);

/**
 * A port that nobody listens on now, and that no connection takes before somebody does.
 * @throws PlainError `ports_missing`
 */
export async function freePort(host = '127.0.0.1'): Promise<number> {
  const from = FIRST + (Number(process.env.JEST_WORKER_ID ?? 0) % STRETCHES) * STRETCH;
  for (let tries = 0; tries < STRETCH; tries++) {
    asked = (asked + 1) % STRETCH;
    const port = from + asked;
    const taken = await tryPort(port, host).then(
      () => false,
      () => true,
    );
    if (!taken) return port;
  }
  throw new PlainError(
    'ports_missing',
    `No port from ${from} to ${from + STRETCH - 1} is free: end what listens there.`,
  );
}

export interface Wanted {
  port: number;
  host: string;
  /** The environment variable that names another port. */
  variable: string;
}

/**
 * Refuses to go on where a port cannot be had.
 * @throws PlainError `port_in_use`, `port_refused`, `host_unknown`
 */
export async function claimable(given: Wanted): Promise<void> {
  try {
    await tryPort(given.port, given.host);
  } catch (error) {
    throw portError(error, given) ?? error;
  }
}

/** The sentence for an error of listening, or `null` where it is none. */
export function portError(error: unknown, { port, host, variable }: Wanted): PlainError | null {
  const { code } = error as NodeJS.ErrnoException;
  const another = `choose another, for example ${variable}=${port + 10} npm start`;
  if (code === 'EADDRINUSE')
    return new PlainError('port_in_use', `Port ${port} is in use: end what listens there or ${another}.`);
  if (code === 'EACCES')
    return new PlainError('port_refused', `Port ${port} is not for this user to open: ${another}.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new PlainError(
      'host_unknown',
      `HOST=${host} is no address of this machine: give one of its own, or 0.0.0.0 for all.`,
    );
  }
  return null;
}
