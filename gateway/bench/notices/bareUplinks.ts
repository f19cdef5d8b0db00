/** The barest server that keeps an uplink durably: one INSERT by mysql2 for each request, answered after it. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPool } from 'mysql2/promise';
import { v7 } from 'uuid';
import { serve } from './crew.ts';

const { DATABASE_URL = '' } = process.env;
const pool = createPool({ uri: DATABASE_URL, connectionLimit: 32, timezone: 'Z' });
await pool.query('CREATE TABLE IF NOT EXISTS `BareInbound` LIKE `InboundMessage`');

interface Push {
  phone_number: string;
  content: string;
  send_time: string;
  dest_code: string;
  sequence_id: string;
}

async function keep(request: IncomingMessage): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const [push] = JSON.parse(Buffer.concat(chunks).toString()) as [Push];
  const now = new Date();
  const row = {
    id: v7(),
    providerKey: `bare:${push.sequence_id}`,
    phoneCipher: push.phone_number,
    phoneIndex: push.phone_number,
    toNumber: push.dest_code,
    text: push.content,
    sentAt: new Date(push.send_time),
    receivedAt: now,
    state: 'received',
    due: now,
  };
  await pool.query('INSERT INTO `BareInbound` SET ?', [row]);
}

const server = createServer((request, response) => {
  keep(request).then(
    () => response.setHeader('Content-Type', 'application/json').end('{"code":0,"msg":"成功"}'),
    () => response.writeHead(500).end(),
  );
});
server.listen(0, '127.0.0.1', () => {
  serve({ port: (server.address() as AddressInfo).port }, async () => ({}));
});
