import type { HotSpotsView, HotSpotView } from '@gridline/shared/manyApi.ts';
import type { CallerCard } from '@gridline/shared/staffApi.ts';
import { parsePhone } from '@gridline/shared/phone.ts';
import { fileComplaint, fileTogether, type Filed } from '../../src/intake/file.ts';
import { identityOfPhone } from '../../src/intake/residents.ts';
import { makeFigureKeeper } from '../../src/assessment/projection/keeper.ts';
import { readHotSpots } from '../../src/assessment/readHotSpots.ts';
import { viewerOf } from '../../src/staff/sight.ts';
import { expireSurveys } from '../../src/surveys/expire.ts';
import { staffMember, type StaffMember } from '../play/people.ts';
import { startWorld, type World } from '../world.ts';

const MANY = 60;

describe('very many of one matter', () => {
  let world: World;
  let late = 0;
  let serial = 0;
  let supervisor: StaffMember;
  let handler: StaffMember;
  beforeAll(async () => {
    world = await startWorld({ clock: { now: () => new Date(Date.now() + late) } });
    supervisor = await staffMember(world, 'supervisor1');
    handler = await staffMember(world, 'unit1');
  });
  afterAll(() => world.close());

  async function filed(joins: string | null = null): Promise<Filed> {
    const number = `1380000${String(1000 + ++serial)}`;
    const phone = parsePhone(number);
    if (!phone) throw new Error(`${number} is no number`);
    return fileComplaint(world.running.house, {
      sourceKey: `many:${serial}`,
      channel: 'hotline',
      text: '沿港西路83号冒黑烟',
      resident: identityOfPhone(phone),
      phone: number,
      joins,
    });
  }
  async function close(caseId: string): Promise<void> {
    const { number } = await world.running.house.db.read.caseFile.findUniqueOrThrow({
      where: { id: caseId },
    });
    expect((await handler.act(number, 'accept')).status).toBe(200);
    expect((await handler.act(number, 'resolve', { note: '已加装净化器' })).status).toBe(200);
    expect((await supervisor.act(number, 'verify')).status).toBe(200);
  }

  it('a hot spot: the same matter at a place over days, ranked, with its cases', async () => {
    const before = await filed();
    await close(before.caseId);
    late += 5000;
    await Promise.all([filed(), filed(), filed()]);
    const { body } = await supervisor.get<HotSpotsView>('/api/v1/staff/hot-spots?days=30');
    const [first] = body.spots;
    expect(first?.voices).toBe(4);
    expect(first?.cases.length).toBe(first?.voices);
    expect(first?.repeated).toBe(3);
    // Each of them tells of it again; it counts against the closing once.
    await makeFigureKeeper(world.running.house).fresh();
    const lines = await world.running.house.db.read.figureLine.findMany({ where: { measure: 'repeated' } });
    expect(lines.map(({ n }) => n)).toEqual([1]);
    expect(first?.byDay.length).toBe(30);
    expect(first?.byDay.reduce((sum, { voices }) => sum + voices, 0)).toBe(first?.voices);
    // More than is looked through is told, and only days that were seen whole are counted.
    const { house } = world.running;
    const staff = await house.db.read.staff.findUniqueOrThrow({ where: { username: 'supervisor1' } });
    const viewer = viewerOf(staff, house.atlas().areas.pathOf(staff.areaCode));
    const few = await readHotSpots(house, { viewer, paths: null, days: 30, most: 2 });
    expect([few.cut, few.from > body.from, few.spots[0]?.voices]).toEqual([true, true, 2]);
    const none = await supervisor.get<{ spots: HotSpotView[] }>('/api/v1/staff/hot-spots?area=nowhere');
    expect(none.body.spots).toEqual([]);
  });

  it('two complaints of one message about the same closing are both filed, and count against it once', async () => {
    const before = await filed();
    await close(before.caseId);
    late += 5000;
    const { house } = world.running;
    const phone = parsePhone('13800009001');
    if (!phone) throw new Error('no number');
    const filing = (part: number) => ({
      sourceKey: `many:twice:${part}`,
      channel: 'sms' as const,
      text: '沿港西路83号冒黑烟',
      resident: identityOfPhone(phone),
      phone: '13800009001',
    });
    const both = await fileTogether(house, [filing(1), filing(2)]);
    expect(both).toHaveLength(2);
    const events = await house.db.read.caseEvent.findMany({
      where: { caseId: { in: both.map(({ caseId }) => caseId) }, action: 'file' },
      orderBy: { id: 'asc' },
    });
    const told = events.map(
      ({ data }) => (JSON.parse(data) as { repeatOf?: { before: boolean } }).repeatOf?.before,
    );
    expect(told).toEqual([false, true]);
  }, 60_000);

  it('many matters of one message stand in the order in which they were told, the last one first', async () => {
    const { house } = world.running;
    const phone = parsePhone('13800009002');
    if (!phone) throw new Error('no number');
    const matters = [
      '沿港西路83号冒黑烟',
      '路灯不亮',
      '井盖坏了',
      '有人占道经营',
      '垃圾没人清',
      '有人乱停车',
    ];
    const filings = matters.map((text, part) => ({
      sourceKey: `many:order:${part}`,
      channel: 'sms' as const,
      text,
      resident: identityOfPhone(phone),
      phone: '13800009002',
    }));
    const filed = await fileTogether(house, filings);
    const operator = await staffMember(world, 'operator1');
    const { body } = await operator.get<CallerCard>('/api/v1/staff/caller?phone=13800009002');
    const numbers = filed.map(({ receipt }) => receipt.number);
    expect(body.openCases.map(({ number }) => number)).toEqual([...numbers].reverse());
  }, 60_000);

  it('a question that nobody answers ends by itself, for each; and all who share a case are told', async () => {
    const { house } = world.running;
    const lead = await filed();
    const many = await Promise.all(Array.from({ length: MANY }, () => filed(lead.caseId)));
    expect(many.map(({ receipt }) => receipt.stage)).toEqual(many.map(() => 'merged'));
    await close(lead.caseId);
    const ids = many.map(({ caseId }) => caseId);
    const notices = await house.db.read.notice.findMany({
      where: { caseId: { in: ids }, purpose: { in: ['accepted', 'survey'] } },
    });
    expect(notices.length).toBe(2 * ids.length);
    expect(new Set(notices.map(({ dedupeKey }) => dedupeKey)).size).toBe(notices.length);
    expect(await house.db.read.survey.count({ where: { caseId: { in: ids }, state: 'open' } })).toBe(MANY);
    late += 8 * 24 * 3600_000;
    while ((await expireSurveys(house)) > 0);
    expect(await house.db.read.survey.count({ where: { caseId: { in: ids }, state: 'expired' } })).toBe(MANY);
    const silences = await house.db.read.caseEvent.count({
      where: { caseId: { in: ids }, action: 'silence' },
    });
    expect(silences).toBe(MANY);
  }, 180_000);
});
