/** What the phones of a file have got, and what of it was read. */
import { nationalNumber, parsePhone } from '@gridline/shared/phone.ts';
import type { Instance } from './instance.ts';
import { matchesGlob } from './words.ts';

export interface Received {
  id: string;
  text: string;
  /** Milliseconds. */
  at: number;
}

interface Shown {
  id: string;
  direction: 'up' | 'down';
  text: string;
  at: string;
  noticeId?: string;
}

export interface Messages {
  /** All that a phone has got, in order. */
  got(phone: string): Promise<Received[]>;
  unread(phone: string): Promise<Received[]>;
  read(message: Received): void;
}

export function makeMessages({ world }: Instance): Messages {
  const read = new Set<string>();
  const got = async (phone: string): Promise<Received[]> => {
    const { body } = await world.get<Shown[]>(
      `/sandbox/api/sms?phone=${encodeURIComponent(asCarrier(phone))}`,
    );
    return (
      body
        .filter(({ direction }) => direction === 'down')
        .map(({ id, text, at, noticeId = '' }) => ({ id, text, at: Date.parse(at), noticeId }))
        // What was sent in the same moment comes in the order in which the house wrote it.
        .sort((a, b) => a.at - b.at || (a.noticeId < b.noticeId ? -1 : 1))
    );
  };
  return {
    got,
    unread: async (phone) => (await got(phone)).filter(({ id }) => !read.has(id)),
    read: ({ id }) => void read.add(id),
  };
}

/** The national number without blanks or dashes, as the carrier writes it. */
export function asCarrier(phone: string): string {
  const parsed = parsePhone(phone);
  return parsed ? nationalNumber(parsed.e164) : phone;
}

/** Does the whole message fit? The carrier's signature `【…】` at its front may be left out. */
export function fits({ text }: Received, glob: string): boolean {
  return matchesGlob(text, glob) || matchesGlob(text.replace(/^【[^】]*】/, ''), glob);
}
