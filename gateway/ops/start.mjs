/** `npm start`: from a fresh clone to a running gateway. */
import { enter } from './enter.mjs';

await enter('gateway/ops/start.ts', [], { pages: true });
