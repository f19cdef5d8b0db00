import { beijingDay } from '@gridline/shared/time.ts';
import { advance } from '../../src/cases/advance.ts';
import { insert } from '../../src/db/change.ts';
import { openDatabase } from '../../src/db/database.ts';
import { newId } from '../../src/db/ids.ts';
import { GENESIS } from '../../src/privacy/eventHash.ts';
import { firstBroken } from '../../src/privacy/historyChain.ts';
import { LATE_COMMITS_MS, sealDays } from '../../src/privacy/history/sealDays.ts';
import { verifyHistory, type Verified } from '../../src/privacy/history/verifyHistory.ts';
import { asThief } from '../play/asThief.ts';
import { until } from '../play/http.ts';
import { staffMember, texter, type StaffMember } from '../play/people.ts';
import { startWorld, type World } from '../world.ts';

const DAY = 24 * 3600_000;

describe('a history that cannot be edited unseen', () => {
  let world: World;
  let late = 0;
  let admin: StaffMember;
  let handler: StaffMember;
  const now = (): Date => new Date(Date.now() + late);
  beforeAll(async () => {
    world = await startWorld({ clock: { now } });
    admin = await staffMember(world, 'admin');
    handler = await staffMember(world, 'unit1');
  });
  afterAll(() => world.close());

  const inDatabase = (sql: string, values: (string | number)[]): Promise<void> =>
    asThief(world.env, sql, values);
  const verified = (days: { from?: string; to?: string } = {}): Promise<Verified> =>
    verifyHistory(world.running.house.db, { now: now(), ...days });

  async function worked(phone: string): Promise<{ number: string; id: string }> {
    const resident = texter(world, phone);
    await resident.send('沿港西路83号冒黑烟，老板说再告就打人');
    const number = /编号([\d-]+)/.exec(await resident.reads(/编号/))?.[1] ?? '';
    await handler.act(number, 'accept');
    await handler.act(number, 'contact', { note: '打了电话，没有人接' });
    await handler.act(number, 'resolve', { note: '已要求停用燃煤炉，三天内换成电炉' });
    const row = await world.running.house.db.read.caseFile.findUniqueOrThrow({ where: { number } });
    return { number, id: row.id };
  }
  async function nextDay(): Promise<string> {
    const ended = beijingDay(now());
    late += DAY + 3600_000;
    // Sessions are shorter than a night; these people stay.
    await inDatabase('UPDATE Session SET expiresAt = ?', ['2099-01-01 00:00:00.000']);
    await until('the day to be sealed', async () => {
      await sealDays(world.running.house);
      return world.running.house.db.read.daySeal.findUnique({ where: { day: ended } });
    });
    return ended;
  }
  /** Changes, looks what the verification says, and puts things back. */
  async function tampered(change: () => Promise<void>, back: () => Promise<void>): Promise<Verified> {
    await change();
    const found = await verified();
    await back();
    expect((await verified()).faults).toEqual([]);
    return found;
  }
  const eventOf = (caseId: string, seq: number) =>
    world.running.house.db.read.caseEvent.findUniqueOrThrow({ where: { caseId_seq: { caseId, seq } } });

  let one: { number: string; id: string };
  let sealed = '';

  it('verifies untouched, with its days sealed; a day without events is sealed too', async () => {
    one = await worked('13900000211');
    await worked('13900000212');
    sealed = await nextDay();
    late += DAY;
    await sealDays(world.running.house);
    const found = await verified();
    expect(found.faults).toEqual([]);
    expect(found).toMatchObject({ cases: 2, corrections: 0 });
    const seals = await world.running.house.db.read.daySeal.findMany({ orderBy: { day: 'asc' } });
    expect(seals[0]).toMatchObject({ day: sealed, cases: 2, events: found.events, previousHash: GENESIS });
    expect(seals[1]).toMatchObject({ cases: 0, events: 0, previousHash: seals[0]?.hash });
    expect(found.newest?.hash).toBe(seals.at(-1)?.hash);
    expect((await verified({ from: sealed, to: sealed })).faults).toEqual([]);
  });

  it('names a step whose words were changed', async () => {
    const event = await eventOf(one.id, 3);
    const set = (note: string) => inDatabase('UPDATE CaseEvent SET note = ? WHERE id = ?', [note, event.id]);
    const { faults } = await tampered(
      () => set('一切正常'),
      () => set(event.note),
    );
    expect(faults[0]).toMatchObject({ number: one.number, seq: 3, action: event.action, at: event.at });
    expect(faults[0]?.what).toMatch(/内容被改过/);
  });

  it('names what was removed: a step in the middle, the last ones, all of them, the whole case', async () => {
    const { db } = world.running.house;
    const events = await db.read.caseEvent.findMany({ where: { caseId: one.id }, orderBy: { seq: 'asc' } });
    const row = await db.read.caseFile.findUniqueOrThrow({ where: { id: one.id } });
    const put = async (from: number, to = events.length) => {
      // By the wire of the thief: the house itself refuses to write into a sealed day.
      const columns = Object.keys(events[0] ?? {});
      for (const event of events.slice(from - 1, to))
        await inDatabase(
          `INSERT INTO CaseEvent (${columns.map((name) => `\`${name}\``).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
          Object.values(event).map((value) =>
            value instanceof Date ? stored(value) : (value as string | number),
          ),
        );
    };
    const drop = (from: number, to = events.length) =>
      inDatabase('DELETE FROM CaseEvent WHERE caseId = ? AND seq >= ? AND seq <= ?', [one.id, from, to]);
    const stored = (at: Date): string =>
      world.running.house.db.dialect === 'sqlite'
        ? at.toISOString().replace('Z', '+00:00')
        : at.toISOString().replace('T', ' ').replace('Z', '');
    const middle = await tampered(
      () => drop(3, 3),
      () => put(3, 3),
    );
    expect(middle.faults[0]).toMatchObject({ number: one.number, seq: 3, what: '这一步被删掉了。' });
    const tail = await tampered(
      () => drop(events.length - 1),
      () => put(events.length - 1),
    );
    expect(tail.faults[0]).toMatchObject({ number: one.number, seq: events.length - 1 });
    expect(tail.faults[0]?.what).toMatch(/末尾被删掉了/);
    const all = await tampered(
      () => drop(1),
      () => put(1),
    );
    expect(all.faults[0]).toMatchObject({ number: one.number, seq: 1 });
    expect(all.faults[0]?.what).toMatch(/整段历史不见了/);

    // The tail goes and the row is made to fit: only the seal of the day still knows.
    const before = events[events.length - 2];
    const rowTo = (stage: string, version: number, headHash: string) =>
      inDatabase('UPDATE CaseFile SET stage = ?, version = ?, headHash = ? WHERE id = ?', [
        stage,
        version,
        headHash,
        one.id,
      ]);
    const clever = await tampered(
      async () => {
        await drop(events.length);
        await rowTo(before?.toStage ?? '', before?.seq ?? 0, before?.hash ?? '');
      },
      async () => {
        await put(events.length);
        await rowTo(row.stage, row.version, row.headHash);
      },
    );
    expect(clever.faults).toHaveLength(1);
    expect(clever.faults[0]?.what).toMatch(/封存时有 2 件案件 .*有历史被删掉了/);
    expect(beijingDay(clever.faults[0]?.at ?? now())).toBe(sealed);

    const hidden = await tampered(
      () => inDatabase('UPDATE CaseFile SET id = ? WHERE id = ?', ['gone', one.id]),
      () => inDatabase('UPDATE CaseFile SET id = ? WHERE id = ?', [one.id, 'gone']),
    );
    expect(hidden.faults[0]?.what).toMatch(/案件本身被删掉了/);
  });

  it('names a row that says another stage, words of a complaint that were changed, a receipt that was', async () => {
    const { db } = world.running.house;
    const row = await db.read.caseFile.findUniqueOrThrow({ where: { id: one.id } });
    const stage = await tampered(
      () => inDatabase("UPDATE CaseFile SET stage = 'closed' WHERE id = ?", [one.id]),
      () => inDatabase('UPDATE CaseFile SET stage = ? WHERE id = ?', [row.stage, one.id]),
    );
    expect(stage.faults[0]).toMatchObject({ number: one.number, seq: row.version });
    expect(stage.faults[0]?.what).toMatch(/环节被改过/);
    const words = await tampered(
      () => inDatabase('UPDATE Complaint SET text = ? WHERE caseId = ?', ['没什么事', one.id]),
      () => inDatabase('UPDATE Complaint SET text = ? WHERE caseId = ?', [row.text, one.id]),
    );
    expect(words.faults[0]).toMatchObject({ number: one.number, seq: 1, action: 'file' });
    const filed = await db.read.complaint.findFirst({ where: { caseId: one.id } });
    const receipt = await tampered(
      () => inDatabase('UPDATE Complaint SET receiptHash = ? WHERE caseId = ?', [GENESIS, one.id]),
      () =>
        inDatabase('UPDATE Complaint SET receiptHash = ? WHERE caseId = ?', [
          filed?.receiptHash ?? '',
          one.id,
        ]),
    );
    expect(receipt.faults[0]?.what).toMatch(/存证码被改过/);
  });

  it('names a seal that was changed, and one that was removed', async () => {
    const seal = await world.running.house.db.read.daySeal.findUniqueOrThrow({ where: { day: sealed } });
    const changed = await tampered(
      () => inDatabase('UPDATE DaySeal SET events = events - 1 WHERE day = ?', [sealed]),
      () => inDatabase('UPDATE DaySeal SET events = events + 1 WHERE day = ?', [sealed]),
    );
    expect(changed.faults[0]?.what).toMatch(/封存本身被改过/);
    const removed = await tampered(
      () => inDatabase('DELETE FROM DaySeal WHERE day = ?', [sealed]),
      () => world.running.house.db.submit({ writes: [insert('DaySeal', seal)] }).then(() => undefined),
    );
    expect(removed.faults[0]?.what).toMatch(/这一天的封存不见了/);
  });

  it('takes no event into a sealed day: what came too late is composed again with the time it has now', async () => {
    const { db } = world.running.house;
    const event = await eventOf(one.id, 1);
    const stray = { ...event, id: newId(), caseId: newId() };
    await expect(db.submit({ writes: [insert('CaseEvent', stray)] })).rejects.toMatchObject({
      code: 'stale_row',
      table: 'DaySeal',
    });
    // A step that began before midnight and reaches the database after the seal.
    const { number, id } = await worked('13900000213');
    const began = now();
    const day = await nextDay();
    let first = true;
    const slow = {
      ...world.running.house,
      clock: { now: () => (first ? ((first = false), began) : now()) },
    };
    await advance(slow, {
      caseId: id,
      action: 'comment',
      person: { role: 'operator', id: null, unitCode: null, name: '李' },
      input: { note: '迟到的话' },
    });
    const seen = await admin.see(number);
    expect(seen.timeline.at(-1)).toMatchObject({ action: 'comment' });
    expect(beijingDay(new Date(seen.timeline.at(-1)?.at ?? 0)) > day).toBe(true);
    expect((await verified()).faults).toEqual([]);
  });

  it('two gateways seal at once: each day once, and the chain holds', async () => {
    late += 3 * DAY;
    const { house } = world.running;
    const db = await openDatabase(world.env.databaseUrl);
    await Promise.all([sealDays(house), sealDays({ ...house, db }), sealDays(house)]);
    await db.close();
    expect((await verified()).faults).toEqual([]);
    const seals = await house.db.read.daySeal.findMany({ orderBy: { day: 'asc' } });
    expect(seals.at(-1)?.day).toBe(beijingDay(new Date(now().getTime() - LATE_COMMITS_MS - DAY)));
  });

  it('words corrected by law are gone everywhere, leave a mark that all can see, and verify', async () => {
    const { number, id } = await worked('13900000214');
    await nextDay();
    expect((await handler.act(number, 'redact', { seq: 1, reason: '侮辱' })).status).toBe(403);
    const done = await admin.act(number, 'redact', {
      seq: 1,
      note: '沿港西路83号冒黑烟',
      reason: '后半句是对他人的诽谤',
      reasonCode: 'slander',
    });
    expect(done.status).toBe(200);
    expect((await admin.act(number, 'redact', { seq: 99, reason: '没有' })).body.code).toBe('step_unknown');
    const { db } = world.running.house;
    for (const rows of await Promise.all([
      db.read.caseEvent.findMany({ where: { caseId: id } }),
      db.read.caseFile.findMany({ where: { id } }),
      db.read.complaint.findMany({ where: { caseId: id } }),
      db.read.notice.findMany({ where: { caseId: id } }),
      db.read.inboundMessage.findMany({ where: { text: { contains: '打人' }, caseId: id } }),
    ]))
      expect(JSON.stringify(rows)).not.toMatch(/打人/);
    const seen = await admin.see(number);
    expect(seen.text).toBe('沿港西路83号冒黑烟（依法更正）');
    expect(seen.timeline.at(-1)).toMatchObject({
      action: 'redact',
      note: '第 1 步“反映”的文字已依法更正（涉及不实或侮辱他人的内容）',
      internalNote: '后半句是对他人的诽谤',
    });
    const events = await db.read.caseEvent.findMany({ where: { caseId: id }, orderBy: { seq: 'asc' } });
    expect(firstBroken(events)).toBeNull();
    expect(
      firstBroken(events.map((event) => (event.seq === 1 ? { ...event, note: '别的话' } : event)))?.seq,
    ).toBe(1);
    // Once more: the number that was overlooked.
    expect((await admin.act(number, 'redact', { seq: 1, reason: '还有' })).status).toBe(200);
    expect((await admin.see(number)).text).toBe('（依法更正）');
    const found = await verified();
    expect(found.faults).toEqual([]);
    expect(found.corrections).toBe(2);
  });

  it('a resident’s receipt is proven by its hash, and nothing else is', async () => {
    const filed = await world.running.house.db.read.complaint.findFirst({
      where: { caseId: one.id },
    });
    const asked = (number: string, hash: string) => world.http.get(`/api/v1/receipts/${number}/${hash}`);
    expect(await asked(one.number, filed?.receiptHash ?? '')).toMatchObject({
      status: 200,
      body: { proven: true, sealedOn: sealed, corrected: false },
    });
    const wrong = await asked(one.number, GENESIS);
    expect(wrong).toMatchObject({ status: 200, body: { proven: false, filedAt: null, sealedOn: null } });
    expect(await asked('20200101-000001', filed?.receiptHash ?? '')).toEqual(wrong);
  });
});
