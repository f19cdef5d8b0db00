/** 9:20, a resident texts the short number: from the text to the rated case, and once back again. */
import { parseCaseNumber } from '@gridline/shared/caseNumber.ts';
import { caller, until } from './http.ts';
import { staffMember, texter, type Places } from './people.ts';
import { takePhoto } from './photo.ts';
import { must, type Tell } from './timeline.ts';

const COMPLAINT = '沿港西路83号有三座烟囱，昼夜使用劣质燃料排烟';

export async function playSms(places: Places, tell: Tell, phone: string): Promise<{ number: string }> {
  const resident = texter(places, phone);
  const supervisor = await staffMember(places, 'supervisor1');
  const handler = await staffMember(places, 'unit1');
  const before = await supervisor.figures();

  await tell.step(`a resident texts “${COMPLAINT}”; the carrier pushes it twice`, async () => {
    await resident.send(COMPLAINT);
    await caller(places.sandbox).post('/sandbox/api/sms/repush', {});
  });
  const number = await tell.step(
    'she gets one SMS with number, query code, grid, unit and what happens next',
    async () => {
      const text = await resident.reads(/编号.*查询码.*网格.*综合执法队.*前签收/);
      const found = /编号(\d{8}-\d+-\d)/.exec(text)?.[1] ?? '';
      must(parseCaseNumber(found) === found, `no number with a right check digit in: ${text}`);
      const code = /查询码(\d{6})/.exec(text)?.[1] ?? '';
      const tracked = await caller(places.gateway).get<{ stage: string }>(
        `/api/v1/track?number=${found}&code=${code}`,
      );
      must(
        tracked.status === 200 && tracked.body.stage === 'dispatched',
        `number and code do not open the case: ${tracked.status}`,
      );
      const acknowledgements = (await resident.got()).filter((message) => message.text.includes(found));
      must(acknowledgements.length === 1, `${acknowledgements.length} acknowledgements instead of one`);
      return found;
    },
  );
  await tell.step(
    'the case is registered as 油烟废气, owned by its grid and dispatched to the unit with that duty',
    async () => {
      const seen = await handler.see(number);
      must(
        seen.stage === 'dispatched' && /油烟/.test(seen.categoryName ?? ''),
        `stage ${seen.stage}, category ${seen.categoryName}`,
      );
      must(
        seen.grid !== null && seen.unitName?.includes('综合执法队'),
        `grid ${seen.grid?.name}, unit ${seen.unitName}`,
      );
      must(
        seen.contactPhone === `${phone.slice(0, 3)}****${phone.slice(-4)}`,
        `the number is shown as ${seen.contactPhone}`,
      );
    },
  );
  await handleOnce(places, tell, { number, phone, words: '已责令停用并拆除烟囱，改用清洁燃料' });
  await tell.step('she answers “2 还在冒烟”: the case re-opens with her words and she is told', async () => {
    await resident.reads(/办完.*回1.*2/);
    await resident.send('2 还在冒烟');
    await resident.reads(/没解决.*重新办理/);
    const seen = await supervisor.see(number);
    must(
      seen.stage === 'dispatched' && seen.reopened === 1,
      `stage ${seen.stage}, reopened ${seen.reopened}`,
    );
    must(
      seen.timeline.some((entry) => entry.action === 'reopen' && entry.note.includes('还在冒烟')),
      'her words are not in the history',
    );
    const list = await handler.get<{ cases: { number: string }[] }>('/api/v1/staff/cases?queue=reopened');
    must(
      list.body.cases.some((one) => one.number === number),
      'the unit does not see it among the re-opened',
    );
  });
  await handleOnce(places, tell, { number, phone, words: '烟囱已全部拆除，现场复查无烟' });
  await tell.step('second time round she answers “1”: the case is evaluated and she is thanked', async () => {
    await resident.reads(/办完.*回1.*2/);
    await resident.send('1');
    await resident.reads(/谢谢您的评价/);
    must((await supervisor.see(number)).stage === 'evaluated', 'the case is not evaluated');
  });
  await tell.step('响应率, 解决率 and 满意率 have moved by exactly these answers', async () => {
    const after = await supervisor.figures();
    must(
      after.solution.whole === before.solution.whole + 2,
      `解决率 of ${after.solution.whole}, was ${before.solution.whole}`,
    );
    must(
      after.solution.part === before.solution.part + 1,
      `解决率 ${after.solution.part}, was ${before.solution.part}`,
    );
    must(
      after.satisfaction.part === before.satisfaction.part + 1,
      `满意率 ${after.satisfaction.part}, was ${before.satisfaction.part}`,
    );
    must(
      after.response.part === before.response.part + 1,
      `响应率 ${after.response.part}, was ${before.response.part}`,
    );
  });
  return { number };
}

/** Accepted, worked on, resolved with a photo, verified by somebody else; the handler trying to close is refused. */
export async function handleOnce(
  places: Places,
  tell: Tell,
  given: { number: string; phone: string | null; words: string },
): Promise<void> {
  const { number, phone, words } = given;
  const handler = await staffMember(places, 'unit1');
  const colleague = await staffMember(places, 'unit2');
  const supervisor = await staffMember(places, 'supervisor1');
  await tell.step('the handler accepts, and the resident is told', async () => {
    const { status, body } = await handler.act(number, 'accept');
    must(status === 200 && body.stage === 'handling', `accept: ${status} ${body.detail ?? body.stage}`);
    if (phone) await texter(places, phone).reads(/已签收，正在办理/);
  });
  await tell.step('writes what was done with a photo, and resolves', async () => {
    const photo = await handler.upload<{ id: string }>('/api/v1/staff/photos', await takePhoto());
    must(photo.status === 201, `the photo was refused: ${photo.status}`);
    const { status, body } = await handler.act(number, 'resolve', { note: words, photoIds: [photo.body.id] });
    must(status === 200 && body.stage === 'resolved', `resolve: ${status} ${body.detail ?? body.stage}`);
    must(
      body.photos.some((one) => one.id === photo.body.id && one.kind === 'after'),
      'the photo is not on the case',
    );
  });
  await tell.step(
    'the handler and the colleague of the same unit may not close it, with the reason',
    async () => {
      for (const one of [handler, colleague]) {
        const { status, body } = await one.act(number, 'verify');
        must(status === 403 && Boolean(body.detail), `verify by the handling side: ${status}`);
      }
    },
  );
  await tell.step('somebody else verifies and closes', async () => {
    const { status, body } = await supervisor.act(number, 'verify');
    must(status === 200 && body.stage === 'closed', `verify: ${status} ${body.detail ?? body.stage}`);
    await until(
      'the handler not to see the survey before it is answered',
      async () => (await handler.see(number)).survey === null,
    );
  });
}
