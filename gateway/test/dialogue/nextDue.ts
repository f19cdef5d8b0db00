/** The next moment at which something waits to be done: where a moving clock must stop. */
import type { House } from '../../src/house.ts';

const TWO_DAYS = 48 * 3600_000;

/** After `now`; `null` when nothing waits. Milliseconds. */
export async function nextDue(house: House, now: Date): Promise<number | null> {
  const { read } = house.db;
  const after = { gt: now };
  const found = await Promise.all([
    soon(house, now),
    read.conversation
      .findFirst({
        where: { question: { not: null }, expiresAt: after },
        orderBy: { expiresAt: 'asc' },
        select: { expiresAt: true },
      })
      .then((row) => row?.expiresAt),
    read.survey
      .findFirst({
        where: { state: 'open', expiresAt: after },
        orderBy: { expiresAt: 'asc' },
        select: { expiresAt: true },
      })
      .then((row) => row?.expiresAt),
    read.survey
      .findFirst({
        where: { state: 'open', remindedAt: null, invitedAt: { gt: new Date(now.getTime() - TWO_DAYS) } },
        orderBy: { invitedAt: 'asc' },
        select: { invitedAt: true },
      })
      .then((row) => row && new Date(row.invitedAt.getTime() + TWO_DAYS)),
    read.caseFile
      .findFirst({
        where: { suspendedUntil: after },
        orderBy: { suspendedUntil: 'asc' },
        select: { suspendedUntil: true },
      })
      .then((row) => row?.suspendedUntil),
    read.caseFile
      .findFirst({ where: { due: after }, orderBy: { due: 'asc' }, select: { due: true } })
      .then((row) => row?.due),
    read.caseFile
      .findFirst({ where: { markAt: after }, orderBy: { markAt: 'asc' }, select: { markAt: true } })
      .then((row) => row?.markAt),
    read.providerHealth
      .findFirst({ where: { probeAt: after }, orderBy: { probeAt: 'asc' }, select: { probeAt: true } })
      .then((row) => row?.probeAt),
  ]);
  const times = found.flatMap((at) => (at ? [at instanceof Date ? at.getTime() : at] : []));
  return times.length === 0 ? null : Math.min(...times);
}

/** Messages in and out that are held until a moment. */
export async function soon(house: House, now: Date): Promise<number | null> {
  const { read } = house.db;
  const after = { gt: now };
  const [notice, inbound] = await Promise.all([
    read.notice.findFirst({
      where: { state: { in: ['pending', 'unknown'] }, due: after },
      orderBy: { due: 'asc' },
      select: { due: true },
    }),
    read.inboundMessage.findFirst({
      where: { state: 'received', due: after },
      orderBy: { due: 'asc' },
      select: { due: true },
    }),
  ]);
  const times = [notice, inbound].flatMap((row) => (row ? [row.due.getTime()] : []));
  return times.length === 0 ? null : Math.min(...times);
}
