import type { CaseFile, Staff } from '../db/generated/mysql/client.ts';
import { casesInSight, sees, viewerOf } from './sight.ts';

const person = (areaCode: string): Staff => ({
  id: '1',
  username: 'someone',
  passwordHash: '',
  name: '某人',
  role: 'supervisor',
  areaCode,
  unitCode: null,
  phoneCipher: null,
  phoneIndex: null,
  active: true,
  version: 0,
  leaderId: null,
  deputyId: null,
  awayFrom: null,
  awayUntil: null,
});
const caseAt = (areaPath: string): CaseFile => ({ areaPath, handlerIds: '[]' }) as unknown as CaseFile;

describe('the sight of staff', () => {
  test.each([
    ['the root', person('a'), '/a/', ['/a/b/', '/a/c/', '']],
    ['no area at all', person(''), '', ['/a/b/', '/a/c/', '']],
    ['one street', person('b'), '/a/b/', ['/a/b/']],
    ['an area that is no more', person('b'), '', []],
  ])('of %s', (_, staff, areaPath, seen) => {
    const viewer = viewerOf(staff, areaPath);
    expect(['/a/b/', '/a/c/', ''].filter((path) => sees(viewer, caseAt(path)))).toEqual(seen);
    expect(viewer.whole).toBe(seen.length === 3);
  });

  it('lists nothing where the area is no more', () => {
    expect(casesInSight(viewerOf(person('b'), ''))).toEqual({ areaPath: { startsWith: '/b/' } });
  });
});
