/** A number is tied to another record of the same person while a step or a complaint of that number is composed. */
import { parsePhone } from '@gridline/shared/phone.ts';
import { advance } from '../../src/cases/advance.ts';
import type { Person } from '../../src/cases/draft.ts';
import type { Change } from '../../src/db/change.ts';
import type { House } from '../../src/house.ts';
import { bindPhone } from '../../src/intake/bindPhone.ts';
import { fileComplaint } from '../../src/intake/file.ts';
import { identityOfPhone } from '../../src/intake/residents.ts';
import { wechatResident } from '../play/people.ts';
import { startWorld, type World } from '../world.ts';

const DESK: Person = { role: 'operator', id: null, unitCode: null, name: '坐席' };

describe('a number that is bound between reading and writing', () => {
  let world: World;
  let house: House;
  beforeAll(async () => {
    world = await startWorld();
    house = world.running.house;
  });
  afterAll(() => world.close());

  /** The same house, in which this happens once, just before the first change is written. */
  function justBefore(work: () => Promise<void>): House {
    let done = false;
    const submit = async (change: Change) => {
      if (!done) {
        done = true;
        await work();
      }
      return house.db.submit(change);
    };
    return { ...house, district: house.district, db: { ...house.db, submit } };
  }

  /** Somebody who texts, and is in WeChat under another record. */
  async function somebody(number: string) {
    const phone = parsePhone(number);
    if (!phone) throw new Error(`${number} is no number`);
    const file = (by: House, key: string) =>
      fileComplaint(by, {
        sourceKey: `bound:${number}:${key}`,
        channel: 'sms',
        text: '沿港西路83号冒黑烟',
        resident: identityOfPhone(phone),
        phone: number,
      });
    const first = await file(house, 'first');
    const wechat = await wechatResident(world, `bound-${number}`);
    const other = await wechat.file({ text: '沿港西路85号冒黑烟' });
    const own = await house.db.read.caseFile.findUniqueOrThrow({ where: { number: other.body.number } });
    const bind = (): Promise<void> => bindPhone(house, { residentId: own.residentId, phone });
    return { file, first, wechat, residentId: own.residentId, bind };
  }

  it('a step of the case: it is the person’s in WeChat', async () => {
    const { first, wechat, residentId, bind } = await somebody('13900556677');
    const { caseId } = first;
    await advance(justBefore(bind), { caseId, action: 'comment', person: DESK, input: { note: '看过' } });
    const row = await house.db.read.caseFile.findUniqueOrThrow({ where: { id: caseId } });
    expect(row.residentId).toBe(residentId);
    expect((await wechat.see(row.number)).number).toBe(row.number);
  });

  it('a complaint: it is the person’s in WeChat', async () => {
    const { file, wechat, residentId, bind } = await somebody('13900556688');
    const { caseId } = await file(justBefore(bind), 'second');
    const row = await house.db.read.caseFile.findUniqueOrThrow({ where: { id: caseId } });
    expect(row.residentId).toBe(residentId);
    expect((await wechat.see(row.number)).number).toBe(row.number);
  });
});
