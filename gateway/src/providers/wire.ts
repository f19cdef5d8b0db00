/**
 * Whether a request ever left this machine. A call that failed before its first byte was written may be
 * repeated freely; one that failed after may have been obeyed, and repeating it could send a message twice.
 * Client libraries report both with the same error, so the sockets themselves are asked, over Node's
 * diagnostics channels (`http.client.request.start` for node:http, `undici:*` for fetch).
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';

export interface Wire {
  /** `held`: seen waiting for a connection, so nothing has left. Anything else must be taken for `out`. */
  state: 'unseen' | 'held' | 'out';
  /** Milliseconds of silence after the connection stands, for clients of node:http. */
  readonly readTimeout: number;
}

const current = new AsyncLocalStorage<Wire>();
const fetched = new WeakMap<object, Wire>();

/** Runs `call`, which makes one request, and lets it read `wire.state` when the request has failed. */
export function watchWire<T>(readTimeout: number, call: (wire: Wire) => Promise<T>): Promise<T> {
  const wire: Wire = { state: 'unseen', readTimeout };
  return current.run(wire, () => call(wire));
}

subscribe('http.client.request.start', (message) => {
  const wire = current.getStore();
  const { request } = message as { request: ClientRequest };
  const socket: Socket | null = request.socket;
  if (!wire || !socket) return;
  const connected = (): void => {
    wire.state = 'out';
    // The Aliyun client's connect timeout is an idle timeout of the socket and would cut short the waiting
    // for an answer; its read timer is lost when a kept-alive socket is used again. So it is set here.
    request.setTimeout(wire.readTimeout);
  };
  if (!socket.connecting) return connected();
  wire.state = 'held';
  socket.once((socket as TLSSocket).encrypted ? 'secureConnect' : 'connect', connected);
});

subscribe('undici:request:create', (message) => {
  const wire = current.getStore();
  if (!wire) return;
  wire.state = 'held';
  fetched.set((message as { request: object }).request, wire);
});

subscribe('undici:client:sendHeaders', (message) => {
  const wire = fetched.get((message as { request: object }).request);
  if (wire) wire.state = 'out';
});
