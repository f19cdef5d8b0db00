/** A gateway as a process of its own, configured by its environment, for tests that kill it. */
import { pino } from 'pino';
import { readEnv } from '../../src/env.ts';
import { startGateway } from '../../src/main.ts';

const gateway = await startGateway(readEnv(process.env), {
  log: pino({ level: process.env.TEST_LOG ?? 'silent' }),
});
process.on('SIGTERM', () => void gateway.close().then(() => process.exit(0)));
