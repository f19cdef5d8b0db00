/** A server on loopback that remembers what it was sent, byte for byte, and answers as the test says. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Heard {
  method: string;
  /** Path and query as they came over the wire. */
  url: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

export interface Loopback {
  port: number;
  origin: string;
  heard: Heard[];
  close(): Promise<void>;
}

/** `answer` may end the response, destroy its socket, or do nothing: then the caller waits in vain. */
export async function startLoopback(
  answer: (heard: Heard, response: ServerResponse) => void | Promise<void>,
): Promise<Loopback> {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const one = { method, url, headers, body: Buffer.concat(parts) };
      heard.push(one);
      void answer(one, response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    heard,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** For tests that wait out a provider's real timeout of five seconds, in milliseconds. */
export const PATIENT = 30_000;

/** A port on which nobody listens. */
export async function deadPort(): Promise<number> {
  const { port, close } = await startLoopback(() => undefined);
  await close();
  return port;
}

export function json(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json;charset=utf-8' }).end(JSON.stringify(body));
}

/** Waits until `done` gives something, looking often; fails after five seconds. */
export async function eventually<T>(done: () => Promise<T | undefined> | T | undefined): Promise<T> {
  const end = Date.now() + 5_000;
  for (;;) {
    const value = await done();
    if (value !== undefined) return value;
    if (Date.now() > end) throw new Error('It did not come about within five seconds.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
