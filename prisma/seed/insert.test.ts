import { makeDistrict } from './district.ts';
import { seedDistrict, type SeedRow } from './insert.ts';

async function seeded(): Promise<Map<string, readonly SeedRow[]>> {
  const filled = new Map<string, readonly SeedRow[]>();
  let last = 0;
  await seedDistrict({
    insert: async (table, rows) => {
      expect(filled.has(table)).toBe(false);
      filled.set(table, rows);
    },
    now: new Date('2026-01-05T01:00:00.000Z'),
    newId: () => `id-${(last += 1)}`,
    hashPassword: (username) => `hash of ${username}`,
    encryptPhone: (phone) => `cipher of ${phone}`,
    indexPhone: (phone) => `index of ${phone}`,
  });
  return filled;
}

let tables: Map<string, readonly SeedRow[]>;
beforeAll(async () => {
  tables = await seeded();
});

test('every row of the district is inserted once, with an id of its own', () => {
  const district = makeDistrict();
  const counts = Object.fromEntries([...tables].map(([table, rows]) => [table, rows.length]));
  expect(counts).toEqual({
    Edition: 1,
    Area: district.areas.length,
    BusinessGrid: district.businessGrids.length,
    Unit: district.units.length,
    Staff: district.staff.length,
    Category: district.categories.length,
    Duty: district.duties.length,
    PlaceName: district.placeNames.length,
    Setting: Object.keys(district.settings).length,
  });
  const rows = [...tables].filter(([table]) => table !== 'Setting').flatMap(([, list]) => list);
  expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
});

test('areas belong to the edition and point at the ids of those who lead them', () => {
  const [edition] = tables.get('Edition') ?? [];
  const staff = new Map((tables.get('Staff') ?? []).map((row) => [row.id, row]));
  for (const area of tables.get('Area') ?? []) {
    expect(area.editionId).toBe(edition?.id);
    expect(JSON.parse(String(area.border))).toMatchObject({ type: 'Polygon' });
    if (Number(area.level) >= 2) expect(staff.get(area.leaderId ?? '')?.areaCode).toBe(area.code);
    else expect(area.leaderId).toBeNull();
  }
});

test('telephone numbers are kept only as cipher and index, passwords only as hashes', () => {
  const admin = tables.get('Staff')?.find((row) => row.username === 'admin');
  expect(admin).toMatchObject({
    passwordHash: 'hash of admin',
    phoneCipher: 'cipher of +8619900000001',
    phoneIndex: 'index of +8619900000001',
  });
  expect(admin).not.toHaveProperty('phone');
});

test('lists are JSON, and settings can be read back', () => {
  const place = tables.get('PlaceName')?.find((row) => row.name === '滨江花园');
  expect(JSON.parse(String(place?.aliases))).toEqual(['滨花', '滨江']);
  const settings = new Map((tables.get('Setting') ?? []).map((row) => [row.key, row.value]));
  expect(JSON.parse(String(settings.get('districtName')))).toBe('临江区');
  expect(JSON.parse(String(settings.get('smsNumber')))).toBe('10639000');
});
