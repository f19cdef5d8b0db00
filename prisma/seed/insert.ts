/** Turns the demonstration district into rows of the models and hands them to whoever can insert. */
import { IN_FORCE_SINCE, makeDistrict } from './district.ts';

/** A row in the columns of prisma/schema.prisma. */
export type SeedRow = Record<string, string | number | boolean | Date | null>;

export interface SeedHands {
  /** Inserts all rows into the table of that model, e.g. `Area`. Called once a table. */
  insert: (table: string, rows: readonly SeedRow[]) => Promise<void>;
  now: Date;
  newId: () => string;
  /** Called once a member of staff, so that each has a salt of its own, or the same hash for all. */
  hashPassword: (username: string) => Promise<string> | string;
  /** From E.164. */
  encryptPhone: (phone: string) => string;
  indexPhone: (phone: string) => string;
}

/** Tables are filled in the order in which they refer to each other. */
export async function seedDistrict(hands: SeedHands): Promise<void> {
  const { insert, newId } = hands;
  const district = makeDistrict();
  const editionId = newId();
  const staffIds = new Map(district.staff.map(({ username }) => [username, newId()]));

  // There are no cases yet that could have to move.
  const times = { createdAt: hands.now, movedAt: hands.now };
  await insert('Edition', [{ id: editionId, ...district.edition, ...times }]);
  await insert(
    'Unit',
    district.units.map((unit) => ({ id: newId(), ...unit, active: true })),
  );
  await insert(
    'Staff',
    await Promise.all(
      district.staff.map(async ({ phone, leader, ...person }) => ({
        id: staffIds.get(person.username) ?? newId(),
        ...person,
        passwordHash: await hands.hashPassword(person.username),
        phoneCipher: hands.encryptPhone(phone),
        phoneIndex: hands.indexPhone(phone),
        active: true,
        version: 0,
        leaderId: (leader && staffIds.get(leader)) ?? null,
      })),
    ),
  );
  await insert(
    'Area',
    district.areas.map(({ leader, border, ...area }) => ({
      id: newId(),
      editionId,
      ...area,
      border: JSON.stringify(border),
      leaderId: (leader && staffIds.get(leader)) ?? null,
    })),
  );
  await insert(
    'BusinessGrid',
    district.businessGrids.map(({ gridCodes, border, ...grid }) => ({
      id: newId(),
      ...grid,
      gridCodes: JSON.stringify(gridCodes),
      border: border && JSON.stringify(border),
    })),
  );
  await insert(
    'Category',
    district.categories.map(({ words, ...category }, position) => ({
      id: newId(),
      ...category,
      words: JSON.stringify(words),
      active: true,
      position,
    })),
  );
  await insert(
    'Duty',
    district.duties.map((duty) => ({ id: newId(), ...duty, from: IN_FORCE_SINCE, to: null })),
  );
  await insert(
    'PlaceName',
    district.placeNames.map(({ aliases, ...place }) => ({
      id: newId(),
      ...place,
      aliases: JSON.stringify(aliases),
    })),
  );
  await insert(
    'Setting',
    Object.entries(district.settings).map(([key, value]) => ({ key, value: JSON.stringify(value) })),
  );
}
