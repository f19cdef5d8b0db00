/** Checks of a file: `null` when it is so, else what was expected and what was there. */
import { parsePhone } from '@gridline/shared/phone.ts';
import { BEIJING_OFFSET_MS } from '@gridline/shared/time.ts';
import type { CaseFile } from '../../src/db/generated/mysql/client.ts';
import type { Instance } from './instance.ts';
import { casesInOrder, factOf } from './caseFacts.ts';
import { fits, type Messages, type Received } from './messages.ts';
import type { CaseKey } from './parseCheck.ts';
import type { Deed } from './statement.ts';

export interface Difference {
  expected: string;
  was: string;
  /** The phone whose messages explain it. */
  phone?: string;
}

const DAY = 24 * 3600_000;

type Checked = Extract<Deed, { kind: 'down' | 'quiet' | 'case' | 'cases' | 'sms' | 'differ' }>;

export async function check(
  instance: Instance,
  messages: Messages,
  deed: Checked,
): Promise<Difference | null> {
  switch (deed.kind) {
    case 'down':
      return checkDown(messages, deed);
    case 'quiet':
      return checkQuiet(messages, deed.phone);
    case 'case':
      return checkCase(instance, deed);
    case 'cases':
      return checkCount(deed, (await casesOf(instance, deed.phone)).length, 'cases');
    case 'sms': {
      const since = deed.since === null ? 0 : lastMoment(deed.since, instance.clock.time());
      const got = (await messages.got(deed.phone)).filter(({ at }) => at >= since);
      return checkCount(deed, got.length, 'messages');
    }
    case 'differ':
      return checkDiffer(instance, deed);
  }
}

async function checkDown(
  messages: Messages,
  { phone, glob }: Extract<Deed, { kind: 'down' }>,
): Promise<Difference | null> {
  const [next] = await messages.unread(phone);
  if (!next) return { expected: `a message like ${glob}`, was: 'no unread message', phone };
  messages.read(next);
  if (fits(next, glob)) return null;
  return { expected: `a message like ${glob}`, was: next.text, phone };
}

async function checkQuiet(messages: Messages, phone: string): Promise<Difference | null> {
  const unread = await messages.unread(phone);
  for (const message of unread) messages.read(message);
  if (unread.length === 0) return null;
  return { expected: 'no unread message', was: listed(unread), phone };
}

async function checkCase(
  { house }: Instance,
  { nth, expected }: Extract<Deed, { kind: 'case' }>,
): Promise<Difference | null> {
  const cases = await casesInOrder(house);
  const row = cases[nth - 1];
  if (!row) return { expected: `a case ${nth}`, was: filed(cases) };
  for (const { key, anyOf } of expected) {
    const fact = await factOf(house, row, { key: key as CaseKey, cases });
    if (!anyOf.some((value) => fact.is(value)))
      return {
        expected: `case ${nth} with ${key}=${anyOf.join('|')}`,
        was: `${key}=${fact.shown} (case ${nth}: ${row.stage} “${row.text}”${row.triageReason ? `; ${row.triageReason}` : ''})`,
      };
  }
  return null;
}

async function checkDiffer(
  { house }: Instance,
  { nth, other, key }: Extract<Deed, { kind: 'differ' }>,
): Promise<Difference | null> {
  const cases = await casesInOrder(house);
  const [one, two] = [cases[nth - 1], cases[other - 1]];
  if (!one || !two) return { expected: `a case ${nth} and a case ${other}`, was: filed(cases) };
  const facts = await Promise.all(
    [one, two].map((row) => factOf(house, row, { key: key as CaseKey, cases })),
  );
  const [a = '', b = ''] = facts.map(({ shown }) => shown);
  return a === b
    ? { expected: `another ${key} in case ${nth} than in case ${other}`, was: `${a} in both` }
    : null;
}

function checkCount(
  { phone, count }: { phone: string; count: readonly string[] },
  found: number,
  of: string,
): Difference | null {
  if (count.includes(String(found))) return null;
  return { expected: `${count.join(' or ')} ${of} of ${phone}`, was: String(found), phone };
}

/** The cases whose resident this number is, or that it was given for. */
async function casesOf({ house }: Instance, phone: string): Promise<CaseFile[]> {
  const parsed = parsePhone(phone);
  const valueIndex = house.privacy.index(`phone:${parsed?.e164 ?? phone}`);
  const contact = await house.db.read.contact.findUnique({
    where: { kind_valueIndex: { kind: 'phone', valueIndex } },
  });
  const mine = [{ contactIndex: valueIndex }, ...(contact ? [{ residentId: contact.residentId }] : [])];
  return house.db.read.caseFile.findMany({ where: { OR: mine } });
}

/** The last moment at or before `now` with this second of the day in Beijing. */
export function lastMoment(second: number, now: number): number {
  const midnight = Math.floor((now + BEIJING_OFFSET_MS) / DAY) * DAY - BEIJING_OFFSET_MS;
  const today = midnight + second * 1000;
  return today <= now ? today : today - DAY;
}

const filed = (cases: readonly CaseFile[]): string =>
  cases.length === 0
    ? 'no case at all'
    : `${cases.length}: ${cases.map(({ text }, index) => `${index + 1} “${text}”`).join('; ')}`;

const listed = (messages: readonly Received[]): string => messages.map(({ text }) => text).join(' ⏎ ');
