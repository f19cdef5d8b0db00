/** The people's side of the conversation: transcripts, answers by hand, alarms, relayed calls, messages left aside. */
import { conversationApi } from '@gridline/shared/conversationApi.ts';
import { maskPhone, parsePhone } from '@gridline/shared/phone.ts';
import { staffApi } from '@gridline/shared/staffApi.ts';
import { staffCase } from '../cases/views/staffCase.ts';
import { listAlarms, numberOfAlarm, seeToAlarm } from '../dialogue/byHand/alarms.ts';
import { listConversations } from '../dialogue/byHand/conversations.ts';
import { makeComplaint, mayFile } from '../dialogue/byHand/makeComplaint.ts';
import { phoneBehind, phonesInSight } from '../dialogue/byHand/phonesInSight.ts';
import { sendByHand } from '../dialogue/byHand/sendByHand.ts';
import { handBack, takeOver } from '../dialogue/byHand/takeOver.ts';
import { transcriptOf } from '../dialogue/byHand/transcript.ts';
import { badRequest } from '../errors.ts';
import type { House } from '../house.ts';
import { audit } from '../staff/audit.ts';
import { askRelay } from '../surveys/relay.ts';
import type { Door } from './contract.ts';
import { makeLimit } from './limits.ts';
import { nextOf, numbersOf, PAGE, pageOf } from './pageOf.ts';
import { caseInSight, desk } from './staff.ts';

const OK = { ok: true as const };

export function conversationRoutes({ house, door }: { house: House; door: Door }): void {
  const using = makeLimit({ points: 3000, seconds: 60 });

  door.staff(conversationApi.conversations, using, async ({ viewer, query }) => {
    desk(viewer);
    return listConversations(house, viewer, query);
  });
  door.staff(conversationApi.transcript, using, async ({ viewer, params, query }) => {
    desk(viewer);
    return transcriptOf(house, viewer, { id: params.id, cursor: query.cursor });
  });
  door.staff(conversationApi.takeOver, using, async ({ viewer, params }) => {
    desk(viewer);
    await phoneBehind(house, viewer, params.id);
    await takeOver(house, viewer, params.id);
    return OK;
  });
  door.staff(conversationApi.handBack, using, async ({ viewer, params }) => {
    desk(viewer);
    await phoneBehind(house, viewer, params.id);
    await handBack(house, viewer, params.id);
    return OK;
  });
  door.staff(conversationApi.sendByHand, using, async ({ viewer, params, body, idempotencyKey: key }) => {
    desk(viewer);
    if (!key)
      throw badRequest('idempotency_key_required', '请在请求头 Idempotency-Key 里给出这次提交的编号。');
    return sendByHand(house, viewer, { phoneIndex: params.id, text: body.text, key });
  });
  door.staff(conversationApi.revealConversation, using, async ({ viewer, params }) => {
    desk(viewer);
    const phone = await phoneBehind(house, viewer, params.id);
    const entry = { action: 'reveal-phone', subject: params.id, detail: maskPhone(phone) };
    await audit(house, { staffId: viewer.staff.id, ...entry });
    return { phone };
  });

  door.staff(conversationApi.alarms, using, async ({ viewer, query }) => {
    desk(viewer);
    return listAlarms(house, viewer, query);
  });
  door.staff(conversationApi.alarmDone, using, async ({ viewer, params, body }) => {
    desk(viewer);
    return seeToAlarm(house, viewer, { id: params.id, note: body.note });
  });
  door.staff(conversationApi.revealAlarm, using, async ({ viewer, params }) => {
    desk(viewer);
    return { phone: await numberOfAlarm(house, viewer, params.id) };
  });

  door.staff(conversationApi.relay, using, async ({ viewer, params, body }) => {
    const row = await caseInSight(house, viewer, params.number);
    return staffCase(house, await askRelay(house, viewer, { row, ...body }), viewer);
  });

  door.staff(staffApi.inbound, using, async ({ viewer, query }) => {
    desk(viewer);
    const { state, intent } = query;
    const rows = await house.db.read.inboundMessage.findMany({
      where: { ...(state && { state }), ...(intent && { intent }) },
      orderBy: { id: 'desc' },
      ...pageOf(query.cursor),
    });
    const seen = await phonesInSight(
      house,
      viewer,
      rows.map((row) => row.phoneIndex),
    );
    const numbers = await numbersOf(
      house,
      rows.map((row) => row.caseId),
    );
    const messages = rows
      .slice(0, PAGE)
      .filter((row) => seen.has(row.phoneIndex))
      .map((row) => {
        const phone = house.privacy.decrypt(row.phoneCipher);
        return {
          id: row.id,
          phone: maskPhone(phone),
          text: row.text,
          receivedAt: row.receivedAt.toISOString(),
          state: row.state,
          intent: row.intent,
          number: numbers.get(row.caseId ?? '') ?? null,
          error: row.error,
          conversation: parsePhone(phone) ? row.phoneIndex : null,
          mayFile: mayFile(row) && parsePhone(phone) !== null,
        };
      });
    return { messages, next: nextOf(rows) };
  });
  door.staff(conversationApi.makeComplaint, using, async ({ viewer, params }) => {
    desk(viewer);
    return makeComplaint(house, viewer, params.id);
  });
}
