/** What anybody may ask: the district, its categories and borders, a case by number and code, photos by signed link. */
import type Router from '@koa/router';
import { api } from '@gridline/shared/api.ts';
import { parseCaseNumber } from '@gridline/shared/caseNumber.ts';
import { toWgs84 } from '@gridline/shared/place.ts';
import { bordersOfLevel } from '../areas/bordersOfLevel.ts';
import { gridCard } from '../cases/views/gridCard.ts';
import { photoLinkIsGood } from '../cases/views/photoLinks.ts';
import { trackedCase } from '../cases/views/residentCase.ts';
import { forbidden, notFound } from '../errors.ts';
import type { House } from '../house.ts';
import { proofWords, proveReceipt } from '../privacy/history/proveReceipt.ts';
import type { PhotoStorage } from '../providers/ports.ts';
import { PREFIX, type Door } from './contract.ts';
import { makeFailureLimit, makeLimit } from './limits.ts';

interface Given {
  house: House;
  door: Door;
  router: Router;
  storage: PhotoStorage;
  sandbox: boolean;
  templateId: string;
}

export function publicRoutes({ house, door, router, storage, sandbox, templateId }: Given): void {
  const reading = makeLimit({ points: 600, seconds: 60 });
  // A six-digit code is only as good as the number of guesses at it.
  const wrongCodes = makeFailureLimit({ points: 10, seconds: 900 });
  const guessing = makeLimit({ points: 30, seconds: 60 });

  door.open(api.settings, reading, async () => ({
    districtName: house.district.name,
    smsNumber: house.district.smsNumber,
    hotline: house.district.hotline,
    sandbox,
    subscribeTemplateIds: [templateId],
    center: house.district.center,
    tileUrl: null,
  }));
  door.open(api.categories, reading, async () => ({
    categories: house.atlas().categories.map(({ code, name, group }) => ({ code, name, group })),
  }));
  door.open(api.areas, reading, async ({ query }) => ({
    areas: await bordersOfLevel(house.db, { level: query.level, now: house.clock.now() }),
  }));
  door.open(api.gridAt, reading, async ({ query }) => {
    const owner = house.atlas().areas.ownerOf(toWgs84(query));
    return { grid: gridCard(house.atlas(), owner?.code ?? null) };
  });
  door.open(api.track, guessing, async ({ query }) => {
    const key = parseCaseNumber(query.number) ?? 'none';
    await wrongCodes.check(key);
    try {
      return await trackedCase(house, query);
    } catch (error) {
      if (key !== 'none') await wrongCodes.failed(key);
      throw error;
    }
  });
  door.open(api.receiptProof, guessing, async ({ params }) => {
    const number = parseCaseNumber(params.number) ?? 'none';
    const proof = await proveReceipt(house.db, { number, hash: params.hash });
    return { ...proof, filedAt: proof.filedAt?.toISOString() ?? null, words: proofWords(proof) };
  });

  router.get(`${PREFIX}/photos/:id`, async (ctx) => {
    await reading(ctx.ip);
    const { id } = ctx.params as { id: string };
    const link = { id, until: String(ctx.query.until ?? ''), sig: String(ctx.query.sig ?? '') };
    if (!photoLinkIsGood(house, link)) throw forbidden('link_expired', '照片链接已过期，请刷新页面。');
    const photo = await house.db.read.photo.findUnique({ where: { id } });
    const bytes = photo && (await storage.get(photo.storageKey));
    if (!bytes) throw notFound('photo_unknown', '没有这张照片。');
    ctx.set('Cache-Control', 'private, max-age=3600, immutable');
    ctx.type = 'image/jpeg';
    ctx.body = bytes;
  });
}
