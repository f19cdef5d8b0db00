/** When notices go, as the district has set it; what the environment says until somebody sets it. Pure. */
import { createHash } from 'node:crypto';
import { noticeSettingsSchema, type NoticeSettings } from '@gridline/shared/noticeApi.ts';

/** The row of `Setting` that keeps them. */
export const NOTICE_SETTINGS = 'notices.settings';
/** The setting that every edit of wordings or settings changes in its own transaction. */
export const NOTICE_RULES_VERSION = 'notices.version';

/** The settings of a stored value; a value that is none counts as not set. */
export function readSettings(stored: string | null, standard: NoticeSettings): NoticeSettings {
  if (stored === null) return standard;
  return noticeSettingsSchema.catch(standard).parse(JSON.parse(stored));
}

/** Names one state of the settings, so that a change can say what it was made from. */
export function revisionOf(settings: NoticeSettings): string {
  const { quiet, caps, remindAfterDays } = settings;
  const plain = [quiet.on, quiet.from, quiet.to, caps.perMinute, caps.perHour, caps.perDay, remindAfterDays];
  return createHash('sha256').update(JSON.stringify(plain)).digest('hex').slice(0, 16);
}
