/** Names for the keys of a table of figures. */
import type { Dimension } from '@gridline/shared/measures.ts';
import { CHANNEL_LABELS, type Channel } from '@gridline/shared/labels.ts';
import { DECLINE_LABELS, WITHDRAW_LABELS } from '@gridline/shared/reasons.ts';
import { gridNameOf, unitNameOf } from '../cases/names.ts';
import type { House } from '../house.ts';

/** What is said where there is no key. */
const NONE: Record<Dimension, string> = {
  area: '还没有确定下级区域',
  unit: '还没有派给单位',
  person: '还没有人经手',
  category: '未定类',
  channel: '渠道不详',
  reason: '没有选原因',
};

/** Both lists have an “other”, of the same name. */
const REASON_LABELS: Readonly<Record<string, string>> = { ...WITHDRAW_LABELS, ...DECLINE_LABELS };

export async function namesOf(
  house: House,
  by: Dimension,
  keys: readonly string[],
): Promise<Map<string, string>> {
  const atlas = house.atlas();
  const persons = by === 'person' ? await personsOf(house, keys.filter(Boolean)) : new Map<string, string>();
  const nameOf: Record<Dimension, (key: string) => string | null | undefined> = {
    area: (key) => gridNameOf(atlas, key),
    unit: (key) => unitNameOf(atlas, key),
    person: (key) => persons.get(key),
    category: (key) => atlas.category(key)?.name,
    channel: (key) => CHANNEL_LABELS[key as Channel],
    reason: (key) => REASON_LABELS[key],
  };
  return new Map(keys.map((key) => [key, key === '' ? NONE[by] : (nameOf[by](key) ?? key)]));
}

async function personsOf(house: House, ids: string[]): Promise<Map<string, string>> {
  const staff = await house.db.read.staff.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  return new Map(staff.map(({ id, name }) => [id, name]));
}
