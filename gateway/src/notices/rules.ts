/** Wordings and settings of notices, kept in memory; an edit is known to every process within seconds. */
import { STANDARD_SETTINGS, type NoticeSettings } from '@gridline/shared/noticeApi.ts';
import type { Database } from '../db/database.ts';
import { NOTICE_RULES_VERSION, NOTICE_SETTINGS, readSettings } from './settings.ts';
import { BUILT_IN, wordingsOf, type Wordings } from './wordings/wordings.ts';

export interface NoticeRules {
  settings: NoticeSettings;
  wordings: Wordings;
}

export interface RulesKeeper {
  current(): NoticeRules;
  /** What holds while nobody set anything. */
  standard: NoticeSettings;
  /** Looks whether somebody edited and, if so, reads anew. */
  refresh(): Promise<void>;
}

/** What the environment gives: the name before each text, the built-in templates' codes, settings nobody changed yet. */
export interface RulesGiven {
  signName: string;
  codes: Readonly<Record<string, string>>;
  standard: NoticeSettings;
}

/** Nothing edited: for what runs without a database. */
export const STANDARD_RULES: NoticeRules = { settings: STANDARD_SETTINGS, wordings: BUILT_IN };

export async function keepRules(db: Database, given: RulesGiven): Promise<RulesKeeper> {
  let stand = await standOf(db);
  let rules = await readRules(db, given);
  return {
    current: () => rules,
    standard: given.standard,
    async refresh() {
      // The stand is read first: an edit between the two is seen again by the next look.
      const now = await standOf(db);
      if (now === stand) return;
      rules = await readRules(db, given);
      stand = now;
    },
  };
}

async function standOf(db: Database): Promise<string> {
  const row = await db.read.setting.findUnique({ where: { key: NOTICE_RULES_VERSION } });
  return row?.value ?? '';
}

async function readRules(db: Database, { standard, ...names }: RulesGiven): Promise<NoticeRules> {
  const [setting, rows] = await Promise.all([
    db.read.setting.findUnique({ where: { key: NOTICE_SETTINGS } }),
    db.read.noticeTemplate.findMany({
      select: { purpose: true, version: true, text: true, carrierCode: true },
    }),
  ]);
  return { settings: readSettings(setting?.value ?? null, standard), wordings: wordingsOf(rows, names) };
}
