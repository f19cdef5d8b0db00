/** What residents do in WeChat or a browser: sign in, file, follow, chase, rate. */
import { api } from '@gridline/shared/api.ts';
import { parseCaseNumber } from '@gridline/shared/caseNumber.ts';
import { RESIDENT_STAGE_LABELS } from '@gridline/shared/labels.ts';
import type { Action } from '@gridline/shared/workflow.ts';
import { advance } from '../cases/advance.ts';
import { followed } from '../cases/many/followed.ts';
import { photoView } from '../cases/views/photoLinks.ts';
import { residentCase } from '../cases/views/residentCase.ts';
import { summaryOf } from '../cases/views/summary.ts';
import type { CaseFile, Prisma } from '../db/generated/mysql/client.ts';
import { badRequest, notFound } from '../errors.ts';
import type { House } from '../house.ts';
import { bindPhone } from '../intake/bindPhone.ts';
import { contentDoubt } from '../intake/contentCheck.ts';
import { fileComplaint } from '../intake/file.ts';
import { registerHome } from '../intake/home.ts';
import { storePhoto } from '../intake/photos.ts';
import { findOrMakeResident, identityOfOpenid } from '../intake/residents.ts';
import { makeSignInChallenge } from '../intake/signIn/proof.ts';
import { makeCodeSender } from '../intake/signIn/sendCode.ts';
import { residentByPhone, takeSignInCode } from '../intake/signIn/takeCode.ts';
import { recordSubscription } from '../intake/subscriptions.ts';
import { parsePhone } from '@gridline/shared/phone.ts';
import type { PhotoStorage, WechatPort } from '../providers/ports.ts';
import { openSession } from '../staff/sessions.ts';
import { deviceOf, rate } from '../surveys/rate.ts';
import type { Door } from './contract.ts';
import { makeLimit } from './limits.ts';

const PAGE = 20;

export function residentRoutes({
  house,
  door,
  storage,
  wechat,
  longTerm,
}: {
  house: House;
  door: Door;
  storage: PhotoStorage;
  wechat: WechatPort;
  /** Whether one acceptance of the template is good for any number of messages. */
  longTerm: boolean;
}): void {
  const coming = makeLimit({ points: 60, seconds: 60 });
  // Only the load on this process; how many codes are sent is counted in the database.
  const asking = makeLimit({ points: 120, seconds: 60 });
  const sendCode = makeCodeSender(house);
  const using = makeLimit({ points: 600, seconds: 60 });
  const filing = makeLimit({
    points: 30,
    seconds: 60,
    words: '您刚才提交得太多太快了，请稍等一会儿再提交，写好的内容不会丢。',
  });

  const session = async (residentId: string): Promise<{ token: string; expiresAt: string }> => {
    const { token, expiresAt } = await openSession(house, { residentId });
    return { token, expiresAt: expiresAt.toISOString() };
  };
  const mine = async (residentId: string, input: string): Promise<CaseFile> => {
    const number = parseCaseNumber(input);
    const row = number && (await house.db.read.caseFile.findUnique({ where: { number } }));
    if (!row || row.residentId !== residentId)
      throw notFound('case_unknown', '没有找到这件事，请从“我的”里打开。');
    return row;
  };

  door.open(api.signInByWechat, coming, async ({ body }) => {
    const openid = await wechat.openidOf(body.code);
    const found = await findOrMakeResident(house, identityOfOpenid(openid));
    if (found.writes.length > 0) await house.db.submit({ writes: found.writes });
    return session(found.residentId);
  });
  door.open(api.signInChallenge, asking, async ({ query, address }) =>
    makeSignInChallenge(house, { phone: query.phone, address }),
  );
  door.open(api.sendSignInCode, asking, async ({ body, address }) => {
    await sendCode({ ...body, address });
    return { ok: true as const };
  });
  door.open(api.signInBySms, coming, async ({ body }) =>
    session(await residentByPhone(house, await takeSignInCode(house, body))),
  );

  door.resident(api.me, using, async ({ residentId }) => {
    const contacts = await house.db.read.contact.findMany({ where: { residentId } });
    const phone = contacts.find((contact) => contact.kind === 'phone');
    return {
      phone: phone ? house.privacy.decrypt(phone.valueCipher) : null,
      wechat: contacts.some((contact) => contact.kind === 'wechat'),
    };
  });
  door.resident(api.bindPhone, coming, async ({ residentId, body }) => {
    const phone =
      'wechatCode' in body
        ? parsePhone(await wechat.phoneOf(body.wechatCode))
        : await takeSignInCode(house, body);
    if (!phone) throw badRequest('phone_wrong', '没有读到手机号，请再试一次。');
    await bindPhone(house, { residentId, phone });
    return { ok: true as const };
  });
  door.resident(api.registerHome, coming, async ({ residentId, body }) =>
    registerHome(house, { residentId, address: body.address }),
  );
  door.resident(api.subscribe, using, async ({ residentId, body }) => {
    await recordSubscription(house, { residentId, ...body, longTerm });
    return { ok: true as const };
  });
  door.resident(api.uploadPhoto, using, async ({ residentId, upload }) =>
    photoView(house, await storePhoto(house, storage, { bytes: await upload(), owner: { residentId } })),
  );
  door.resident(api.file, using, async ({ residentId, body, idempotencyKey }) => {
    const key = idempotencyKey ?? body.idempotencyKey;
    if (!key)
      throw badRequest('idempotency_key_required', '请在请求头 Idempotency-Key 里给出这次提交的编号。');
    await filing(residentId);
    const { receipt } = await fileComplaint(house, {
      ...body,
      sourceKey: `wechat:${residentId}:${key}`,
      channel: 'wechat',
      resident: { residentId },
      byHand: await contentDoubt(house, wechat, { residentId, text: body.text }),
    });
    return receipt;
  });
  door.resident(api.mine, using, async ({ residentId, query }) => {
    const after: Pick<Prisma.CaseFileFindManyArgs, 'cursor' | 'skip'> = query.cursor
      ? { cursor: { number: parseCaseNumber(query.cursor) ?? '' }, skip: 1 }
      : {};
    const rows = await house.db.read.caseFile.findMany({
      where: { residentId },
      orderBy: [{ filedAt: 'desc' }, { id: 'desc' }],
      take: PAGE + 1,
      ...after,
    });
    const shown = await followed(house, rows.slice(0, PAGE));
    const cases = shown.map((row) => summaryOf(house, row, RESIDENT_STAGE_LABELS));
    return { cases, next: rows.length > PAGE ? (cases.at(-1)?.number ?? null) : null };
  });
  door.resident(api.one, using, async ({ residentId, params }) =>
    residentCase(house, await mine(residentId, params.number)),
  );

  const act = (endpoint: typeof api.urge | typeof api.withdraw, action: Action): void =>
    door.resident(endpoint, filing, async ({ residentId, params, body }) => {
      const row = await mine(residentId, params.number);
      const person = { role: 'resident' as const, id: residentId, unitCode: null, name: '居民' };
      return residentCase(house, await advance(house, { caseId: row.id, action, person, input: body }));
    });
  act(api.supplement, 'supplement');
  act(api.urge, 'urge');
  act(api.withdraw, 'withdraw');
  door.resident(api.rate, using, async ({ residentId, params, body, address, userAgent }) => {
    const row = await mine(residentId, params.number);
    const device = deviceOf(house, `${address} ${userAgent}`);
    return residentCase(house, await rate(house, { caseId: row.id, rating: body, via: 'wechat', device }));
  });
}
