/** What staff do: sign in, see lists, work on a case, log a call. */
import { badRequest, forbidden, notFound } from '../errors.ts';
import { parseCaseNumber } from '@gridline/shared/caseNumber.ts';
import { maskPhone, parsePhone } from '@gridline/shared/phone.ts';
import { staffApi, type StaffView } from '@gridline/shared/staffApi.ts';
import { photoView } from '../cases/views/photoLinks.ts';
import { act } from '../cases/act.ts';
import { countLists, listCases } from '../cases/views/lists.ts';
import { personOf, phoneOf, staffCase } from '../cases/views/staffCase.ts';
import { peopleOf } from '../cases/many/similarCases.ts';
import { summaryOf } from '../cases/views/summary.ts';
import { veilFor } from '../cases/views/veil.ts';
import { waitingMarks } from '../cases/views/waiting.ts';
import type { CaseFile } from '../db/generated/mysql/client.ts';
import type { House } from '../house.ts';
import { providerTroubles } from '../notices/sending/providerTroubles.ts';
import { cardOfPhone, liveCalls } from '../intake/calls.ts';
import { fileComplaint } from '../intake/file.ts';
import { storePhoto } from '../intake/photos.ts';
import { registerHomeOfCaller } from '../intake/home.ts';
import { hotlineResident } from '../intake/hotline.ts';
import type { PhotoStorage } from '../providers/ports.ts';
import { audit } from '../staff/audit.ts';
import { closeSession } from '../staff/sessions.ts';
import { seesCase } from '../staff/seesPart.ts';
import { mayCall, viewerOf, type Viewer } from '../staff/sight.ts';
import { signIn } from '../staff/signIn.ts';
import type { Door } from './contract.ts';
import { makeFailureLimit, makeLimit } from './limits.ts';

