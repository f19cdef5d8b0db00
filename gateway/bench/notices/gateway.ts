/** The whole gateway as a process of its own: its webhook answers while it understands and replies. */
import { pino } from 'pino';
import { readEnv } from '../../src/env.ts';
import { startGateway } from '../../src/main.ts';
import { serve } from './crew.ts';

const env = readEnv(process.env);
const gateway = await startGateway(env, { log: pino({ level: 'fatal' }) });
serve({ port: gateway.port, secret: env.keys.webhookSecret }, async () => ({
  stored: await gateway.house.db.read.inboundMessage.count(),
}));
