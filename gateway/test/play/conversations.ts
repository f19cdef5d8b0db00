/** What an operator does with conversations, over HTTP. */
import type { AlarmView, ConversationView, Transcript, Utterance } from '@gridline/shared/conversationApi.ts';
import type { Answer } from './http.ts';
import type { StaffMember } from './people.ts';

interface Refused {
  code?: string;
  detail?: string;
}

const BASE = '/api/v1/staff/conversations';

/** The conversation with a phone, found by its whole number; `undefined` when there is none in sight. */
export async function conversationWith(
  staff: StaffMember,
  phone: string,
): Promise<ConversationView | undefined> {
  const { body } = await staff.get<{ conversations: ConversationView[] }>(`${BASE}?phone=${phone}`);
  return body.conversations[0];
}

export function listed(
  staff: StaffMember,
  query = '',
): Promise<Answer<{ conversations: ConversationView[]; next: string | null }>> {
  return staff.get(`${BASE}${query}`);
}

export function transcript(
  staff: StaffMember,
  id: string,
  query = '',
): Promise<Answer<Transcript & Refused>> {
  return staff.get(`${BASE}/${id}${query}`);
}

export function take(staff: StaffMember, id: string): Promise<Answer<Refused>> {
  return staff.post(`${BASE}/${id}/take`);
}

export function handBack(staff: StaffMember, id: string): Promise<Answer<Refused>> {
  return staff.post(`${BASE}/${id}/return`);
}

export function write(
  staff: StaffMember,
  id: string,
  text: string,
  key: string = crypto.randomUUID(),
): Promise<Answer<Utterance & Refused>> {
  return staff.post(`${BASE}/${id}/messages`, { text }, { 'Idempotency-Key': key });
}

export async function openAlarms(staff: StaffMember): Promise<AlarmView[]> {
  return (await staff.get<{ alarms: AlarmView[] }>('/api/v1/staff/alarms')).body.alarms;
}