export function staffRoutes({
  house,
  door,
  storage,
}: {
  house: House;
  door: Door;
  storage: PhotoStorage;
}): void {
  const coming = makeLimit({ points: 300, seconds: 60 });
  // Narrow for one address, wide for a name: nobody can lock a colleague out from afar with ten tries.
  const wrongHere = makeFailureLimit({ points: 10, seconds: 900 });
  const wrongAnywhere = makeFailureLimit({ points: 100, seconds: 900 });
  const using = makeLimit({ points: 3000, seconds: 60 });

  door.open(staffApi.signIn, coming, async ({ body, address }) => {
    await wrongHere.check(`${body.username} ${address}`);
    await wrongAnywhere.check(body.username);
    try {
      const { token, expiresAt, staff } = await signIn(house, body);
      return { token, expiresAt: expiresAt.toISOString(), staff: staffView(house, viewerOf(staff, '')) };
    } catch (error) {
      await wrongHere.failed(`${body.username} ${address}`);
      await wrongAnywhere.failed(body.username);
      throw error;
    }
  });
  door.staff(staffApi.signOut, using, async ({ token }) => {
    await closeSession(house, token);
    return { ok: true as const };
  });
  door.staff(staffApi.me, using, async ({ viewer }) => staffView(house, viewer));

  door.staff(staffApi.queues, using, async ({ viewer }) => {
    const { read } = house.db;
    const [{ unrouted, decisions, ...counts }, callBacks, failed, troubles] = await Promise.all([
      countLists(house, viewer),
      read.callBackTask.count({ where: { state: 'open' } }),
      read.notice.count({ where: { state: 'failed' } }),
      providerTroubles(house),
    ]);
    // A provider in trouble stands on the same page, and is counted with what it kept from residents.
    return { counts, unrouted, decisions, callBacks, failedNotices: failed + troubles.length };
  });
  door.staff(staffApi.cases, using, async ({ viewer, query }) => {
    const { rows, next } = await listCases(house, viewer, query);
    const people = await peopleOf(
      house,
      rows.map(({ id }) => id),
    );
    const cases = rows.map((row) => {
      const veil = veilFor(house, viewer, row);
      return {
        ...summaryOf(house, { ...row, text: veil(row.text), placeText: veil(row.placeText) }),
        triageReason: row.triageReason && veil(row.triageReason),
        ...waitingMarks(house, row),
        urgency: row.urgency === 'urgent' ? ('urgent' as const) : ('normal' as const),
        people: people.get(row.id) ?? 1,
      };
    });
    return { cases, next };
  });
  door.staff(staffApi.one, using, async ({ viewer, params }) =>
    staffCase(house, await caseInSight(house, viewer, params.number), viewer),
  );
  door.staff(staffApi.act, using, async ({ viewer, params, body }) => {
    const row = await caseInSight(house, viewer, params.number);
    const { version, ...input } = body;
    return staffCase(house, await act(house, { row, action: params.action, viewer, version, input }), viewer);
  });
  door.staff(staffApi.revealPhone, using, async ({ viewer, params }) => {
    const row = await caseInSight(house, viewer, params.number);
    if (!mayCall(viewer, row)) throw forbidden('confidential', '居民要求保密，请由坐席代为联系。');
    const contacts = await house.db.read.contact.findMany({ where: { residentId: row.residentId } });
    const phone = phoneOf(house, row, contacts);
    if (!phone) throw notFound('phone_none', '这位居民没有留电话。');
    await audit(house, { staffId: viewer.staff.id, action: 'reveal-phone', subject: row.number });
    return { phone };
  });
  door.staff(staffApi.uploadPhoto, using, async ({ viewer, upload }) =>
    photoView(
      house,
      await storePhoto(house, storage, { bytes: await upload(), owner: { staffId: viewer.staff.id } }),
    ),
  );
  door.staff(staffApi.file, using, async ({ viewer, body, idempotencyKey }) => {
    desk(viewer);
    const key = idempotencyKey ?? body.idempotencyKey;
    if (!key)
      throw badRequest('idempotency_key_required', '请在请求头 Idempotency-Key 里给出这次提交的编号。');
    const { receipt } = await fileComplaint(house, {
      ...body,
      ...(await hotlineResident(house, body)),
      // The call would lead to the number of somebody who stays unknown.
      sourceKey: `hotline:${(body.anonymous ? null : body.callId) ?? viewer.staff.id}:${key}`,
      channel: 'hotline',
      operator: personOf(viewer),
    });
    return receipt;
  });
  door.staff(staffApi.caller, using, async ({ viewer, query }) => {
    desk(viewer);
    return cardOfPhone(house, query.phone);
  });
  door.staff(staffApi.registerHome, using, async ({ viewer, body }) => {
    desk(viewer);
    const phone = parsePhone(body.phone);
    if (!phone) throw badRequest('phone_wrong', '电话号码好像不对，请检查一下。');
    const masked = maskPhone(phone.e164);
    return registerHomeOfCaller(house, { phone, masked, address: body.address, staffId: viewer.staff.id });
  });
  door.staff(staffApi.calls, using, async ({ viewer }) => {
    desk(viewer);
    return { calls: await liveCalls(house) };
  });
}

/** The case of this number. Throws 404 when there is none, or none this viewer may see. */
export async function caseInSight(house: House, viewer: Viewer, input: string): Promise<CaseFile> {
  const number = parseCaseNumber(input);
  const row = number && (await house.db.read.caseFile.findUnique({ where: { number } }));
  if (!row || !(await seesCase(house.db, viewer, row)))
    throw notFound('case_unknown', '没有找到这件案件，或者不在您的辖区内。');
  return row;
}

/** The telephone belongs to the desk. */
export function desk(viewer: Viewer): void {
  if (!['operator', 'supervisor', 'admin'].includes(viewer.role))
    throw forbidden('desk_only', '只有热线坐席和督导能看这里。');
}

function staffView(house: House, { staff, role }: Viewer): StaffView {
  const atlas = house.atlas();
  return {
    username: staff.username,
    name: staff.name,
    role,
    areaCode: staff.areaCode,
    areaName: atlas.areas.get(staff.areaCode)?.name ?? '',
    unitCode: staff.unitCode,
    unitName: atlas.unit(staff.unitCode ?? '')?.name ?? null,
  };
}
