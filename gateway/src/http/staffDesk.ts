/** The rest of the desk: call-backs, messages as they came, notices that reached nobody, routing explained. */
import { maskPhone, parsePhone } from '@gridline/shared/phone.ts';
import { staffApi } from '@gridline/shared/staffApi.ts';
import { personOf } from '../cases/views/staffCase.ts';
import { badRequest } from '../errors.ts';
import type { House } from '../house.ts';
import { providerTroubles } from '../notices/sending/providerTroubles.ts';
import { recipient } from '../notices/views.ts';
import { hintsOf } from '../intake/hints.ts';
import { areaOfNumber } from '../intake/numberAreas.ts';
import { findResident, identityOfPhone } from '../intake/residents.ts';
import { audit } from '../staff/audit.ts';
import type { Hint } from '../routing/evidence/evidence.ts';
import { explain } from '../routing/explain.ts';
import { toWgs84 } from '@gridline/shared/place.ts';
import { finishCallBack, openCallBacks } from '../surveys/callBacks.ts';
import type { Door } from './contract.ts';
import { makeLimit } from './limits.ts';
import { nextOf, numbersOf, PAGE, pageOf } from './pageOf.ts';
import { desk } from './staff.ts';

export function deskRoutes({ house, door }: { house: House; door: Door }): void {
  const using = makeLimit({ points: 3000, seconds: 60 });
  const { read } = house.db;

  door.staff(staffApi.callBacks, using, async ({ viewer, query }) => {
    desk(viewer);
    return openCallBacks(house, personOf(viewer), pageOf(query.cursor));
  });
  door.staff(staffApi.callBackDone, using, async ({ viewer, params, body }) => {
    desk(viewer);
    await finishCallBack(house, { id: params.id, person: personOf(viewer), ...body });
    return { ok: true as const };
  });
  door.staff(staffApi.failedNotices, using, async ({ viewer, query }) => {
    desk(viewer);
    const rows = await read.notice.findMany({
      where: { state: 'failed' },
      orderBy: { id: 'desc' },
      ...pageOf(query.cursor),
    });
    const numbers = await numbersOf(
      house,
      rows.map((row) => row.caseId),
    );
    const notices = rows.slice(0, PAGE).map((row) => ({
      id: row.id,
      number: numbers.get(row.caseId ?? '') ?? null,
      to: recipient(house, row),
      text: row.text,
      reason: row.error ?? '',
      createdAt: row.createdAt.toISOString(),
    }));
    return { notices, providers: await providerTroubles(house), next: nextOf(rows) };
  });
  door.staff(staffApi.units, using, async () => ({
    units: [...house.atlas().units.values()].map(({ code, name }) => ({ code, name })),
  }));
  door.staff(staffApi.explain, using, async ({ viewer, body }) => {
    const { text = '', lng, lat, crs = 'wgs84', phone, toNumber } = body;
    if (phone) desk(viewer);
    const point = lng !== undefined && lat !== undefined ? toWgs84({ lng, lat, crs }) : null;
    if (!text && !point) throw badRequest('question_empty', '请给出文字或坐标。');
    const evidence = {
      numberArea: areaOfNumber(house, toNumber ?? null),
      hints: phone ? await hintsOfCaller(house, { input: phone, staffId: viewer.staff.id }) : [],
    };
    return explain({ text, placeText: '', point, evidence }, house.atlas(), house.clock.now());
  });
}

/** What is known of a caller, recorded in the audit log. A caller who is new has no hints. */
async function hintsOfCaller(house: House, given: { input: string; staffId: string }): Promise<Hint[]> {
  const phone = parsePhone(given.input);
  if (!phone) throw badRequest('phone_wrong', '电话号码好像不对，请检查一下。');
  const found = await findResident(house, identityOfPhone(phone));
  await audit(house, {
    staffId: given.staffId,
    action: 'explain-caller',
    subject: maskPhone(phone.e164),
  });
  return found ? hintsOf(house, found.residentId) : [];
}
