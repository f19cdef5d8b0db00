/** Somebody is in danger: the operators' console is told with the message, once each. */
import { insertIgnore, type Write } from '../db/change.ts';
import { newId } from '../db/ids.ts';
import { EMERGENCY_LINES, readEmergency } from './reading/emergency.ts';
import { replyTo, sayNothing } from './reply.ts';
import type { Turn } from './turn.ts';

/** The alarm of this message, and the line with the number to call; nothing when there is no danger. */
export function alarmOf(turn: Turn, caseId: string | null): { line: string; writes: Write[] } | null {
  const { message, text, now } = turn;
  const kind = readEmergency(text);
  if (kind === null) return null;
  const row = {
    id: newId(),
    inboundId: message.id,
    caseId,
    kind,
    phoneCipher: message.phoneCipher,
    text,
    state: 'open',
    createdAt: now,
  };
  return { line: EMERGENCY_LINES[kind], writes: [insertIgnore('Alarm', row)] };
}

/** An operator answers by hand: the message only lies there, but nobody waits for a number to call. */
export function leaveToOperator(turn: Turn): Promise<void> {
  const caseId = turn.state.before?.row.id ?? turn.state.openCases[0]?.id ?? null;
  const alarm = alarmOf(turn, caseId);
  if (!alarm) return sayNothing(turn, { caseId });
  return replyTo(turn, alarm.line, { caseId, writes: alarm.writes });
}
