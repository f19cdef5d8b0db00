/** A provider of text messages on loopback, speaking Kannel's wire: takes everything at once and counts. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from './crew.ts';

let taken = 0;
const server = createServer((request, response) => {
  const { searchParams } = new URL(request.url ?? '', 'http://provider');
  const complete = ['username', 'password', 'to', 'text'].every((name) => searchParams.has(name));
  if (complete) taken++;
  response.writeHead(complete ? 202 : 403, { 'Content-Type': 'text/html' });
  response.end(complete ? '0: Accepted for delivery' : 'Authorization failed for sendsms');
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  serve({ port }, async () => {
    const counted = taken;
    taken = 0;
    return { taken: counted };
  });
});
