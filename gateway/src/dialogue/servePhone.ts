/**
 * The messages of one phone in their order: only the first that is not understood yet has its turn, whichever process
 * holds the others, and parts that the carrier split are understood as one text.
 */
import { StaleRow, update } from '../db/change.ts';
import type { InboundMessage } from '../db/generated/mysql/client.ts';
import type { House } from '../house.ts';
import { converse } from './converse.ts';
import { isFullPart, partsAtHead } from './parts.ts';

const TRIES = 6;
const SECOND = 1000;

/** @param queue everything of the phone that is still to be understood, in order; some of it leased under `token` */
export async function servePhone(
  house: House,
  queue: readonly InboundMessage[],
  token: string,
): Promise<void> {
  const now = house.clock.now();
  const ours = (message: InboundMessage): boolean => message.leaseToken === token;
  // What failed before and waits for its next try keeps nobody waiting.
  let rest = queue.filter((message) => ours(message) || message.attempts === 0 || isLeased(message, now));
  while (rest.some(ours)) {
    const [head] = rest;
    if (!head) return;
    if (!ours(head)) return stepBack(house, { head, held: rest.filter(ours), token });
    const parts = partsAtHead(rest);
    const last = parts.at(-1);
    if (last && last !== head && last.due > now && isFullPart(last.text))
      return release(house, rest.filter(ours), { token, due: last.due });
    await processParts(house, parts, token);
    rest = rest.slice(parts.length);
  }
}

const isLeased = ({ leaseUntil }: InboundMessage, now: Date): boolean =>
  leaseUntil !== null && leaseUntil >= now;

/** Somebody else has the earlier message, or nobody yet: a held part is understood now that more has come. */
async function stepBack(
  house: House,
  { head, held, token }: { head: InboundMessage; held: readonly InboundMessage[]; token: string },
): Promise<void> {
  const now = house.clock.now();
  if (isLeased(head, now)) return release(house, held, { token, due: new Date(now.getTime() + SECOND) });
  const forward = update('InboundMessage', {
    where: { id: head.id, state: 'received', leaseToken: null },
    set: { due: now },
  });
  await house.db.submit({ writes: [forward] });
  await release(house, held, { token, due: now });
}

/** Given back as if it had not been claimed. */
async function release(
  house: House,
  messages: readonly InboundMessage[],
  { token, due }: { token: string; due: Date },
): Promise<void> {
  const writes = messages.map(({ id, attempts }) =>
    update('InboundMessage', {
      where: { id, leaseToken: token },
      set: { due, attempts: attempts - 1, leaseToken: null, leaseUntil: null },
    }),
  );
  if (writes.length > 0) await house.db.submit({ writes });
}

async function processParts(house: House, parts: readonly InboundMessage[], token: string): Promise<void> {
  const [message, ...further] = parts;
  if (!message) return;
  try {
    await converse(house, parts, token);
  } catch (error) {
    if (error instanceof StaleRow && error.table === 'InboundMessage') return;
    house.log.error({ err: error, message: message.id }, 'a text message could not be processed');
    const due = await giveBack(house, message, token, error as Error);
    await release(
      house,
      further.filter(({ leaseToken }) => leaseToken === token),
      { token, due },
    );
  }
}

/** Tried again later, or left visible as `failed` after the last try. @returns when */
async function giveBack(house: House, message: InboundMessage, token: string, error: Error): Promise<Date> {
  const last = message.attempts >= TRIES;
  const due = new Date(house.clock.now().getTime() + 2 ** message.attempts * SECOND);
  const set = {
    state: last ? 'failed' : 'received',
    due,
    leaseToken: null,
    leaseUntil: null,
    error: error.message.slice(0, 500),
  };
  await house.db.submit({
    writes: [update('InboundMessage', { where: { id: message.id, leaseToken: token }, set })],
  });
  return due;
}
