/** Reading of pushed bodies: what can be read is used, what cannot is reported, and neither stops the other. */
import type { z } from 'zod';

export interface Rejected {
  /** Position in the pushed array, from 0; `-1` when the body itself is of no use. */
  index: number;
  reason: string;
}

export interface Pushed<T> {
  items: T[];
  rejected: Rejected[];
}

/** Reads each member of a pushed array (a single object counts as an array of one). Never throws. */
export function readMembers<T>(body: unknown, schema: z.ZodType<T>): Pushed<T> {
  const members = membersOf(body);
  if (!members)
    return { items: [], rejected: [{ index: -1, reason: 'The body is neither an array nor an object.' }] };
  const pushed: Pushed<T> = { items: [], rejected: [] };
  members.forEach((member, index) => {
    const read = schema.safeParse(member);
    if (read.success) pushed.items.push(read.data);
    else pushed.rejected.push({ index, reason: reasonOf(read.error) });
  });
  return pushed;
}

/** The first complaint of zod, with the field's name and never the field's value. */
export function reasonOf(error: z.ZodError): string {
  const issue = error.issues[0];
  if (!issue) return 'Unreadable.';
  const field = issue.path.join('.');
  return field ? `${field}: ${issue.message}` : issue.message;
}

function membersOf(body: unknown): unknown[] | null {
  if (Array.isArray(body)) return body as unknown[];
  return typeof body === 'object' && body !== null ? [body] : null;
}
