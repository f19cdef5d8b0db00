/** Runs one TypeScript file of the repository: `node gateway/ops/run.mjs <file> [arguments]`. */
import { enter } from './enter.mjs';

const [file, ...args] = process.argv.slice(2);
if (file) await enter(file, args);
else process.stderr.write('Name the file to run: node gateway/ops/run.mjs prisma/migrate.ts\n');
