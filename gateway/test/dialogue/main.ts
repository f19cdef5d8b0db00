/** The command: reads all files first, plays them, reports. 0 all as written, 1 something differs, 2 unreadable. */
import { relative } from 'node:path';
import { dialogueFiles, readDialogue } from './files.ts';
import { FIRST_DAY, playDialogue } from './play.ts';
import { reportOf } from './report.ts';
import { makeTemplate } from './template.ts';
import { Unreadable, type Dialogue } from './statement.ts';

const USAGE = `npm run dialogue -- <file or folder …>     plays dialogue files; gateway/test/dialogues/README.md explains them
TEST_DB=mysql TEST_MYSQL_URL=mysql://…     on MySQL or MariaDB instead of the embedded database`;
/** Files at once: each waits much of its time for the disk or for a provider that does not answer. */
const AT_ONCE = 3;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

export async function main(args: readonly string[]): Promise<number> {
  const names = args.filter((arg) => !arg.startsWith('-'));
  if (names.length === 0 || names.length < args.length) {
    complain(USAGE);
    return 2;
  }
  const read = readAll(names);
  if (!read) return 2;
  const template = await makeTemplate(new Date(FIRST_DAY));
  try {
    const failed = await playAll(read, template);
    say(`\n${read.length - failed} of ${read.length} dialogues are as written.`);
    return failed === 0 ? 0 : 1;
  } finally {
    await template.drop();
  }
}

interface Named {
  name: string;
  dialogue: Dialogue;
}

function readAll(names: readonly string[]): Named[] | null {
  const read: Named[] = [];
  let unreadable = 0;
  for (const name of names) {
    try {
      for (const file of dialogueFiles(name))
        read.push({ name: relative(process.cwd(), file), dialogue: readDialogue(file) });
    } catch (error) {
      unreadable += 1;
      const where = error instanceof Unreadable ? `${name}:${error.line}` : name;
      complain(`${where}: ${(error as Error).message}`);
    }
  }
  return unreadable > 0 ? null : read;
}

async function playAll(
  given: readonly Named[],
  template: Awaited<ReturnType<typeof makeTemplate>>,
): Promise<number> {
  const waiting = [...given];
  let failed = 0;
  const player = async (): Promise<void> => {
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      const began = performance.now();
      const failures = await playDialogue(template, one.dialogue);
      if (failures.length > 0) failed += 1;
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      say(`${failures.length > 0 ? '✗' : '✓'} ${one.name}  ${one.dialogue.title}  (${seconds} s)`);
      for (const failure of failures) say(reportOf(one.name, failure));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, player));
  return failed;
}
