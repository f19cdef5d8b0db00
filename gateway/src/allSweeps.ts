/** Everything that comes round by itself, and how often. */
import type { FigureKeeper } from './assessment/projection/keeper.ts';
import { watch } from './assessment/watch/watch.ts';
import { proposeAliasesInTurn } from './cases/placing/proposeAliases.ts';
import { handOverAway } from './cases/hands/handOverAway.ts';
import { moveOpenCases } from './cases/placing/moveOpenCases.ts';
import { resumeDue } from './cases/clocks/resumeDue.ts';
import { sweepMarks } from './cases/clocks/sweepMarks.ts';
import { sweepPartMarks } from './cases/clocks/sweepPartMarks.ts';
import { expireQuestions } from './dialogue/expireQuestions.ts';
import { joinLateParts } from './dialogue/carrierParts.ts';
import { giveBackLeftAlone } from './dialogue/byHand/leftAlone.ts';
import { processInbox } from './dialogue/inbox.ts';
import type { House } from './house.ts';
import { forgetCodes } from './intake/signIn/allowance.ts';
import type { Channels } from './notices/sending/channels.ts';
import { deliverDue } from './notices/sending/deliver.ts';
import { applyReceipts } from './notices/sending/receipts.ts';
import { resolveUnknown } from './notices/sending/resolveUnknown.ts';
import type { RulesKeeper } from './notices/rules.ts';
import { sealDays } from './privacy/history/sealDays.ts';
import type { AtlasKeeper } from './routing/atlasKeeper.ts';
import { learnCategories } from './routing/learnCategories.ts';
import { forgetExpired } from './staff/sessions.ts';
import { expireSurveys } from './surveys/expire.ts';
import { remindSurveys } from './surveys/remind.ts';
import type { Sweep } from './sweeps.ts';

const BEIJING = 'Asia/Shanghai';

export function allSweeps({
  house,
  channels,
  atlas,
  rules,
  figures,
  stopping,
}: {
  house: House;
  channels: Channels;
  atlas: AtlasKeeper;
  rules: RulesKeeper;
  figures: FigureKeeper;
  /** Aborted when the process is asked to stop: long work ends at once. */
  stopping: AbortSignal;
}): Sweep[] {
  const once = (work: () => Promise<unknown>) => async (): Promise<number> => {
    await work();
    return 0;
  };
  return [
    { name: 'inbox', cron: '* * * * * *', onWake: true, run: () => processInbox(house, channels) },
    { name: 'parts', cron: '*/5 * * * * *', onWake: false, run: () => joinLateParts(house) },
    { name: 'receipts', cron: '* * * * * *', onWake: true, run: () => applyReceipts(house) },
    { name: 'notices', cron: '* * * * * *', onWake: true, run: () => deliverDue(house, channels) },
    { name: 'unknown', cron: '*/2 * * * * *', onWake: false, run: () => resolveUnknown(house, channels) },
    { name: 'atlas', cron: '*/2 * * * * *', onWake: false, run: once(() => atlas.refresh()) },
    { name: 'notice-rules', cron: '*/2 * * * * *', onWake: false, run: once(() => rules.refresh()) },
    { name: 'survey-reminders', cron: '30 * * * * *', onWake: false, run: () => remindSurveys(house) },
    { name: 'survey-expiry', cron: '45 * * * * *', onWake: false, run: () => expireSurveys(house) },
    { name: 'questions', cron: '50 * * * * *', onWake: false, run: () => expireQuestions(house) },
    { name: 'left-alone', cron: '50 * * * * *', onWake: false, run: () => giveBackLeftAlone(house) },
    { name: 'marks', cron: '*/5 * * * * *', onWake: false, run: () => sweepMarks(house) },
    { name: 'part-marks', cron: '*/10 * * * * *', onWake: false, run: () => sweepPartMarks(house) },
    { name: 'suspensions', cron: '15 * * * * *', onWake: false, run: () => resumeDue(house) },
    { name: 'hand-over', cron: '25 * * * * *', onWake: false, run: () => handOverAway(house) },
    {
      name: 'alias-proposals',
      cron: '40 7 * * * *',
      onWake: false,
      run: once(() => proposeAliasesInTurn(house)),
    },
    { name: 'figures', cron: '*/20 * * * * *', onWake: false, run: () => figures.turn() },
    { name: 'rezone', cron: '*/2 * * * * *', onWake: false, run: () => moveOpenCases(house) },
    { name: 'seals', cron: '25 */5 * * * *', onWake: false, run: () => sealDays(house) },
    { name: 'watch', cron: '35 */3 * * * *', onWake: false, run: () => watch(house) },
    { name: 'sessions', cron: '0 */10 * * * *', onWake: false, run: once(() => forgetExpired(house)) },
    { name: 'sign-in-codes', cron: '20 */10 * * * *', onWake: false, run: once(() => forgetCodes(house)) },
    {
      name: 'category-learning',
      cron: '0 40 3 * * *',
      timezone: BEIJING,
      onWake: false,
      run: once(() => learnCategories(house, stopping)),
    },
  ];
}
