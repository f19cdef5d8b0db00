import type { Proof } from '@gridline/shared/proof.ts';
import { put } from '../../src/db/change.ts';
import { spawnBeside } from '../faults/process.ts';
import { fetchChallenge, sendProof, solve, type Asked } from '../play/signIn.ts';
import { startWorld, type World } from '../world.ts';

const AT_ONCE = 16;

describe('sign-in codes asked for at two processes at once', () => {
  let world: World;
  let second: Awaited<ReturnType<typeof spawnBeside>>;
  let origins: string[];

  beforeAll(async () => {
    world = await startWorld();
    second = await spawnBeside(world);
    origins = [world.gateway, second.origin];
  });
  afterAll(async () => {
    expect(await second.stop()).toBe(0);
    await world.close();
  });

  const rules = (given: object): Promise<unknown> =>
    world.running.house.db.submit({
      writes: [
        put('Setting', { key: 'signInCodes', value: JSON.stringify({ effort: { base: 5 }, ...given }) }),
      ],
    });
  const proofs = async (phones: readonly string[]): Promise<Proof[]> => {
    const solved: Proof[] = [];
    for (const phone of phones) solved.push(await solve(await fetchChallenge(world.gateway, phone)));
    return solved;
  };
  const sendAll = async (phones: readonly string[], given: readonly Proof[]): Promise<string[]> => {
    const answers: Asked[] = await Promise.all(
      phones.map((phone, index) => sendProof(origins[index % 2] ?? '', phone, given[index])),
    );
    return answers.map(({ status, body }) => (status === 202 ? 'sent' : (body.code ?? String(status))));
  };
  const sent = (answers: readonly string[]): number => answers.filter((answer) => answer === 'sent').length;

  it('one number gets one code, whatever proofs it brings', async () => {
    await rules({});
    const phones = Array<string>(AT_ONCE).fill('13920000001');
    const answers = await sendAll(phones, await proofs(phones));
    expect(sent(answers)).toBe(1);
    expect(new Set(answers)).toEqual(new Set(['sent', 'too_many_for_number']));
    expect(await world.running.house.db.read.signInCode.count()).toBe(1);
  });

  it('one proof is spent once', async () => {
    await rules({ perNumber: { minute: 100, hour: 100, day: 100 } });
    const [proof] = await proofs(['13920000002']);
    const phones = Array<string>(AT_ONCE).fill('13920000002');
    const answers = await sendAll(phones, Array<Proof>(AT_ONCE).fill(proof as Proof));
    expect(sent(answers)).toBe(1);
    expect(new Set(answers)).toEqual(new Set(['sent', 'proof_spent']));
  });

  it('the limit of an address and the budget of the house hold exactly', async () => {
    const phones = Array.from({ length: AT_ONCE }, (_, index) => `139200100${10 + index}`);
    const solved = await proofs(phones);
    const before = await world.running.house.db.read.signInCode.count();
    await rules({ perAddress: { minute: before + 5 } });
    expect(sent(await sendAll(phones, solved))).toBe(5);
    await rules({ perAddress: { minute: 1000 }, perDay: before + 5 + 4 });
    const more = Array.from({ length: AT_ONCE }, (_, index) => `139200200${10 + index}`);
    const answers = await sendAll(more, await proofs(more));
    expect(sent(answers)).toBe(4);
    expect(new Set(answers)).toEqual(new Set(['sent', 'too_many_today']));
    expect(await world.running.house.db.read.signInCode.count()).toBe(before + 9);
  });
});
