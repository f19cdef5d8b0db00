/** Every file under dialogues/ is played; what differs is shown as the command shows it. */
import { fileURLToPath } from 'node:url';
import { relative } from 'node:path';
import { dialogueFiles, readDialogue } from '../dialogue/files.ts';
import { FIRST_DAY, playDialogue } from '../dialogue/play.ts';
import { reportOf } from '../dialogue/report.ts';
import { makeTemplate, type Template } from '../dialogue/template.ts';

const FOLDER = fileURLToPath(new URL('../dialogues', import.meta.url));

describe('dialogues', () => {
  let template: Template;
  beforeAll(async () => {
    template = await makeTemplate(new Date(FIRST_DAY));
  });
  afterAll(() => template.drop());

  const named = dialogueFiles(FOLDER).map((file) => [relative(FOLDER, file), readDialogue(file)] as const);

  it.each(named)('%s', async (name, dialogue) => {
    const failures = await playDialogue(template, dialogue);
    expect(failures.map((failure) => reportOf(name, failure)).join('\n')).toBe('');
  });
});
