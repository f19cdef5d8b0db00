/** Plays a dialogue on a fresh house, line after line, and tells what was not as the file says. */
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import { beijingMoment, BEIJING_OFFSET_MS, beijingClock } from '@gridline/shared/time.ts';
import { casesInOrder } from './caseFacts.ts';
import { check, type Difference } from './check.ts';
import { openInstance, type Instance } from './instance.ts';
import { makeMessages, type Messages } from './messages.ts';
import { makeStaff, NotDone, type Staff } from './staff.ts';
import type { Dialogue, Statement, When } from './statement.ts';
import type { Template } from './template.ts';

export interface Failure {
  line: number;
  source: string;
  expected: string;
  was: string;
  /** Everything the phone in question got, as lines. */
  messages: string[];
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
/** Midnight in Beijing of an ordinary Wednesday: a working day between working days. */
export const FIRST_DAY = Date.UTC(2026, 10, 24, 16);
const NINE = 9 * 3600;
/** How long a text may take to be stored, by the machine's own clock. */
const LOOK_MS = 100;
const MOST_LOOKS = 200;

/** An empty list: everything was as the file says. */
export async function playDialogue(template: Template, dialogue: Dialogue): Promise<Failure[]> {
  const instance = await openInstance(template, FIRST_DAY + startOf(dialogue) * SECOND);
  try {
    const player = { instance, messages: makeMessages(instance), staff: makeStaff(instance) };
    const failures = await playAll(player, dialogue);
    return [...failures, ...(await defects(player, dialogue))];
  } finally {
    await instance.close();
  }
}

interface Player {
  instance: Instance;
  messages: Messages;
  staff: Staff;
}

/** The file's first time, where it begins with a time of day. */
function startOf({ statements }: Dialogue): number {
  const first = statements.find(({ when }) => when.kind !== 'now');
  return first?.when.kind === 'clock' ? first.when.second : NINE;
}

async function playAll(player: Player, { statements }: Dialogue): Promise<Failure[]> {
  const failures: Failure[] = [];
  const { clock, settle, advanceTo } = player.instance;
  await settle();
  // Where the file's own reckoning stands: what rest takes of the clock does not count for `HH:MM`.
  let reckoned = clock.time();
  for (const statement of statements) {
    const target = momentOf(statement.when, { reckoned, now: clock.time() });
    if (statement.when.kind !== 'now') {
      reckoned = target;
      if (target > clock.time()) await advanceTo(target);
    }
    try {
      const difference = await playOne(player, statement, endOfMinute(reckoned));
      if (difference) failures.push(await failureOf(player, statement, difference));
    } catch (error) {
      // What follows would speak of something that never happened.
      const was = error instanceof NotDone ? error.message : inspect(error);
      const difference = { expected: 'this to be done', was };
      return [...failures, await failureOf(player, statement, difference)];
    }
  }
  return failures;
}

/** Milliseconds. `HH:MM` is the next such moment; the minute that the file has reached is no other day's. */
export function momentOf(when: When, { reckoned, now }: { reckoned: number; now: number }): number {
  if (when.kind === 'now') return now;
  if (when.kind === 'plus') return now + when.seconds * SECOND;
  const midnight = Math.floor((reckoned + BEIJING_OFFSET_MS) / DAY) * DAY - BEIJING_OFFSET_MS;
  const today = midnight + when.second * SECOND;
  return today >= minuteOf(reckoned) ? today : today + DAY;
}

/** `HH:MM` means the whole minute. */
const endOfMinute = (time: number): number => minuteOf(time) + MINUTE - 1;
const minuteOf = (time: number): number => Math.floor(time / MINUTE) * MINUTE;

/** @param restBy rest may take so much of the clock */
async function playOne(player: Player, { deed }: Statement, restBy: number): Promise<Difference | null> {
  const { instance, messages, staff } = player;
  const { clock, world } = instance;
  switch (deed.kind) {
    case 'wait':
      return null;
    case 'up':
      await push(instance, '/sandbox/api/sms', { from: deed.phone, text: deed.text });
      return null;
    case 'repush':
      await push(instance, '/sandbox/api/sms/repush', {});
      return null;
    case 'fault': {
      const { provider, fault: kind, count } = deed;
      const { status, body } = await world.post('/sandbox/api/faults', { provider, kind, count });
      if (status >= 300) throw new NotDone(`the sandbox knows no such fault: ${JSON.stringify(body)}`);
      return null;
    }
    case 'staff': {
      await instance.rest(restBy);
      const cases = await casesInOrder(instance.house);
      const row = cases[deed.nth - 1];
      if (!row) throw new NotDone(`there is no case ${deed.nth}, only ${cases.length}`);
      await staff.act({ action: deed.action, row, words: deed.words, cases });
      await instance.settle();
      clock.moveTo(clock.time() + SECOND);
      return null;
    }
    default:
      await instance.rest(restBy);
      return check(instance, messages, deed);
  }
}

/** The carrier takes a message and pushes it until the house has it; it takes a second of the clock. */
async function push(instance: Instance, path: string, body: object): Promise<void> {
  const { world, clock, house } = instance;
  const { status, body: answer } = await world.post<{ sequenceId?: string }>(path, body);
  if (status >= 300) throw new NotDone(`the carrier refused: ${status} ${JSON.stringify(answer)}`);
  const providerKey = `aliyun:${answer.sequenceId}`;
  // On a busy machine the house may ask for it again though it is being stored: the clock need not wait for that.
  const stored = (): Promise<boolean> =>
    house.db.read.inboundMessage.count({ where: { providerKey } }).then((count) => count > 0);
  for (let look = 0; look < MOST_LOOKS && !(await stored()); look++) await sleep(LOOK_MS);
  await instance.settle();
  clock.moveTo(clock.time() + SECOND);
}

async function failureOf(player: Player, { line, source }: Statement, found: Difference): Promise<Failure> {
  const { expected, was, phone } = found;
  const got = phone ? await player.messages.got(phone) : [];
  const messages = got.map(({ at, text }) => `${beijingMoment(new Date(at))} ${text}`);
  return {
    line,
    source: `${source}   (${beijingClock(player.instance.clock.now())})`,
    expected,
    was,
    messages,
  };
}

/** What no file expects: a sweep that failed, an error in the log. */
async function defects({ instance }: Player, { statements }: Dialogue): Promise<Failure[]> {
  const last = statements.at(-1);
  if (instance.errors.length === 0 || !last) return [];
  const was = instance.errors.map((line) => line.slice(0, 600)).join('\n');
  return [
    { line: last.line, source: 'the end', expected: 'no error in the log of the house', was, messages: [] },
  ];
}
