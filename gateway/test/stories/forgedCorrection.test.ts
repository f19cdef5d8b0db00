import { insert } from '../../src/db/change.ts';
import type { CaseEvent } from '../../src/db/generated/mysql/client.ts';
import { newId } from '../../src/db/ids.ts';
import { eventHash, formerHash, wordsHash } from '../../src/privacy/eventHash.ts';
import { verifyHistory, type Verified } from '../../src/privacy/history/verifyHistory.ts';
import { asThief } from '../play/asThief.ts';
import { startMovedWorld, type MovedWorld } from '../play/movedClock.ts';

const NOW = '2026-03-04T08:30';
const LAW = { reason: '涉及隐私', reasonCode: 'privacy' };

describe('a correction by law lets no more be changed than words', () => {
  let story: MovedWorld;
  beforeAll(async () => (story = await startMovedWorld(NOW)), 120_000);
  afterAll(() => story.world.close());

  const verified = (): Promise<Verified> =>
    verifyHistory(story.world.running.house.db, { now: new Date(`${NOW}:00+08:00`) });
  const eventsOf = async (number: string): Promise<CaseEvent[]> => {
    const { read } = story.world.running.house.db;
    const { id } = await read.caseFile.findUniqueOrThrow({ where: { number } });
    return read.caseEvent.findMany({ where: { caseId: id }, orderBy: { seq: 'asc' } });
  };
  const write = (sql: string, values: (string | number)[]): Promise<void> =>
    asThief(story.world.env, sql, values);
  async function resolved(openid: string): Promise<string> {
    const { number } = await story.file(openid);
    await story.act('unit1', number, 'accept');
    await story.act('unit1', number, 'resolve', { note: '打了三次电话，没有人接，现场没有去' });
    return number;
  }
  const stepOf = (events: readonly CaseEvent[], action: string): CaseEvent => {
    const found = events.find((event) => event.action === action);
    if (!found) throw new Error(`no step ${action}`);
    return found;
  };
  /** A correction that nobody made, with a hash that fits, and the row made to fit. */
  async function appended(events: readonly CaseEvent[], data: object): Promise<() => Promise<void>> {
    const last = events.at(-1);
    if (!last) throw new Error('no step');
    const fields = {
      ...{ ...last, id: newId(), seq: last.seq + 1, action: 'redact', fromStage: last.toStage },
      ...{ actorRole: 'admin', note: '文字已依法更正', internalNote: '', data: JSON.stringify(data) },
      previousHash: last.hash,
    };
    const event = { ...fields, hash: eventHash(last.hash, fields) };
    await story.world.running.house.db.submit({ writes: [insert('CaseEvent', event)] });
    const tip = (seq: number, hash: string): Promise<void> =>
      write('UPDATE CaseFile SET version = ?, headHash = ? WHERE id = ?', [seq, hash, last.caseId]);
    await tip(event.seq, event.hash);
    return async () => {
      await write('DELETE FROM CaseEvent WHERE id = ?', [event.id]);
      await tip(last.seq, last.hash);
    };
  }

  it('names the step whose person was changed under a forged correction; forged words are in the list', async () => {
    const number = await resolved('forged');
    const events = await eventsOf(number);
    const step = stepOf(events, 'resolve');
    const forged = { ...step, note: '已到现场处理完毕', actorName: '别人', actorId: newId() };
    const { seq, hash: was } = step;
    const set = ({ note, actorName, actorId }: CaseEvent): Promise<void> =>
      write('UPDATE CaseEvent SET note = ?, actorName = ?, actorId = ? WHERE id = ?', [
        ...[note, actorName, actorId ?? '', step.id],
      ]);
    await set(forged);
    for (const data of [
      { seq, was, now: formerHash(step.previousHash, forged) },
      { seq, was, from: wordsHash(step), to: wordsHash(forged) },
    ]) {
      const back = await appended(events, data);
      expect((await verified()).faults).toMatchObject([{ number, seq, action: 'resolve' }]);
      await back();
    }
    await set({ ...step, note: forged.note });
    const back = await appended(events, { seq, was, from: wordsHash(step), to: wordsHash(forged) });
    const { faults, corrected } = await verified();
    expect(faults).toEqual([]);
    expect(corrected).toEqual([{ at: step.at, number, by: step.actorName, seq, action: 'resolve' }]);
    await back();
    await set(step);
    expect(await verified()).toMatchObject({ faults: [], corrected: [] });
  });

  it('goes on with steps that an earlier edition wrote, corrects them, and verifies both', async () => {
    const number = await resolved('former');
    let previousHash = '';
    for (const event of await eventsOf(number)) {
      previousHash ||= event.previousHash;
      const hash = formerHash(previousHash, event);
      await write('UPDATE CaseEvent SET previousHash = ?, hash = ? WHERE id = ?', [
        ...[previousHash, hash, event.id],
      ]);
      previousHash = hash;
    }
    await write('UPDATE CaseFile SET headHash = ? WHERE number = ?', [previousHash, number]);
    expect((await verified()).faults).toEqual([]);
    const { seq } = stepOf(await eventsOf(number), 'resolve');
    await story.act('admin', number, 'redact', { ...LAW, seq, note: '打了三次电话' });
    await story.act('admin', number, 'redact', { ...LAW, seq });
    const { faults, corrected } = await verified();
    expect(faults).toEqual([]);
    expect(corrected.map((one) => [one.number, one.seq])).toEqual([
      [number, seq],
      [number, seq],
    ]);
    const note = '已到现场处理完毕';
    const step = stepOf(await eventsOf(number), 'resolve');
    await write('UPDATE CaseEvent SET note = ? WHERE id = ?', [note, step.id]);
    expect((await verified()).faults).toMatchObject([{ number, seq, action: 'resolve' }]);
    await write('UPDATE CaseEvent SET note = ? WHERE id = ?', [step.note, step.id]);
  });
});
