/** Notices at the desk: their wordings and versions, when they go, what is held. Supervisors and admins change. */
import { z } from 'zod';
import { noticeApi } from '@gridline/shared/noticeApi.ts';
import { badRequest, forbidden } from '../errors.ts';
import type { House } from '../house.ts';
import { previewOf } from '../notices/wordings/checkWording.ts';
import { changeSettings, settingsView } from '../notices/editSettings.ts';
import {
  listWordings,
  purposeOf,
  saveWording,
  wordingWithVersions,
} from '../notices/wordings/editWording.ts';
import { countNotices, listNotices } from '../notices/listNotices.ts';
import type { RulesKeeper } from '../notices/rules.ts';
import type { Viewer } from '../staff/sight.ts';
import type { Door } from './contract.ts';
import { makeLimit } from './limits.ts';
import { desk } from './staff.ts';

const PAGE = 50;
const cursorSchema = z.uuid();

export function noticeRoutes({ house, door, rules }: { house: House; door: Door; rules: RulesKeeper }): void {
  const using = makeLimit({ points: 3000, seconds: 60 });

  door.staff(noticeApi.wordings, using, async ({ viewer }) => {
    desk(viewer);
    return { wordings: await listWordings(house, rules.current()) };
  });
  door.staff(noticeApi.wordingVersions, using, async ({ viewer, params }) => {
    desk(viewer);
    return wordingWithVersions(house, rules.current(), purposeOf(params.purpose));
  });
  door.staff(noticeApi.previewWording, using, async ({ viewer, params, body }) => {
    desk(viewer);
    return previewOf(purposeOf(params.purpose), body.text, rules.current().wordings.signature);
  });
  door.staff(noticeApi.saveWording, using, async ({ viewer, params, body }) => {
    editor(viewer);
    const purpose = purposeOf(params.purpose);
    await saveWording(house, rules.current(), { ...body, purpose, staffId: viewer.staff.id });
    await rules.refresh();
    return (await wordingWithVersions(house, rules.current(), purpose)).wording;
  });

  door.staff(noticeApi.settings, using, async ({ viewer }) => {
    desk(viewer);
    return settingsView(house, rules.standard);
  });
  door.staff(noticeApi.changeSettings, using, async ({ viewer, body }) => {
    if (viewer.role !== 'admin') throw forbidden('admin_only', '通知设置由管理员修改，请告诉管理员。');
    await changeSettings(house, { ...body, standard: rules.standard, staffId: viewer.staff.id });
    await rules.refresh();
    return settingsView(house, rules.standard);
  });

  door.staff(noticeApi.notices, using, async ({ viewer, query }) => {
    desk(viewer);
    const { list, cursor } = query;
    if (cursor !== undefined && !cursorSchema.safeParse(cursor).success)
      throw badRequest('cursor_wrong', '翻页标记不对，请从第一页重新看。');
    const page = { take: PAGE + 1, ...(cursor && { cursor: { id: cursor }, skip: 1 }) };
    const [{ notices, next }, counts] = await Promise.all([
      listNotices(house, { list, page }),
      countNotices(house),
    ]);
    return { notices, next, counts };
  });
}

function editor(viewer: Viewer): void {
  if (viewer.role !== 'supervisor' && viewer.role !== 'admin')
    throw forbidden('wordings_read_only', '通知文字由督导或管理员修改，请把要改的告诉他们。');
}
