/** A process that delivers notices as a gateway does, to the loopback provider. */
import { setTimeout as sleep } from 'node:timers/promises';
import { STANDARD_SETTINGS } from '@gridline/shared/noticeApi.ts';
import { pino } from 'pino';
import { systemClock } from '../../src/clock.ts';
import { openDatabase } from '../../src/db/database.ts';
import { readDistrict } from '../../src/district.ts';
import type { House } from '../../src/house.ts';
import { deliverDue } from '../../src/notices/sending/deliver.ts';
import { keepRules } from '../../src/notices/rules.ts';
import { makeFieldPrivacy } from '../../src/privacy/fields.ts';
import { benchChannels } from './channels.ts';
import { serve } from './crew.ts';

const { DATABASE_URL = '', FIELD_KEY = '', INDEX_KEY = '', PROVIDER_PORT = '' } = process.env;
const AGAIN_MS = 5;

const db = await openDatabase(DATABASE_URL);
// At any hour of the day, and however many go to one number: the work is the same as the yard-stick's.
const standard = { ...STANDARD_SETTINGS, quiet: { ...STANDARD_SETTINGS.quiet, on: false } };
const rules = await keepRules(db, { signName: '网格直通', codes: {}, standard });
const house: House = {
  db,
  clock: systemClock,
  privacy: makeFieldPrivacy({ fieldKey: FIELD_KEY, indexKey: INDEX_KEY }),
  log: pino({ level: 'error' }),
  atlas: () => {
    throw new Error('delivering needs no atlas');
  },
  notices: () => rules.current(),
  wake: () => undefined,
  district: await readDistrict(db),
};
const channels = benchChannels(house, Number(PROVIDER_PORT));
const waiting = (): Promise<number> => db.read.notice.count({ where: { state: 'pending' } });

// Warm, as a gateway is: connections are open and its code was run.
await deliverDue(house, channels);
serve({}, async () => {
  let handled = 0;
  do {
    let now: number;
    while ((now = await deliverDue(house, channels)) > 0) handled += now;
    await sleep(AGAIN_MS);
  } while ((await waiting()) > 0);
  return { handled };
});
