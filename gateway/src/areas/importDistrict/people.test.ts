import type { FieldPrivacy } from '../../privacy/fields.ts';
import { composeWrites } from './compose.ts';
import type { Parts } from './folder.ts';
import { checkReferences } from './references.ts';
import type { Standing } from './standing.ts';
import { readStaff } from './tables.ts';

const HEADER = 'username,name,role,area_code,unit_code,phone,leader,deputy';
const boss = { id: 'boss-id', username: 'Boss', name: '钱主任', role: 'admin' as const, unit_code: null };
const standing: Standing = {
  since: null,
  areas: [],
  places: [],
  units: [{ code: 'LC-cg', area_code: '' }],
  duties: [],
  categories: [],
  staff: [{ ...boss, areaCode: '', active: true, version: 0 }],
  openCases: [],
  businessGrids: [],
  numberAreas: [],
};

function partsOf(...lines: string[]): Parts {
  const told: string[] = [];
  const staff = readStaff(Buffer.from([HEADER, ...lines].join('\n')), (_row, sentence) =>
    told.push(sentence),
  );
  expect(told).toEqual([]);
  return {
    areas: null,
    places: null,
    units: null,
    duties: null,
    categories: null,
    staff,
    settings: null,
    businessGrids: null,
    businessBorders: null,
  };
}

describe('whom people report to, and who takes over', () => {
  it('may stand later in the same table, or be there already, whatever the case of the letters', () => {
    const parts = partsOf('sun,孙队员,handler,,LC-cg,,li,boss', 'li,李队长,handler,,LC-cg,,BOSS,');
    expect(checkReferences(parts, standing).problems).toEqual([]);
    const writes = composeWrites({
      parts,
      standing,
      now: new Date('2026-11-28T01:00:00Z'),
      privacy: {} as FieldPrivacy,
      coverage: null,
      passwordHashes: new Map(),
    });
    const rows = writes.flatMap((write) =>
      write.kind === 'insert' && write.table === 'Staff' ? [write.row] : [],
    );
    const [sun, li] = rows;
    expect(sun).toMatchObject({ username: 'sun', leaderId: li?.id, deputyId: 'boss-id' });
    expect(li).toMatchObject({ username: 'li', leaderId: 'boss-id' });
    expect(li).not.toHaveProperty('deputyId');
  });

  test.each([
    ['sun,孙队员,handler,,LC-cg,,nobody,', '上级 nobody 不在人员里。'],
    ['sun,孙队员,handler,,LC-cg,,,nobody', '代办人 nobody 不在人员里。'],
    ['sun,孙队员,handler,,LC-cg,,sun,', '上级不能是自己。'],
  ])('%s is told', (line, sentence) => {
    expect(checkReferences(partsOf(line), standing).problems.map((problem) => problem.sentence)).toContain(
      sentence,
    );
  });
});
