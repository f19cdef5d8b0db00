/** `npm run dialogue -- <file…>`: plays dialogue files, each on a fresh seeded house with a virtual clock. */
import { main as run } from './dialogue/main.ts';

export async function main(): Promise<void> {
  process.exit(await run(process.argv.slice(2)));
}
