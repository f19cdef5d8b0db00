import type { Receipt } from '@gridline/shared/complaint.ts';
import { conversationWith } from '../play/conversations.ts';
import { staffMember, texter, type StaffMember } from '../play/people.ts';
import { storeUplinks } from '../../src/dialogue/inbox.ts';
import { until } from '../play/http.ts';
import { startWorld, type World } from '../world.ts';

interface Message {
  id: string;
  phone: string;
  text: string;
  state: string;
  intent: string | null;
  number: string | null;
  conversation: string | null;
  mayFile: boolean;
}
interface Refused {
  code?: string;
}

describe('messages that were kept but not answered', () => {
  let world: World;
  let operator: StaffMember;
  const phone = '13900000086';
  beforeAll(async () => {
    world = await startWorld();
    operator = await staffMember(world, 'operator1');
    await texter(world, phone).send('？？！');
    await until('it to be read', async () => (await inbound('?intent=empty')).length === 1);
  });
  afterAll(() => world.close());

  async function inbound(query = ''): Promise<Message[]> {
    return (await operator.get<{ messages: Message[] }>(`/api/v1/staff/inbound${query}`)).body.messages;
  }
  const make = (staff: StaffMember, id: string) =>
    staff.post<Receipt & Refused>(`/api/v1/staff/inbound/${id}/complaint`);

  it('are listed by what they were taken for, with a way to the conversation', async () => {
    const [message] = await inbound('?intent=empty');
    expect(message).toMatchObject({ phone: '139****0086', state: 'ignored', mayFile: true, number: null });
    expect(message?.conversation).toBe((await conversationWith(operator, phone))?.id);
    expect(await inbound('?intent=complaint')).toEqual([]);
  });

  it('one becomes a complaint once, whoever presses and how often', async () => {
    const [message] = await inbound('?intent=empty');
    const id = message?.id ?? '';
    for (const username of ['unit1', 'grid7'])
      expect((await make(await staffMember(world, username), id)).status).toBe(403);
    expect((await make(await staffMember(world, 'supervisor3'), id)).status).toBe(404);
    const two = await staffMember(world, 'operator2');
    const answers = await Promise.all([operator, two, operator].map((staff) => make(staff, id)));
    const numbers = new Set(answers.filter(({ status }) => status === 201).map(({ body }) => body.number));
    expect(numbers.size).toBe(1);
    for (const { status, body } of answers) if (status !== 201) expect(body.code).toBe('already_filed');
    expect((await make(operator, id)).body.code).toBe('already_filed');
    expect(await world.running.house.db.read.complaint.count()).toBe(1);
    const [number] = numbers;
    expect((await inbound())[0]).toMatchObject({
      id,
      intent: 'complaint',
      state: 'processed',
      number,
      mayFile: false,
    });
    await texter(world, phone).reads(new RegExp(String(number)));
  });

  it('a sender that is no telephone is kept and shown, but cannot be answered', async () => {
    const { house } = world.running;
    const uplink = {
      providerKey: 'test:ad',
      phone: '某银行',
      toNumber: '10639000',
      text: '贷款找我',
      sentAt: house.clock.now(),
    };
    await storeUplinks(house, [uplink]);
    const [message] = await inbound('?state=ignored');
    expect(message).toMatchObject({ text: '贷款找我', conversation: null, mayFile: false });
    expect((await make(operator, message?.id ?? '')).body.code).toBe('sender_no_phone');
    const { body } = await operator.get<{ conversations: unknown[] }>('/api/v1/staff/conversations');
    expect(body.conversations).toHaveLength(1);
  });
});
