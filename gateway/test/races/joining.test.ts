import { parsePhone } from '@gridline/shared/phone.ts';
import { advance } from '../../src/cases/advance.ts';
import { SYSTEM, type Person } from '../../src/cases/draft.ts';
import { openDatabase, type Database } from '../../src/db/database.ts';
import type { CaseFile } from '../../src/db/generated/mysql/client.ts';
import { Refusal } from '../../src/errors.ts';
import type { House } from '../../src/house.ts';
import { fileComplaint } from '../../src/intake/file.ts';
import { identityOfPhone } from '../../src/intake/residents.ts';
import { firstBroken } from '../../src/privacy/historyChain.ts';
import { startWorld, type World } from '../world.ts';

const ROUNDS = 5;
const JOINING = 6;

describe('somebody joins a case in the moment it ends', () => {
  let world: World;
  let other: Database;
  let houses: [House, House];
  let serial = 0;
  beforeAll(async () => {
    world = await startWorld();
    other = await openDatabase(world.env.databaseUrl);
    const { house } = world.running;
    houses = [house, { ...house, db: other, district: house.district }];
  });
  afterAll(async () => {
    await other.close();
    await world.close();
  });

  const resident: Person = { role: 'resident', id: null, unitCode: null, name: '居民' };
  async function file(house: House, joins: string | null = null): Promise<string> {
    const number = `1370000${String(1000 + ++serial)}`;
    const phone = parsePhone(number);
    if (!phone) throw new Error(`${number} is no number`);
    const { caseId } = await fileComplaint(house, {
      sourceKey: `joining:${serial}`,
      channel: 'hotline',
      text: '沿港西路83号冒黑烟',
      resident: identityOfPhone(phone),
      phone: number,
      joins,
    });
    return caseId;
  }
  const rowOf = (id: string): Promise<CaseFile> =>
    world.running.house.db.read.caseFile.findUniqueOrThrow({ where: { id } });

  async function resolved(): Promise<string> {
    const [house] = houses;
    const caseId = await file(house);
    const { unitCode } = await rowOf(caseId);
    const handler: Person = { role: 'handler', id: 'a-handler', unitCode, name: '办理人' };
    await advance(house, { caseId, action: 'accept', person: handler });
    await advance(house, { caseId, action: 'resolve', person: handler, input: { note: '已处理' } });
    return caseId;
  }

  /** Everybody who wants to join does, from two processes, while the other thing happens in the midst of it. */
  async function joinWhile(leadId: string, ending: () => Promise<unknown>): Promise<CaseFile[]> {
    const joining = Array.from({ length: JOINING }, async (_none, index) => {
      await new Promise((resolve) => setTimeout(resolve, index * 3));
      return file(index % 2 ? houses[0] : houses[1], leadId);
    });
    const ended = new Promise((resolve) => setTimeout(resolve, Math.random() * 30)).then(ending);
    const ids = await Promise.all(joining);
    await ended;
    return Promise.all(ids.map(rowOf));
  }

  it('closed: each either is asked with the lead, or stands alone; none is lost', async () => {
    let [asked, alone] = [0, 0];
    for (let round = 0; round < ROUNDS; round++) {
      const leadId = await resolved();
      const rows = await joinWhile(leadId, () =>
        advance(houses[round % 2 ? 0 : 1], { caseId: leadId, action: 'verify', person: SYSTEM }),
      );
      const { read } = world.running.house.db;
      const surveys = await read.survey.findMany({ where: { caseId: { in: rows.map(({ id }) => id) } } });
      for (const row of rows) {
        const own = surveys.filter(({ caseId }) => caseId === row.id);
        if (row.stage === 'merged') {
          asked += 1;
          expect([row.mergedInto, own.length]).toEqual([leadId, 1]);
        } else {
          alone += 1;
          expect([row.stage, row.mergedInto, own.length]).toEqual(['dispatched', null, 0]);
        }
      }
      const verified = await read.caseEvent.findFirst({ where: { caseId: leadId, action: 'verify' } });
      const { members } = JSON.parse(verified?.data ?? '{}') as { members: string[] };
      expect([...members].sort()).toEqual(
        rows.flatMap(({ stage, number }) => (stage === 'merged' ? number : [])).sort(),
      );
    }
    expect(asked + alone).toBe(ROUNDS * JOINING);
  }, 120_000);

  it('withdrawn: nobody stays with a case that is none', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const leadId = await file(houses[0]);
      const rows = await joinWhile(leadId, async () => {
        try {
          await advance(houses[1], { caseId: leadId, action: 'withdraw', person: resident });
        } catch (error) {
          // Too many joined one after the other: the resident is asked to try again.
          if (!(error instanceof Refusal)) throw error;
          await advance(houses[1], { caseId: leadId, action: 'withdraw', person: resident });
        }
      });
      const { read } = world.running.house.db;
      for (const row of rows) {
        const events = await read.caseEvent.findMany({ where: { caseId: row.id }, orderBy: { seq: 'asc' } });
        expect(firstBroken(events)).toBeNull();
        if (row.stage !== 'merged') continue;
        const lead = await rowOf(row.mergedInto ?? '');
        expect(lead.stage).toBe('dispatched');
      }
    }
  }, 120_000);
});
