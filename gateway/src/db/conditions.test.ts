import { conditionOf } from './conditions.ts';

const at = new Date('2026-11-29T00:00:00Z');

test.each([
  ['nothing: all', {}, '1 = 1', []],
  ['left out', { stage: undefined }, '1 = 1', []],
  ['a value', { unitCode: 'u1', supervised: true }, '(`unitCode` = ? AND `supervised` = ?)', ['u1', true]],
  [
    'null and not',
    { handlerId: null, asked: { not: null } },
    '(`handlerId` IS NULL AND `asked` IS NOT NULL)',
    [],
  ],
  ['not a value', { areaPath: { not: '/a/' } }, '`areaPath` <> ?', ['/a/']],
  ['not of several', { stage: { not: { in: ['a', 'b'] } } }, 'NOT (`stage` IN (?, ?))', ['a', 'b']],
  ['one of', { stage: { in: ['closed', 'evaluated'] } }, '`stage` IN (?, ?)', ['closed', 'evaluated']],
  ['one of none', { stage: { in: [] } }, '1 = 0', []],
  ['none of', { stage: { notIn: ['merged'] } }, '`stage` NOT IN (?)', ['merged']],
  ['between', { due: { gte: at, lt: at } }, '(`due` >= ? AND `due` < ?)', [at, at]],
  ['a beginning', { areaPath: { startsWith: '/a/' } }, "`areaPath` LIKE ? ESCAPE '!'", ['/a/%']],
  ['words with wildcards', { text: { contains: '5%!_' } }, "`text` LIKE ? ESCAPE '!'", ['%5!%!!!_%']],
  ['either', { OR: [{ level: null }, { level: { gt: 1 } }] }, '(`level` IS NULL OR `level` > ?)', [1]],
  ['either of none', { OR: [] }, '1 = 0', []],
  [
    'both',
    { AND: [{ unitCode: 'u' }, { OR: [{ level: 1 }, { level: 2 }] }] },
    '(`unitCode` = ? AND (`level` = ? OR `level` = ?))',
    ['u', 1, 2],
  ],
])('%s', (_name, where, sql, values) => {
  expect(conditionOf(where)).toEqual({ sql, values });
});

it('refuses what it does not know rather than leave it out', () => {
  expect(() => conditionOf({ text: { endsWith: '吗' } })).toThrow('endsWith');
  expect(() => conditionOf({ NOT: { stage: 'closed' } })).toThrow('NOT');
});
