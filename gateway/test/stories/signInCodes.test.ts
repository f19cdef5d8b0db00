import { Writable } from 'node:stream';
import { pino } from 'pino';
import type { Proof } from '@gridline/shared/proof.ts';
import { put } from '../../src/db/change.ts';
import { texter } from '../play/people.ts';
import { askForCode, fetchChallenge, sendProof, solve } from '../play/signIn.ts';
import { startWorld, type World } from '../world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('sign-in codes', () => {
  let world: World;
  let late = 0;
  let lines = '';
  beforeAll(async () => {
    const stream = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines += chunk.toString();
        done();
      },
    });
    world = await startWorld({
      clock: { now: () => new Date(Date.now() + late) },
      log: pino({ level: 'warn' }, stream),
    });
  });
  afterAll(() => world.close());

  const rules = (given: object): Promise<unknown> =>
    world.running.house.db.submit({
      writes: [put('Setting', { key: 'signInCodes', value: JSON.stringify(given) })],
    });
  const ask = (phone: string) => askForCode(world.gateway, phone);
  const proved = async (phone: string): Promise<Proof> => solve(await fetchChallenge(world.gateway, phone));
  const effort = async (phone: string): Promise<number> =>
    (await fetchChallenge(world.gateway, phone)).parameters.data.effort;

  it('a resident proves, gets a code and signs in with it', async () => {
    const phone = '13910000001';
    expect(await ask(phone)).toMatchObject({ status: 202, body: { ok: true } });
    const code = /验证码是(\d{6})/.exec(await texter(world, phone).reads(/验证码/))?.[1];
    const { status } = await world.http.post('/api/v1/resident/sign-in/sms', { phone, code });
    expect(status).toBe(200);
  });

  describe('the proof', () => {
    const phone = '13910010001';
    const refused = async (proof: Proof | undefined, code: string, to = phone) =>
      expect((await sendProof(world.gateway, to, proof)).body.code).toBe(code);

    it('must be there, right, and for this number', async () => {
      const proof = await proved(phone);
      await refused(undefined, 'proof_missing');
      await refused(proof, 'proof_wrong', '13910010002');
      const { challenge, solution } = proof;
      const key = solution.derivedKey.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
      await refused({ challenge, solution: { ...solution, derivedKey: key } }, 'proof_wrong');
      const data = { ...challenge.parameters.data, until: Date.now() + HOUR };
      const forged = { ...challenge, parameters: { ...challenge.parameters, data } };
      await refused({ challenge: forged, solution }, 'proof_wrong');
      const lazy = { counter: 0, derivedKey: challenge.parameters.keyPrefix };
      await refused({ challenge, solution: lazy }, 'proof_wrong');
    });

    it('is good once and for minutes', async () => {
      const [first, second] = [await proved(phone), await proved(phone)];
      expect((await sendProof(world.gateway, phone, first)).status).toBe(202);
      late += 2 * MINUTE;
      expect(await sendProof(world.gateway, phone, first)).toMatchObject({
        status: 409,
        body: { code: 'proof_spent' },
      });
      late += 10 * MINUTE;
      await refused(second, 'proof_expired');
    });
  });

  it('go to ordinary mobile numbers only; the others are told to telephone', async () => {
    const path = (phone: string) => `/api/v1/resident/sign-in/challenge?phone=${encodeURIComponent(phone)}`;
    for (const phone of ['+12025550123', '17012345678', '+881612345678']) {
      const { status, body } = await world.http.get<{ code: string; detail: string }>(path(phone));
      expect({ status, code: body.code }).toEqual({ status: 400, code: 'phone_unusual' });
      expect(body.detail).toContain(world.running.house.district.hotline);
    }
    expect((await world.http.get<{ code: string }>(path('0551-62345678'))).body.code).toBe('phone_wrong');
  });

  it('one a minute, five an hour and ten a day for a number', async () => {
    const phone = '13910020001';
    const codes: (string | undefined)[] = [];
    const asked = async (later: number): Promise<void> => {
      late += later;
      const { status, body } = await ask(phone);
      codes.push(status === 202 ? 'sent' : `${body.code} ${body.detail?.slice(0, 7)}`);
    };
    await asked(0);
    await asked(30_000);
    for (let turn = 0; turn < 5; turn++) await asked(MINUTE);
    await asked(HOUR);
    for (let turn = 0; turn < 5; turn++) await asked(15 * MINUTE);
    expect(codes).toEqual([
      'sent',
      'too_many_for_number 验证码刚发过，',
      ...Array<string>(4).fill('sent'),
      'too_many_for_number 这个号码一小时',
      ...Array<string>(5).fill('sent'),
      'too_many_for_number 这个号码今天要',
    ]);
    late += 24 * HOUR;
    expect((await ask(phone)).status).toBe(202);
  });

  it('cost more and more from a busy address or in a busy block of numbers, and cool down', async () => {
    await rules({ effort: { base: 10, most: 4, addressStep: 100, blockStep: 2 } });
    late += HOUR;
    const efforts: number[] = [];
    const early = await proved('13910030100');
    for (let turn = 0; turn < 6; turn++) {
      efforts.push(await effort('13910030099'));
      expect((await ask(`1391003000${turn}`)).status).toBe(202);
    }
    expect(efforts).toEqual([10, 10, 20, 20, 40, 40]);
    expect(await effort('13910040099')).toBe(10);
    // A proof hoarded while it was cheap is taken a little later, not when the traffic has risen far.
    expect((await sendProof(world.gateway, '13910030100', early)).status).toBe(202);
    await rules({ effort: { base: 10, most: 32, addressStep: 100, blockStep: 1 } });
    const hoarded = await proved('13910040100');
    for (let turn = 0; turn < 4; turn++) expect((await ask(`1391004000${turn}`)).status).toBe(202);
    expect((await sendProof(world.gateway, '13910040100', hoarded)).body.code).toBe('proof_expired');
    late += HOUR;
    expect(await effort('13910040100')).toBe(10);
    await rules({ effort: { base: 10 } });
  });

  it('are limited for one network address', async () => {
    await rules({ effort: { base: 10 }, perAddress: { minute: 2 } });
    late += HOUR;
    const answers = [];
    for (let turn = 0; turn < 3; turn++) answers.push(await ask(`1391005000${turn}`));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 429]);
    expect(answers[2]?.body.code).toBe('too_many_for_address');
    late += MINUTE;
    expect((await ask('13910050002')).status).toBe(202);
  });

  it('have a budget a day; that it is used up is in the log and in the metrics', async () => {
    const { db } = world.running.house;
    late += 25 * HOUR;
    await rules({ effort: { base: 10 }, perDay: 2 });
    expect([(await ask('13910060001')).status, (await ask('13910060002')).status]).toEqual([202, 202]);
    expect(lines).toContain('the budget of sign-in codes of a day is used up');
    expect((await ask('13910060003')).body.code).toBe('too_many_today');
    const { body } = await world.http.get<string>('/metrics');
    expect(body).toMatch(/gridline_sign_in_codes_last_day 2\n/);
    expect(body).toMatch(/gridline_sign_in_codes_budget 2\n/);
    const rows = await db.read.signInCode.findMany({ where: { addressIndex: { not: null } } });
    expect(JSON.stringify(rows)).not.toContain('127.0.0.1');
    late += 24 * HOUR;
    expect((await ask('13910060003')).status).toBe(202);
  });
});
