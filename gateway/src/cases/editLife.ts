/** 办理规则 as the district sets them: read with a revision, changed under it, audited, followed by every process. */
import { createHash } from 'node:crypto';
import {
  lifeSettingsSchema,
  STANDARD_LIFE,
  type CategoryLimit,
  type LifeSettings,
  type LifeSettingsView,
} from '@gridline/shared/lifeApi.ts';
import { DuplicateRow, insert, put, StaleRow, update, type Write } from '../db/change.ts';
import { newId } from '../db/ids.ts';
import { badRequest, conflict } from '../errors.ts';
import type { House } from '../house.ts';
import { ATLAS_VERSION } from '../routing/atlasKeeper.ts';
import { LIFE_SETTINGS } from '../routing/districtAtlas.ts';
import { auditRow } from '../staff/audit.ts';
import { clockOf, lastKnownYear } from './clocks/deadlines.ts';

/** Bytes a setting can hold on every database, with room to spare. */
const LONGEST = 60_000;

export async function lifeView(house: House): Promise<LifeSettingsView> {
  const { settings } = await stored(house);
  return {
    settings,
    revision: revisionOf(settings),
    calendarKnows: lastKnownYear(),
    categories: categoryLimits(house),
  };
}

/** What each category in use says itself, in the order of the list of categories. */
function categoryLimits(house: House): CategoryLimit[] {
  const atlas = house.atlas();
  return atlas.categories.flatMap(({ code }) => {
    const category = atlas.category(code);
    if (!category) return [];
    const { name, acceptMinutes, contactMinutes, resolveMinutes } = category;
    const urgency = category.urgency === 'urgent' ? 'urgent' : 'normal';
    // As `limitsOf` has it: what is urgent is counted around the clock.
    const clock = urgency === 'urgent' ? 'always' : clockOf(category.clock);
    return [{ code, name, urgency, clock, acceptMinutes, contactMinutes, resolveMinutes }];
  });
}

/**
 * Throws 409 `settings_changed` when `revision` is not what stands any more, 400 for rows that contradict themselves or
 * name a category that is not there.
 */
export async function changeLife(
  house: House,
  given: { settings: LifeSettings; revision: string; staffId: string },
): Promise<void> {
  const { settings, revision, staffId } = given;
  check(house, settings);
  const before = await stored(house);
  if (revisionOf(before.settings) !== revision) throw changed();
  const value = JSON.stringify(settings);
  if (Buffer.byteLength(value) > LONGEST)
    throw badRequest('settings_too_long', '内容太多，存不下。请删去一些时限或答复模板。');
  const own: Write =
    before.value === null
      ? insert('Setting', { key: LIFE_SETTINGS, value })
      : update('Setting', {
          where: { key: LIFE_SETTINGS, value: before.value },
          set: { value },
          expect: 1,
        });
  const { calendar, limits, answers } = settings;
  const detail = `服务时间${calendar.from}至${calendar.to}，特别的日子${Object.keys(calendar.days).length}天，时限${limits.length}行，答复模板${answers.length}条，现场核查${settings.checkPercent}%`;
  try {
    await house.db.submit({
      writes: [
        own,
        put('Setting', { key: ATLAS_VERSION, value: newId() }),
        auditRow(house, { staffId, action: 'life-settings', subject: '办理规则', detail }),
      ],
    });
  } catch (error) {
    if (error instanceof StaleRow || error instanceof DuplicateRow) throw changed();
    throw error;
  }
}

const changed = (): Error => conflict('settings_changed', '刚才有人改过办理规则，请刷新后再改。');

function check(house: House, { limits, answers }: LifeSettings): void {
  const atlas = house.atlas();
  for (const { categoryCode } of [...limits, ...answers])
    if (categoryCode !== null && !atlas.category(categoryCode))
      throw badRequest('category_unknown', `没有编号为“${categoryCode}”的类别，请重新选择。`);
  for (const { acceptMinutes, contactMinutes, resolveMinutes } of limits) {
    const longest = resolveMinutes ?? Infinity;
    if ((acceptMinutes ?? 0) > longest || (contactMinutes ?? 0) > longest)
      throw badRequest('limits_wrong', '签收和首次联系的时限不能比办结的时限长，请改一改。');
  }
}

/** The same settings have the same name, in whatever order their days were entered. */
function revisionOf(settings: LifeSettings): string {
  const days = Object.entries(settings.calendar.days).sort(([a], [b]) => (a < b ? -1 : 1));
  const plain = { ...settings, calendar: { ...settings.calendar, days } };
  return createHash('sha256').update(JSON.stringify(plain)).digest('hex').slice(0, 16);
}

async function stored(house: House): Promise<{ value: string | null; settings: LifeSettings }> {
  const row = await house.db.read.setting.findUnique({ where: { key: LIFE_SETTINGS } });
  const value = row?.value ?? null;
  if (value === null) return { value, settings: STANDARD_LIFE };
  return { value, settings: lifeSettingsSchema.catch(STANDARD_LIFE).parse(JSON.parse(value)) };
}
