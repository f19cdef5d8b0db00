/** `npm run story`: plays the whole story against the running instance, over HTTP alone, and prints its timeline. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { playSms } from './play/bySms.ts';
import { playTelephone } from './play/byTelephone.ts';
import { playWechat } from './play/byWechat.ts';
import { timeline } from './play/timeline.ts';
import { playTriage } from './play/triage.ts';
import type { NoticeSettingsView } from '@gridline/shared/noticeApi.ts';
import { staffMember, type Places } from './play/people.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Numbers nobody has used in this instance yet. */
function number(prefix: string, offset: number): string {
  return `${prefix}${String((Date.now() + offset * 7919) % 10_000_000).padStart(7, '0')}`;
}

/** At night the story would wait for the morning. @returns whether they stood otherwise before */
async function quietHours(places: Places, on: boolean): Promise<boolean> {
  const path = '/api/v1/staff/notice-settings';
  const admin = await staffMember(places, 'admin');
  const { body } = await admin.get<NoticeSettingsView>(path);
  const { settings, revision } = body;
  if (settings.quiet.on === on) return false;
  const changed = { ...settings, quiet: { ...settings.quiet, on } };
  const { status } = await admin.post(path, { settings: changed, revision });
  if (status !== 200) throw new Error(`the quiet hours could not be switched: ${status}`);
  // Other processes follow within seconds.
  await new Promise((resolve) => setTimeout(resolve, 3000));
  return true;
}

export async function main(): Promise<void> {
  const port = process.env.PORT ?? '7080';
  const gateway = process.env.GATEWAY_ORIGIN ?? `http://127.0.0.1:${port}`;
  const file = join(process.env.DATA_DIR ?? '.data', 'demonstration-password');
  const password =
    process.env.DEMONSTRATION_PASSWORD ?? (existsSync(file) ? readFileSync(file, 'utf8').trim() : '');
  if (!password) {
    process.stderr.write(
      'The password of the demonstration accounts is not known: start the product first, or set DEMONSTRATION_PASSWORD.\n',
    );
    process.exit(1);
  }
  const places: Places = { gateway, sandbox: gateway, password };
  const running = await fetch(`${gateway}/readyz`).then(
    (answer) => answer.ok,
    () => false,
  );
  if (!running) {
    process.stderr.write(
      `Nothing answers at ${gateway}: start the product with "npm start" in another terminal, or set PORT.\n`,
    );
    process.exit(1);
  }
  const told = timeline(say);
  const phone = number('1390', 1);
  const chapters: [string, () => Promise<unknown>][] = [
    ['短信 By SMS', () => playSms(places, told, phone)],
    [
      '微信 By WeChat',
      () => playWechat(places, told, { openid: `story-${Date.now()}`, phone: number('1380', 2) }),
    ],
    [
      '电话 By telephone',
      () => playTelephone(places, told, { known: phone, landline: `0551${number('6', 3)}` }),
    ],
    [
      '分拨 What cannot be routed',
      () =>
        playTriage(places, told, {
          vague: number('1370', 4),
          odd: number('1360', 5),
          twice: number('1350', 6),
        }),
    ],
  ];
  const before = await quietHours(places, false);
  if (before) say('不打扰时段先关掉，演完恢复 Quiet hours are off while the story is played');
  for (const [title, play] of chapters) {
    say(`\n${title}`);
    await play().catch((error: unknown) => {
      if (told.failures.length === 0) told.failures.push(String(error));
    });
  }
  if (before) await quietHours(places, true);
  say(`\n${told.steps} steps done, ${told.failures.length} missing.`);
  process.exit(told.failures.length === 0 ? 0 : 1);
}
