/** `npm test`: from a fresh clone to a verdict. */
import { enter } from './enter.mjs';

await enter('gateway/ops/test.ts', process.argv.slice(2));
