import { verifyHistory } from '../../src/privacy/history/verifyHistory.ts';
import { asThief } from '../play/asThief.ts';
import { startMovedWorld, type MovedWorld } from '../play/movedClock.ts';
import { texter, wechatResident } from '../play/people.ts';

const NOW = '2026-03-04T08:30';
const HERE = { lng: 117.801, lat: 31.002 };
type Cell = string | number;

describe('what was filed is proven as a whole: words, place, point, channel, time and the receipt that was kept', () => {
  let story: MovedWorld;
  beforeAll(async () => (story = await startMovedWorld(NOW)), 120_000);
  afterAll(() => story.world.close());

  const faults = async (): Promise<string[]> =>
    (await verifyHistory(story.world.running.house.db, { now: new Date(`${NOW}:00+08:00`) })).faults.map(
      ({ what }) => what,
    );
  const rowsOf = async (number: string) => {
    const { read } = story.world.running.house.db;
    const row = await read.caseFile.findUniqueOrThrow({ where: { number } });
    const filed = await read.complaint.findFirst({ where: { caseId: row.id } });
    if (!filed) throw new Error(`${number} has no complaint`);
    return { row, filed };
  };
  async function proof(number: string, hash: string): Promise<unknown> {
    const { body } = await (await story.as('admin')).get(`/api/v1/receipts/${number}/${hash}`);
    return body;
  }
  /** @param tables where the column is changed, by the thief of the password, and put back */
  async function tampered(
    number: string,
    tables: readonly ('Complaint' | 'CaseFile')[],
    [column, forged]: readonly [string, Cell],
  ): Promise<{ what: string | undefined; proven: unknown }> {
    const { row, filed } = await rowsOf(number);
    const write = async (values: (table: 'Complaint' | 'CaseFile') => Cell): Promise<void> => {
      for (const table of tables)
        await asThief(
          story.world.env,
          `UPDATE ${table} SET ${column} = ? WHERE ${table === 'CaseFile' ? 'id' : 'caseId'} = ?`,
          [values(table), row.id],
        );
    };
    await write(() => forged);
    const [what] = await faults();
    const proven = await proof(number, filed.receiptHash);
    await write((table) => (table === 'CaseFile' ? row : filed)[column as 'text']);
    expect(await faults()).toEqual([]);
    return { what, proven };
  }
  const unproven = expect.objectContaining({ proven: false }) as unknown;
  const both = ['Complaint', 'CaseFile'] as const;

  async function placed(openid: string): Promise<string> {
    const resident = await wechatResident(story.world, openid);
    const { status, body } = await resident.file({
      text: '路灯坏了三天',
      placeText: '水景园三号楼',
      point: { ...HERE, crs: 'wgs84' },
    });
    expect(status).toBe(201);
    return body.number;
  }

  it.each([
    ['placeText', '别处', /地点、渠道或时间被改过/],
    ['lng', 100.5, /地点、渠道或时间被改过/],
    ['lat', 20.5, /地点、渠道或时间被改过/],
    ['channel', 'hotline', /地点、渠道或时间被改过/],
  ] as const)(
    'names %s that was changed in the complaint and the case alike',
    async (column, forged, told) => {
      const number = await placed(`filed-${column}`);
      const found = await tampered(number, both, [column, forged]);
      expect(found).toEqual({ what: expect.stringMatching(told) as unknown, proven: unproven });
    },
  );

  it('names a receipt that was kept and a point that the house found by the words', async () => {
    const resident = texter(story.world, '13900000451');
    await resident.send('沿港西路83号冒黑烟');
    const number = /编号([\d-]+)/.exec(await resident.reads(/编号/))?.[1] ?? '';
    const { filed } = await rowsOf(number);
    expect(filed).toMatchObject({ placeText: '', lng: expect.any(Number) as unknown });
    const later = filed.receipt.replace(/"resolveDue":"2026/, '"resolveDue":"2027');
    expect(later).not.toBe(filed.receipt);
    const receipt = await tampered(number, ['Complaint'], ['receipt', later]);
    expect(receipt).toEqual({ what: expect.stringMatching(/收条被改过/) as unknown, proven: unproven });
    const none = await tampered(number, ['Complaint'], ['receipt', 'no receipt']);
    expect(none).toEqual({ what: expect.stringMatching(/收条被改过/) as unknown, proven: unproven });
    const point = await tampered(number, both, ['lng', 100.5]);
    expect(point).toEqual({ what: expect.stringMatching(/位置、渠道或留存/) as unknown, proven: unproven });
  });

  it('names a case that shows something else than was filed', async () => {
    const number = await placed('filed-case');
    for (const [column, forged, told] of [
      ['queryCode', '000000', /查询码被改过/],
      ['channel', 'hotline', /渠道或上报时间/],
      ['placeText', '别处', /没有人确定过地点/],
      ['lat', 20.5, /没有人确定过地点/],
    ] as const)
      expect((await tampered(number, ['CaseFile'], [column, forged])).what).toMatch(told);
    // Who has sorted it out may write another place.
    const { row } = await rowsOf(number);
    await story.act('operator1', number, 'locate', { gridCode: row.gridCode ?? '', placeText: '三号楼东侧' });
    expect(await faults()).toEqual([]);
  });

  it('verifies what was corrected by law, and only with what the correction left', async () => {
    const number = await placed('filed-law');
    const law = { seq: 1, reason: '涉及隐私', reasonCode: 'privacy' };
    await story.act('admin', number, 'redact', { ...law, note: '路灯坏了三天', placeText: '水景园' });
    expect(await faults()).toEqual([]);
    const { filed } = await rowsOf(number);
    expect(await proof(number, filed.receiptHash)).toMatchObject({ proven: true, corrected: true });
    const place = await tampered(number, both, ['placeText', '水景园三号楼']);
    expect(place).toEqual({ what: expect.stringMatching(/地点、渠道或时间/) as unknown, proven: unproven });
    await story.act('admin', number, 'redact', law);
    expect(await faults()).toEqual([]);
    expect(await proof(number, filed.receiptHash)).toMatchObject({ proven: true, corrected: true });
    expect((await tampered(number, both, ['lng', 100.5])).what).toMatch(/地点、渠道或时间/);
  });
});
