import fc from 'fast-check';
import { planFor, type Told, type Waiting } from './merge.ts';
import { PURPOSES } from '../wordings/purposes.ts';

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 25, 0, minute));
const notice = (id: string, caseId: string, purpose: string, minute = 0): Waiting => ({
  id,
  caseId,
  purpose,
  createdAt: at(minute),
  params: { number: `N${caseId}` },
});

function plan(given: { ours: Waiting[]; others?: Waiting[]; told?: Told[]; room?: number }) {
  const { go, merged, wait } = planFor({ others: [], told: [], room: 5, ...given });
  return {
    go: go.map((one) => one.notice.id),
    digest: go.find((one) => one.digest)?.digest?.params ?? null,
    merged: Object.fromEntries(merged.map(({ id, into }) => [id, into])),
    wait: wait.map(({ id }) => id),
  };
}

describe('what waits for one number', () => {
  it('is told one by one while it is little', () => {
    const ours = [notice('a', '1', 'accepted'), notice('b', '2', 'accepted', 1)];
    expect(plan({ ours })).toEqual({ go: ['a', 'b'], digest: null, merged: {}, wait: [] });
  });

  it('the newest state of a case takes the place of earlier ones', () => {
    const ours = [notice('a', '1', 'dispatched'), notice('b', '1', 'accepted', 1)];
    expect(plan({ ours })).toMatchObject({ go: ['b'], merged: { a: 'b' } });
  });

  it('a survey takes the place of progress, never of another case’s survey', () => {
    const ours = [notice('a', '1', 'accepted'), notice('b', '1', 'survey', 1), notice('c', '2', 'survey', 2)];
    expect(plan({ ours })).toMatchObject({ go: ['b', 'c'], merged: { a: 'b' } });
  });

  it('what was told meanwhile overtakes what was held', () => {
    const told = [{ id: 'z', caseId: '1', createdAt: at(9) }];
    expect(plan({ ours: [notice('a', '1', 'survey')], told })).toMatchObject({ go: [], merged: { a: 'z' } });
  });

  it('progress of three cases is one message that names them', () => {
    const ours = [notice('a', '1', 'dispatched')];
    const others = [notice('b', '2', 'accepted', 1), notice('c', '3', 'extended', 2)];
    expect(plan({ ours, others })).toEqual({
      go: ['a'],
      digest: { count: '3', lines: 'N1号已派单；N2号正在办理；N3号已延期' },
      merged: { b: 'a', c: 'a' },
      wait: [],
    });
  });

  it('reminders of work of several cases are one message, the newest by name', () => {
    const reminder = (id: string, minute: number) => ({
      ...notice(id, '', 'staffReminder', minute),
      caseId: null,
      params: { number: `N${id}`, matter: '已超过办理时限' },
    });
    const others = [reminder('a', 1), reminder('b', 2), reminder('c', 3)];
    expect(plan({ ours: [reminder('d', 4)], others })).toEqual({
      go: ['d'],
      digest: { count: '4', lines: 'Nb号已超过办理时限；Nc号已超过办理时限；Nd号已超过办理时限等' },
      merged: { a: 'd', b: 'd', c: 'd' },
      wait: [],
    });
  });

  it('progress and work are told apart, each in a message of its own', () => {
    const work = ['x', 'y', 'z'].map((id) => ({ ...notice(id, '', 'staffReminder'), caseId: null }));
    const news = ['a', 'b', 'c'].map((id) => notice(id, id, 'accepted', 1));
    const { go, merged } = plan({ ours: [...work, ...news] });
    expect(go.sort()).toEqual(['c', 'z']);
    expect(merged).toEqual({ x: 'z', y: 'z', a: 'c', b: 'c' });
    expect(plan({ ours: [...work, ...news], room: 1 }).go).toEqual(['c']);
  });

  it('the one that takes the others in goes first, the rest waits for room', () => {
    const ours = [
      notice('s', '9', 'survey'),
      notice('a', '1', 'accepted', 1),
      notice('b', '2', 'accepted', 2),
    ];
    expect(plan({ ours, room: 1 })).toMatchObject({ go: ['b'], merged: { a: 'b' }, wait: ['s'] });
  });

  it('without room nothing is merged across cases and everything waits', () => {
    const ours = [notice('a', '1', 'accepted'), notice('b', '2', 'accepted', 1)];
    expect(plan({ ours, room: 0 })).toEqual({ go: [], digest: null, merged: {}, wait: ['a', 'b'] });
  });

  it('loses nothing, exceeds no room, and merges only into what goes or was told', () => {
    const waiting = fc.record({
      caseId: fc.constantFrom('1', '2', '3', '4'),
      purpose: fc.constantFrom(...Object.keys(PURPOSES)),
      minute: fc.integer({ min: 0, max: 600 }),
      mine: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(waiting, { maxLength: 20 }), fc.integer({ min: 0, max: 6 }), (drawn, room) => {
        const all = drawn.map(({ caseId, purpose, minute, mine }, index) => ({
          mine,
          ...notice(`n${index}`, caseId, purpose, minute),
        }));
        const ours = all.filter(({ mine }) => mine);
        const others = all.filter(({ mine }) => !mine);
        const { go, merged, wait } = planFor({ ours, others, told: [], room });
        expect(go.length).toBeLessThanOrEqual(room);
        const gone = new Map(merged.map(({ id, into }) => [id, into]));
        for (const { id } of ours) {
          const places = [
            go.some((one) => one.notice.id === id),
            gone.has(id),
            wait.some((one) => one.id === id),
          ];
          expect(places.filter(Boolean)).toHaveLength(1);
        }
        for (const [id, into] of gone) {
          expect(into).not.toBe(id);
          let end = into;
          for (let hop = 0; gone.has(end) && hop < 20; hop++) end = gone.get(end) ?? '';
          expect(gone.has(end)).toBe(false);
        }
        for (const { notice: carrier, digest } of go)
          if (!digest) expect(merged.filter(({ id }) => id === carrier.id)).toEqual([]);
      }),
    );
  });
});
