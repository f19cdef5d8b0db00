/**
 * One message by the first provider that takes it. What surely was not sent goes to the next at once; what may
 * have been sent stays with the provider that may have sent it, or the resident would read it twice.
 */
import { StaleRow, update } from '../../db/change.ts';
import type { Notice } from '../../db/generated/mysql/client.ts';
import type { House } from '../../house.ts';
import type { Outcome, SmsMessage, SmsPort } from '../../providers/ports.ts';
import { fromPhoneCipher } from '../address.ts';
import type { Channels } from './channels.ts';
import { triesOf, type Try } from './tries.ts';
import { paramsOf, registeredWords, type Words } from '../wordings/wordings.ts';

/** `held`: no provider can be used before `until`; nothing was tried. */
export type Handed = {
  outcome: Outcome | { kind: 'held'; until: Date };
  /** The words as they lie at that provider, where these are not the notice's own. */
  words?: Words;
  /** The provider that spoke last, `null` where none did. */
  provider: string | null;
  tries: Try[];
};

/** How long a notice waits for a provider whose return nobody can tell. */
const WAIT_MS = 30_000;

/** @returns `null` when somebody else holds the notice now */
export async function sendBySms(
  house: House,
  channels: Channels,
  given: { notice: Notice; token: string },
): Promise<Handed | null> {
  const { notice, token } = given;
  const tries = triesOf(notice);
  const phone = fromPhoneCipher(house, notice.phoneCipher);
  if (!phone)
    return {
      outcome: { kind: 'refused', code: 'no_phone', reason: '没有可发短信的号码' },
      provider: null,
      tries,
    };
  const params = paramsOf(notice);
  const { id, text, purpose } = notice;
  const { templateCode, words } = registeredWords(house.notices().wordings, { ...notice, params });
  const message: SmsMessage = { noticeId: id, phone, text, purpose, params, templateCode };
  let until: Date | null = null;
  let last = null as { outcome: Outcome; provider: string; words?: Words } | null;
  let holder = notice.provider;
  for (const port of channels.sms) {
    const door = await channels.health.door(port.name);
    if (!door.use) {
      if (door.until && (!until || door.until < until)) until = door.until;
      continue;
    }
    if (port.name !== holder && !(await intend(house, { id, token, provider: port.name }))) return null;
    holder = port.name;
    const outcome = await handOver(house, port, message);
    tries.push(tryOf(outcome, { provider: port.name, at: house.clock.now() }));
    await channels.health.report(port.name, outcome, door.probe);
    last = { outcome: sooner(outcome, last?.outcome ?? null), provider: port.name };
    if (port.registeredOnly && words) last.words = words;
    if (!mayGoOn(outcome)) break;
  }
  if (last) return { ...last, tries };
  const now = house.clock.now();
  const held = tries.at(-1)?.outcome === 'held';
  if (!held) tries.push({ at: now.toISOString(), provider: '', outcome: 'held', code: 'no_provider' });
  const soon = new Date(now.getTime() + 1000);
  const wait = until ?? new Date(now.getTime() + WAIT_MS);
  return { outcome: { kind: 'held', until: wait > soon ? wait : soon }, provider: null, tries };
}

/** Another provider may have what this one did not take: for want of power, or for the wording. */
function mayGoOn(outcome: Outcome): boolean {
  return outcome.kind === 'retry' || (outcome.kind === 'refused' && outcome.about === 'content');
}

/** Where the last provider does not take it either, an earlier one that asked to wait is waited for. */
function sooner(outcome: Outcome, earlier: Outcome | null): Outcome {
  if (earlier?.kind !== 'retry') return outcome;
  if (outcome.kind === 'refused' && outcome.about === 'content') return earlier;
  if (outcome.kind !== 'retry') return outcome;
  const wait = Math.min(outcome.afterSeconds ?? Infinity, earlier.afterSeconds ?? Infinity);
  return Number.isFinite(wait) ? { ...outcome, afterSeconds: wait } : outcome;
}

/** Before the message leaves it is written who may have it: after a crash that one is asked. */
async function intend(
  house: House,
  { id, token, provider }: { id: string; token: string; provider: string },
): Promise<boolean> {
  const row = update('Notice', { where: { id, leaseToken: token }, set: { provider }, expect: 1 });
  try {
    await house.db.submit({ writes: [row] });
    return true;
  } catch (error) {
    if (error instanceof StaleRow) return false;
    throw error;
  }
}

/** A port answers every failure with an outcome; what it throws all the same may have come after the sending. */
async function handOver(house: House, port: SmsPort, message: SmsMessage): Promise<Outcome> {
  try {
    return await port.send(message);
  } catch (error) {
    house.log.error({ err: error, notice: message.noticeId }, 'a provider of text messages failed');
    return { kind: 'unknown', code: 'internal', reason: '发送程序出错' };
  }
}

function tryOf(outcome: Outcome, given: { provider: string; at: Date }): Try {
  const { provider, at } = given;
  const made = { at: at.toISOString(), provider, outcome: outcome.kind };
  if (outcome.kind !== 'sent') return { ...made, code: outcome.code };
  return { ...made, code: 'OK', ...(outcome.providerId && { id: outcome.providerId }) };
}
