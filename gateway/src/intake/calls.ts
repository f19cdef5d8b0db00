/** Telephone calls as the switchboard tells them: every event once, in any order; the caller's card for operators. */
import type { CallerCard } from '@gridline/shared/staffApi.ts';
import { maskPhone, parsePhone } from '@gridline/shared/phone.ts';
import { isOpen, type Stage } from '@gridline/shared/workflow.ts';
import { gridNameOf } from '../cases/names.ts';
import { summaryOf } from '../cases/views/summary.ts';
import { insertIgnore, update, type Write } from '../db/change.ts';
import type { Call } from '../db/generated/mysql/client.ts';
import { newId } from '../db/ids.ts';
import { badRequest } from '../errors.ts';
import type { House } from '../house.ts';
import { HINT_LABELS } from '../routing/evidence/hints.ts';
import { hintsOf } from './hints.ts';

/** Our own contract of a telephone event, whatever vendor it came from. */
export interface CallEvent {
  /** `<vendor>:<callid>` */
  callKey: string;
  event: 'ringing' | 'answered' | 'ended' | 'key';
  from: string;
  to: string;
  at: Date;
  recording?: string | null;
  digit?: string | null;
}

/** How long a call that never ended is still shown. */
const LIVE_HOURS = 4;

export async function storeCallEvent(house: House, event: CallEvent): Promise<void> {
  const phone = parsePhone(event.from);
  const value = phone?.e164 ?? (event.from.slice(0, 32) || 'unknown');
  const writes: Write[] = [
    insertIgnore('CallEvent', {
      id: newId(),
      eventKey: `${event.callKey}:${event.event}:${event.digit ?? ''}`.slice(0, 160),
      callKey: event.callKey,
      body: JSON.stringify({ ...event, from: maskPhone(value) }),
      receivedAt: house.clock.now(),
    }),
    insertIgnore('Call', {
      id: newId(),
      callKey: event.callKey,
      fromCipher: house.privacy.encrypt(value),
      fromIndex: house.privacy.index(`phone:${value}`),
      mobile: phone?.mobile ?? false,
      toNumber: event.to.slice(0, 32),
      state: 'ringing',
      startedAt: event.at,
    }),
    ...changesBy(event),
  ];
  await house.db.submit({ writes });
}

/** A call only moves forward: ringing → answered → ended. */
function changesBy(event: CallEvent): Write[] {
  const { callKey, at } = event;
  switch (event.event) {
    case 'ringing':
      return [];
    case 'answered':
      return [
        update('Call', { where: { callKey }, set: { answeredAt: at } }),
        update('Call', { where: { callKey, state: 'ringing' }, set: { state: 'answered' } }),
      ];
    case 'ended':
      return [
        update('Call', {
          where: { callKey },
          set: { state: 'ended', endedAt: at, recording: event.recording ?? null },
        }),
      ];
    case 'key':
      return [update('Call', { where: { callKey }, set: { surveyKey: (event.digit ?? '').slice(0, 4) } })];
  }
}

/** Calls ringing or answered now, newest first. */
export async function liveCalls(house: House): Promise<CallerCard[]> {
  const since = new Date(house.clock.now().getTime() - LIVE_HOURS * 3600_000);
  const calls = await house.db.read.call.findMany({
    where: { state: { in: ['ringing', 'answered'] }, startedAt: { gte: since } },
    orderBy: { startedAt: 'desc' },
    take: 20,
  });
  return Promise.all(calls.map((call) => cardOfCall(house, call)));
}

export function cardOfCall(house: House, call: Call): Promise<CallerCard> {
  const phone = house.privacy.decrypt(call.fromCipher);
  return card(house, { phone, mobile: call.mobile, index: call.fromIndex, call });
}

export async function cardOfPhone(house: House, input: string): Promise<CallerCard> {
  const phone = parsePhone(input);
  if (!phone) throw badRequest('phone_wrong', '电话号码好像不对，请检查一下。');
  return card(house, {
    phone: phone.e164,
    mobile: phone.mobile,
    index: house.privacy.index(`phone:${phone.e164}`),
    call: null,
  });
}

async function card(
  house: House,
  given: { phone: string; mobile: boolean; index: string; call: Call | null },
): Promise<CallerCard> {
  const { phone, mobile, index, call } = given;
  const { read } = house.db;
  const contact = await read.contact.findUnique({
    where: { kind_valueIndex: { kind: 'phone', valueIndex: index } },
  });
  const mine = { OR: [{ contactIndex: index }, ...(contact ? [{ residentId: contact.residentId }] : [])] };
  const rows = await read.caseFile.findMany({
    where: mine,
    orderBy: [{ filedAt: 'desc' }, { id: 'desc' }],
    take: 20,
  });
  const hints = contact ? await hintsOf(house, contact.residentId) : [];
  const open = (stage: string): boolean => isOpen(stage as Stage);
  return {
    callId: call?.id ?? null,
    state: (call?.state as CallerCard['state']) ?? null,
    phone,
    mobile,
    hints: hints.map(({ kind, place, gridCode }) => ({
      label: HINT_LABELS[kind],
      place,
      gridName: gridNameOf(house.atlas(), gridCode) ?? gridCode,
    })),
    since: call?.startedAt.toISOString() ?? null,
    openCases: rows.filter((row) => open(row.stage)).map((row) => summaryOf(house, row)),
    history: rows.filter((row) => !open(row.stage)).map((row) => summaryOf(house, row)),
  };
}
