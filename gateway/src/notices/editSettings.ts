/** Quiet hours, caps and the reminder as the district sets them. */
import type { NoticeSettings, NoticeSettingsView } from '@gridline/shared/noticeApi.ts';
import { DuplicateRow, insert, put, StaleRow, update, type Write } from '../db/change.ts';
import { newId } from '../db/ids.ts';
import { badRequest, conflict } from '../errors.ts';
import type { House } from '../house.ts';
import { auditRow } from '../staff/audit.ts';
import { quietAt } from './holding/quietHours.ts';
import { NOTICE_RULES_VERSION, NOTICE_SETTINGS, readSettings, revisionOf } from './settings.ts';

export async function settingsView(house: House, standard: NoticeSettings): Promise<NoticeSettingsView> {
  const { settings } = await stored(house, standard);
  const quiet = quietAt(house.clock.now(), settings.quiet);
  return { settings, revision: revisionOf(settings), quietUntil: quiet?.until.toISOString() ?? null };
}

/** Throws 409 `settings_changed` when `revision` is not what stands any more, 400 for caps that contradict each other. */
export async function changeSettings(
  house: House,
  given: { settings: NoticeSettings; revision: string; standard: NoticeSettings; staffId: string },
): Promise<void> {
  const { settings, revision, standard, staffId } = given;
  check(settings);
  const before = await stored(house, standard);
  if (revisionOf(before.settings) !== revision) throw changed();
  const value = JSON.stringify(settings);
  const own: Write =
    before.value === null
      ? insert('Setting', { key: NOTICE_SETTINGS, value })
      : update('Setting', {
          where: { key: NOTICE_SETTINGS, value: before.value },
          set: { value },
          expect: 1,
        });
  const { quiet, caps } = settings;
  const hours = quiet.on ? `${quiet.from}至${quiet.to}不打扰` : '不设不打扰时段';
  const detail = `${hours}；每分钟${caps.perMinute}条、每小时${caps.perHour}条、每天${caps.perDay}条；${settings.remindAfterDays}天后提醒`;
  const entry = { staffId, action: 'notice-settings', subject: '通知设置', detail };
  try {
    await house.db.submit({
      writes: [
        own,
        put('Setting', { key: NOTICE_RULES_VERSION, value: JSON.stringify(newId()) }),
        auditRow(house, entry),
      ],
    });
  } catch (error) {
    if (error instanceof StaleRow || error instanceof DuplicateRow) throw changed();
    throw error;
  }
}

const changed = (): Error => conflict('settings_changed', '刚才有人改过通知设置，请刷新后再改。');

function check({ quiet, caps }: NoticeSettings): void {
  if (quiet.on && quiet.from === quiet.to)
    throw badRequest('quiet_hours_wrong', '不打扰时段的开始和结束不能一样；不想设就关掉它。');
  if (caps.perMinute > caps.perHour || caps.perHour > caps.perDay)
    throw badRequest('caps_wrong', '每分钟的上限不能大于每小时的，每小时的不能大于每天的。');
}

async function stored(
  house: House,
  standard: NoticeSettings,
): Promise<{ value: string | null; settings: NoticeSettings }> {
  const row = await house.db.read.setting.findUnique({ where: { key: NOTICE_SETTINGS } });
  const value = row?.value ?? null;
  return { value, settings: readSettings(value, standard) };
}
