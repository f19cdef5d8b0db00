/** An answer written by an operator: a notice like any other, told once however often it is sent. */
import { HAND_SEGMENTS, type Utterance } from '@gridline/shared/conversationApi.ts';
import { parsePhone } from '@gridline/shared/phone.ts';
import { cleanText, countSegments } from '@gridline/shared/text.ts';
import { StaleRow, update, type Insert } from '../../db/change.ts';
import type { Notice } from '../../db/generated/mysql/client.ts';
import { badRequest, conflict } from '../../errors.ts';
import type { House } from '../../house.ts';
import { composeNotice } from '../../notices/compose.ts';
import { fitted } from '../../notices/wordings/wordings.ts';
import { auditRow } from '../../staff/audit.ts';
import type { Viewer } from '../../staff/sight.ts';
import { handKey } from './hand.ts';
import { phoneBehind } from './phonesInSight.ts';
import { takenByAnother } from './takeOver.ts';
import { beside, saidByUs } from './transcript.ts';

/**
 * @param given.key of this sending: the same key is sent once, its answer given again
 * Throws 409 `conversation_not_yours` for whoever has not taken it over, 400 for what cannot be sent.
 */
export async function sendByHand(
  house: House,
  viewer: Viewer,
  given: { phoneIndex: string; text: string; key: string },
): Promise<Utterance> {
  const { phoneIndex } = given;
  const text = readable(given.text);
  const dedupeKey = handKey(viewer.staff.id, given.key);
  const phone = await phoneBehind(house, viewer, phoneIndex);
  const before = await noticeOf(house, dedupeKey);
  if (before) return repeated(house, before, { phoneIndex, text });
  if (!parsePhone(phone)?.mobile) throw badRequest('phone_not_mobile', '这个号码收不到短信，请打电话。');
  const now = house.clock.now();
  const still = update('Conversation', {
    where: { phoneIndex, takenBy: viewer.staff.id },
    // Each answer counts anew: only what is left alone is given back by itself.
    set: { takenAt: now },
    expect: 1,
  });
  const entry = { staffId: viewer.staff.id, action: 'send-by-hand', subject: phoneIndex };
  try {
    await house.db.submit({
      key: { table: 'Notice', column: 'dedupeKey', value: dedupeKey },
      writes: [still, answerRow(house, { phoneIndex, phone, text, dedupeKey, now }), auditRow(house, entry)],
    });
  } catch (error) {
    if (error instanceof StaleRow) throw await notYours(house, phoneIndex);
    throw error;
  }
  house.wake();
  const sent = await noticeOf(house, dedupeKey);
  if (!sent) throw conflict('not_sent', '没有发出去，请再试一次。');
  return repeated(house, sent, { phoneIndex, text });
}

function readable(input: string): string {
  const text = cleanText(input);
  if (!text) throw badRequest('text_empty', '请写要发的内容。');
  if (countSegments(text).segments > HAND_SEGMENTS)
    throw badRequest('text_too_long', `一次最多${HAND_SEGMENTS}条短信的长度，请写短一些，或分两次发。`);
  return text;
}

/** To the number that wrote, also after 退订: somebody asked and is answered. */
function answerRow(
  house: House,
  given: { phoneIndex: string; phone: string; text: string; dedupeKey: string; now: Date },
): Insert {
  const { phoneIndex, phone, text, dedupeKey, now } = given;
  const valueCipher = house.privacy.encrypt(phone);
  const reach = {
    kind: 'phone',
    valueCipher,
    valueIndex: phoneIndex,
    mobile: true,
    stoppedAt: null,
    lastUsedAt: now,
  };
  const notice = composeNotice(
    { dedupeKey, purpose: 'reply', params: { text }, answer: true },
    {
      caseId: null,
      residentId: null,
      reaches: [reach],
      prefer: 'sms',
      now,
      wordings: house.notices().wordings,
    },
  );
  if (!notice) throw badRequest('phone_not_mobile', '这个号码收不到短信，请打电话。');
  return notice;
}

async function repeated(
  house: House,
  notice: Notice,
  asked: { phoneIndex: string; text: string },
): Promise<Utterance> {
  // What goes out may differ from what was typed: carriers take no web addresses, a wording may say more around it.
  const { text } = fitted('reply', { text: asked.text });
  const kept = JSON.parse(notice.params) as { text?: string };
  if (notice.phoneIndex !== asked.phoneIndex || kept.text !== text)
    throw conflict('idempotency_key_reused', '这次提交的编号用过了，请换一个再发。');
  return saidByUs(notice, { numbers: new Map(), ...(await beside(house, [notice])) });
}

async function notYours(house: House, phoneIndex: string): Promise<Error> {
  const row = await house.db.read.conversation.findUnique({ where: { phoneIndex } });
  if (row?.takenBy) return takenByAnother(house, row);
  return conflict('conversation_not_yours', '请先接手这个会话，再发短信。');
}

function noticeOf(house: House, dedupeKey: string): Promise<Notice | null> {
  return house.db.read.notice.findUnique({ where: { dedupeKey } });
}
