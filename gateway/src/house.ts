/** What every room is given: the database, the time, the keys of personal data, the map of duties. */
import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import type { Database } from './db/database.ts';
import type { NoticeRules } from './notices/rules.ts';
import type { FieldPrivacy } from './privacy/fields.ts';
import type { DistrictAtlas } from './routing/districtAtlas.ts';

export interface House {
  db: Database;
  clock: Clock;
  privacy: FieldPrivacy;
  /** The newest snapshot of areas, gazetteer, categories and duties. */
  atlas(): DistrictAtlas;
  /** The wordings of notices in use, and when they go. */
  notices(): NoticeRules;
  log: Logger;
  /** Asks the outbox to look now instead of at its next turn. */
  wake(): void;
  /** Seconds after which a sent message is said to have no receipt; a day unless told otherwise. */
  receiptPatienceSeconds?: number;
  district: District;
}

/** What messages and pages say of the place. */
export interface District {
  name: string;
  smsNumber: string;
  hotline: string;
  center: { lng: number; lat: number };
  /** Areas with a number of their own: the area's code by the digits of the number. */
  numberAreas: Readonly<Record<string, string>>;
}
