/** What cannot be routed or understood lies in the triage queue with its reason, never nowhere. */
import { staffMember, texter, type Places } from './people.ts';
import { must, type Tell } from './timeline.ts';

interface Line {
  number: string;
  triageReason: string | null;
}

export async function playTriage(
  places: Places,
  tell: Tell,
  given: { vague: string; odd: string; twice: string },
): Promise<void> {
  const operator = await staffMember(places, 'operator1');
  const waiting = async (number: string): Promise<Line | undefined> =>
    (await operator.get<{ cases: Line[] }>(`/api/v1/staff/cases?queue=triage&q=${number}`)).body.cases[0];

  await tell.step(
    '“楼下烧烤店油烟太大了” names no place: she is asked where, and the case waits with its reason',
    async () => {
      const resident = texter(places, given.vague);
      await resident.send('楼下烧烤店油烟太大了');
      const text = await resident.reads(/编号.*在哪里/);
      const number = /编号(\d{8}-\d+-\d)/.exec(text)?.[1] ?? '';
      const line = await waiting(number);
      must(line?.triageReason, 'the case does not wait in the triage queue with a reason');
      await resident.send('水景园三号楼');
      await resident.reads(/地点记下了：水景园.*网格/);
      const seen = await operator.see(number);
      must(
        seen.stage === 'dispatched' && seen.gridName !== null,
        `after the answer: ${seen.stage}, ${seen.gridName}`,
      );
    },
  );
  await tell.step('“和平小区” stands in two streets: she chooses by a digit', async () => {
    const resident = texter(places, given.twice);
    await resident.send('和平小区路灯不亮');
    const text = await resident.reads(/回复数字：1 .*；2 .*和平小区/);
    const number = /编号(\d{8}-\d+-\d)/.exec(text)?.[1] ?? '';
    const second = /；2 ([^；。]+)/.exec(text)?.[1] ?? '';
    await resident.send('第二个');
    await resident.reads(/地点记下了：.*网格/);
    const seen = await operator.see(number);
    must(
      seen.stage === 'dispatched' && seen.placeText === second,
      `${seen.stage}, ${seen.placeText} instead of ${second}`,
    );
  });
  await tell.step(
    '“那个事情到底管不管” is understood by nobody: a person looks, and dispatches it by hand',
    async () => {
      const resident = texter(places, given.odd);
      await resident.send('那个事情到底管不管');
      const text = await resident.reads(/编号/);
      const number = /编号(\d{8}-\d+-\d)/.exec(text)?.[1] ?? '';
      must((await waiting(number))?.triageReason, 'the case does not wait in the triage queue with a reason');
      const { categories } = (
        await operator.get<{ categories: { code: string; name: string }[] }>('/api/v1/categories')
      ).body;
      const noise = categories.find((one) => one.name.includes('噪声'))?.code;
      must(
        (await operator.act(number, 'locate', { placeText: '水景园5号楼' })).status === 200,
        'the place could not be set',
      );
      const { status, body } = await operator.act(number, 'register', { categoryCode: noise });
      must(
        status === 200 && body.stage === 'dispatched',
        `after the desk: ${status} ${body.detail ?? body.stage}`,
      );
      await resident.reads(/已派.*办理/);
    },
  );
}
