import { LIKE_ENOUGH, likeness, type Told } from './similar.ts';

const NOW = new Date('2026-11-25T04:00:00Z');
const HERE = { lng: 121.5, lat: 31.2 };
const REACH = { metres: 200, days: 14 };
/** So many metres to the north. */
const north = (metres: number): Told['point'] => ({ lng: HERE.lng, lat: HERE.lat + metres / 111_195 });
const hoursAgo = (hours: number): Date => new Date(NOW.getTime() - hours * 3600_000);

const told = (more: Partial<Told> = {}): Told => ({
  text: '烧烤店油烟很大，开不了窗',
  placeText: '沿港西路83号',
  point: HERE,
  gridCode: 'g1',
  categoryCode: 'smoke',
  filedAt: NOW,
  ...more,
});
const other = (more: Partial<Told> = {}): Told => told({ filedAt: hoursAgo(3), ...more });

describe('whether two complaints tell of the same matter', () => {
  it.each<[string, Partial<Told>, boolean]>([
    ['the same spot, category and words', {}, true],
    ['the same spot and category in other words', { text: '呛得受不了' }, true],
    ['40 metres away', { point: north(40) }, true],
    ['180 metres away in the same words', { point: north(180) }, true],
    ['just beyond the reach', { point: north(201) }, false],
    ['another category in other words at the same spot', { categoryCode: 'lamp', text: '路灯不亮' }, false],
    ['a category nobody chose yet, in like words', { categoryCode: null }, true],
    [
      'a category nobody chose yet, in other words',
      { categoryCode: null, text: '路灯不亮', point: north(150) },
      false,
    ],
    ['fifteen days ago', { filedAt: hoursAgo(15 * 24) }, false],
    ['without a point, the same name in the same grid', { point: null }, true],
    [
      'without a point, another number of the street',
      { point: null, placeText: '沿港西路8号', text: '呛人' },
      false,
    ],
    ['without a point, only the grid and other words', { point: null, placeText: '', text: '呛人' }, false],
    ['in another grid without a point', { point: null, gridCode: 'g2', placeText: '别处' }, false],
  ])('%s: %j', (_what, more, same) => {
    expect(likeness(told(), other(more), REACH) !== null).toBe(same);
  });

  it('is said with reasons that a person can check', () => {
    expect(
      likeness(told(), other({ point: north(40), filedAt: new Date('2026-11-25T01:20:00Z') }), REACH),
    ).toEqual({
      score: expect.any(Number) as number,
      reasons: ['同一地点约 40 米', '同一类别', '说法相近', '今天 9:20 有人反映'],
    });
    expect(likeness(told(), other({ filedAt: hoursAgo(20) }), REACH)?.reasons.at(-1)).toBe(
      '昨天 16:00 有人反映',
    );
    expect(likeness(told(), other({ filedAt: hoursAgo(24 * 5) }), REACH)?.reasons.at(-1)).toBe(
      '11月20日 12:00 有人反映',
    );
  });

  it('the nearer, the newer, the more alike, the likelier', () => {
    const scores = [
      other(),
      other({ filedAt: hoursAgo(24 * 10) }),
      other({ filedAt: hoursAgo(24 * 10), point: north(120) }),
      other({ filedAt: hoursAgo(24 * 10), point: north(120), text: '呛得受不了，油烟' }),
    ].map((one) => likeness(told(), one, REACH)?.score ?? 0);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(scores).size).toBe(scores.length);
    expect(Math.min(...scores)).toBeGreaterThanOrEqual(LIKE_ENOUGH);
  });

  it('words that everybody says, and the place itself, make nothing alike', () => {
    const polite = { categoryCode: null, point: north(120) };
    expect(
      likeness(
        told({ ...polite, point: HERE, text: '您好，沿港西路83号一直没人处理，请尽快解决，谢谢' }),
        other({ ...polite, text: '你好，沿港西路83号现在还是没人处理，请赶紧解决' }),
        REACH,
      ),
    ).toBeNull();
  });
});
