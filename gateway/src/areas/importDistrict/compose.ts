/** One change out of the parts of a district. */
import type { CoverageReport } from '@gridline/shared/areaApi.ts';
import { clear, insert, put, update, type Write } from '../../db/change.ts';
import { newId } from '../../db/ids.ts';
import type { FieldPrivacy } from '../../privacy/fields.ts';
import { businessAfter, touchesBusiness } from './businessFit.ts';
import type { Parts } from './folder.ts';
import type { Standing } from './standing.ts';
import type { NewStaff } from './tables.ts';

export interface Composing {
  parts: Parts;
  standing: Standing;
  now: Date;
  privacy: FieldPrivacy;
  /** Of the areas' coverage check; `null` where there are no new areas. */
  coverage: CoverageReport | null;
  /** Of everyone in `newcomers`, by user name. */
  passwordHashes: ReadonlyMap<string, string>;
}

/** Clocks of several machines differ a little; what is imported holds on all of them at once. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;
/** Beijing's days are all of this length. */
const DAY_MS = 24 * 3600_000;

/** People who are not staff yet. */
export function newcomers(parts: Parts, standing: Standing): NewStaff[] {
  const known = new Set(standing.staff.map(({ username }) => username.toLowerCase()));
  return (parts.staff ?? []).flatMap(({ value }) => (known.has(value.username.toLowerCase()) ? [] : value));
}

/** Areas become a new edition, staff are added or updated, the other parts replace what was there. */
export function composeWrites(given: Composing): Write[] {
  const from = inForceFrom(given.now, given.standing.since);
  const people = staffWrites(given);
  return [
    ...people.writes,
    ...areaWrites(given, from, people.ids),
    ...tableWrites(given, from),
    ...businessWrites(given),
  ];
}

/** @param since since when the edition is in force that is to be replaced */
export function inForceFrom(now: Date, since: Date | null): Date {
  const early = now.getTime() - CLOCK_TOLERANCE_MS;
  return new Date(Math.max(early, since?.getTime() ?? early));
}

function staffWrites(given: Composing): { writes: Write[]; ids: Map<string, string> } {
  const { parts, standing, privacy, passwordHashes } = given;
  const known = new Map(standing.staff.map((person) => [person.username.toLowerCase(), person]));
  const unitAreas = new Map(
    (parts.units?.map(({ value }) => value) ?? standing.units).map(({ code, area_code }) => [
      code,
      area_code,
    ]),
  );
  const ids = new Map(standing.staff.map(({ username, id }) => [username.toLowerCase(), id]));
  for (const { value } of parts.staff ?? [])
    if (!ids.has(value.username.toLowerCase())) ids.set(value.username.toLowerCase(), newId());
  const idOf = (username: string | null): string | null => ids.get(username?.toLowerCase() ?? '') ?? null;
  const writes = (parts.staff ?? []).map(({ value }): Write => {
    const { username, name, role, phone } = value;
    const columns = {
      name,
      role,
      areaCode: value.area_code ?? unitAreas.get(value.unit_code ?? '') ?? '',
      unitCode: value.unit_code,
      // No number given leaves the known one.
      ...(phone && { phoneCipher: privacy.encrypt(phone), phoneIndex: privacy.index(`phone:${phone}`) }),
      // A column that is left empty leaves what is known, as with the number.
      ...(value.leader && { leaderId: idOf(value.leader) }),
      ...(value.deputy && { deputyId: idOf(value.deputy) }),
      active: true,
    };
    const person = known.get(username.toLowerCase());
    if (person)
      return update('Staff', {
        where: { id: person.id, version: person.version },
        set: { ...columns, version: person.version + 1 },
        expect: 1,
      });
    const id = idOf(username) ?? newId();
    return insert('Staff', { id, username, passwordHash: passwordHashes.get(username) ?? '', ...columns });
  });
  return { writes, ids };
}

function areaWrites(given: Composing, from: Date, staffIds: ReadonlyMap<string, string>): Write[] {
  const { parts, now, coverage } = given;
  if (!parts.areas) return [];
  const editionId = newId();
  const name = `${now.toLocaleDateString('zh-CN', { timeZone: 'Asia/Shanghai' })} 导入`;
  return [
    insert('Edition', {
      id: editionId,
      name,
      effectiveFrom: from,
      createdAt: now,
      report: coverage && JSON.stringify(coverage),
    }),
    ...parts.areas.map(({ value: { leader, border, ...area } }) =>
      insert('Area', {
        id: newId(),
        editionId,
        ...area,
        border: JSON.stringify(border),
        leaderId: staffIds.get(leader?.toLowerCase() ?? '') ?? null,
      }),
    ),
  ];
}

function businessWrites({ parts, standing }: Composing): Write[] {
  if (!touchesBusiness(parts)) return [];
  return [
    clear('BusinessGrid'),
    ...businessAfter(parts, standing).map(({ gridCodes, border, ...grid }) =>
      insert('BusinessGrid', {
        id: newId(),
        ...grid,
        gridCodes: JSON.stringify(gridCodes),
        border: border && JSON.stringify(border),
      }),
    ),
  ];
}

function tableWrites({ parts }: Composing, from: Date): Write[] {
  const writes: Write[] = [];
  if (parts.units) writes.push(clear('Unit'));
  for (const { value } of parts.units ?? [])
    writes.push(
      insert('Unit', { id: newId(), code: value.code, name: value.name, areaCode: value.area_code }),
    );
  if (parts.duties) writes.push(clear('Duty'));
  for (const [index, { value }] of (parts.duties ?? []).entries())
    writes.push(
      insert('Duty', {
        id: newId(),
        position: index + 1,
        categoryCode: value.category_code,
        areaCode: value.area_code,
        level: value.level,
        businessGrid: value.business_grid,
        unitCode: value.unit_code,
        from: value.from ?? from,
        to: value.to && new Date(value.to.getTime() + DAY_MS),
      }),
    );
  if (parts.categories) writes.push(clear('Category'));
  for (const [position, { value }] of (parts.categories ?? []).entries())
    writes.push(
      insert('Category', {
        id: newId(),
        code: value.code,
        name: value.name,
        group: value.group,
        words: JSON.stringify(value.words),
        urgency: value.urgency,
        clock: value.clock,
        autoRegister: value.auto_register,
        acceptMinutes: value.accept_minutes,
        contactMinutes: value.contact_minutes,
        resolveMinutes: value.resolve_minutes,
        position,
      }),
    );
  if (parts.places) writes.push(clear('PlaceName'));
  for (const { value } of parts.places ?? [])
    writes.push(
      insert('PlaceName', {
        id: newId(),
        name: value.name,
        kind: value.kind,
        aliases: JSON.stringify(value.aliases),
        lng: value.lng,
        lat: value.lat,
        gridCode: value.grid_code,
        numberFrom: value.number_from,
        numberTo: value.number_to,
        side: value.side,
      }),
    );
  for (const [key, value] of Object.entries(parts.settings ?? {}))
    writes.push(put('Setting', { key, value: JSON.stringify(value) }));
  return writes;
}
