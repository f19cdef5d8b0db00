/** The same by telephone: the card pops, the operator logs it, a landline is called back for the survey. */
import { until } from './http.ts';
import { handleOnce } from './bySms.ts';
import { staffMember, telephone, texter, type Places } from './people.ts';
import { must, type Tell } from './timeline.ts';

interface Task {
  id: string;
  purpose: string;
  number: string;
  phone: string;
}

export async function playTelephone(
  places: Places,
  tell: Tell,
  given: { known: string; landline: string },
): Promise<void> {
  const { known, landline } = given;
  const operator = await staffMember(places, 'operator1');

  await tell.step('a resident who texted before calls: the card shows her history', async () => {
    const callId = await telephone(places, { from: known, event: 'ringing' });
    const card = await operator.ringing(known);
    must(card.state === 'ringing' && card.history.length + card.openCases.length > 0, 'the card is empty');
    await telephone(places, { from: known, event: 'answered', callId, operator: 'operator1' });
    await telephone(places, { from: known, event: 'ended', callId, recording: `${callId}.wav` });
  });
  const receipt = await tell.step(
    'a caller from a landline is logged as a case, the number is read aloud',
    async () => {
      const callId = await telephone(places, { from: landline, event: 'ringing' });
      const card = await operator.ringing(landline);
      must(card.mobile === false, 'a landline is taken for a mobile');
      await telephone(places, { from: landline, event: 'answered', callId, operator: 'operator1' });
      const filed = await operator.log({
        text: '沿港西路83号烧烤店油烟很大',
        phone: landline,
        callerName: '陈阿婆',
        callId: card.callId,
      });
      must(filed.stage === 'dispatched', `stage ${filed.stage}`);
      await telephone(places, { from: landline, event: 'ended', callId });
      return filed;
    },
  );
  await handleOnce(places, tell, { number: receipt.number, phone: null, words: '已加装净化器' });
  await tell.step('no message goes to the landline: the survey becomes a call-back task', async () => {
    const task = await until('a call-back task', async () =>
      (await operator.get<{ tasks: Task[] }>('/api/v1/staff/call-backs')).body.tasks.find(
        (one) => one.number === receipt.number,
      ),
    );
    must(task.purpose === 'survey' && task.phone.endsWith(landline.replace(/^0/, '')), JSON.stringify(task));
    must((await texter(places, landline).got()).length === 0, 'an SMS went to the landline');
    const rating = { contacted: true, solved: 'yes', satisfaction: 4, words: '来人看过了' };
    const done = await operator.post(`/api/v1/staff/call-backs/${task.id}`, { rating });
    must(done.status === 200, `call-back: ${done.status} ${JSON.stringify(done.body)}`);
    must(
      (await operator.see(receipt.number)).stage === 'evaluated',
      'the answer by telephone does not count',
    );
  });
}
