/**
 * What a text message wants, from its words, what was asked and where the conversation stands. Pure: no clock, no
 * database. In doubt it is a new complaint, because a complaint taken for something else is lost.
 */
import type { Rating } from '@gridline/shared/survey.ts';
import type { Intent } from './intent.ts';
import { digitOf, keeps } from './reading/choices.ts';
import { readCommand } from './reading/commands.ts';
import { onlyAsksSecrecy } from './reading/confidential.ts';
import { continues, type Before } from './reading/continues.ts';
import { readEmergency } from './reading/emergency.ts';
import { namesPlace, type Knows } from './reading/knows.ts';
import { openedMatter } from './reading/matters.ts';
import { readNotOurs } from './reading/notOurs.ts';
import { onlySaysWhere } from './reading/onlyWhere.ts';
import { isSilent, plainOf, type Plain } from './reading/plain.ts';
import { readAlsoMet } from './reading/alsoMet.ts';
import { answerByWords, briefAnswer } from './reading/answers.ts';
import { readRating } from './reading/readRating.ts';
import { isAbuse, isAdvert, isGreeting, isHelp, isResume, isStop, isStray } from './reading/smallTalk.ts';
import type { Standing } from './reading/standing.ts';

const NO_MENTION = { number: null, tail: null, about: '' } as const;
/** Nobody rates in more words. */
const LONGEST_RATING = 60;

export function understand(text: string, standing: Standing, knows: Knows): Intent {
  const said = plainOf(text);
  if (isSilent(said)) return { kind: 'empty' };
  const asksYesOrNo = standing.questions.some(({ kind }) => kind === 'withdraw' || kind === 'insist');
  if (isStop(said) && !(said.compact === 'n' && asksYesOrNo)) return { kind: 'stop' };
  if (isResume(said)) return { kind: 'resume' };
  if (standing.taken) return { kind: 'taken' };
  if (isHelp(said)) return { kind: 'help' };
  const emergency = readEmergency(text) !== null;
  if (!emergency) {
    const answer = answered(said, standing, knows);
    if (answer) return answer;
  }
  return newMatter(said, standing, knows, emergency);
}

/** To a question, or about a case there is already. */
function answered(said: Plain, standing: Standing, knows: Knows): Intent | null {
  const { questions, openCases } = standing;
  for (const [question, open] of questions.entries()) {
    const brief = briefAnswer(said, open, question);
    if (brief) return brief;
  }
  const facts = factsOf(said, knows);
  const another = readAlsoMet(said);
  if (another) return { kind: 'alsoMet', number: another, text: said.said };
  const command = readCommand(said, { openCases, joining: standing.before !== null, facts });
  if (command) return command;
  if (onlyAsksSecrecy(said)) return { kind: 'confidential', of: NO_MENTION, words: said.said };
  const question = questions.findIndex(({ kind }) => kind === 'survey');
  const survey = questions[question];
  const rating = survey?.kind === 'survey' ? ratingOf(said, survey, knows) : null;
  if (rating) return { kind: 'rating', rating, question };
  if (isGreeting(said)) return { kind: 'greeting' };
  if (questions[0]?.kind === 'withdraw' && keeps(said.compact)) return { kind: 'keep', question: 0 };
  for (const [question, open] of questions.entries()) {
    const answer = answerByWords(said, { open, question, joining: standing.before !== null }, knows);
    if (answer) return answer;
  }
  return late(said, standing, knows);
}

/** Answers to what is no longer asked. */
function late(said: Plain, standing: Standing, knows: Knows): Intent | null {
  const { hasMatter, hasPlace } = factsOf(said, knows);
  const rating = standing.pastSurvey && !hasPlace ? ratingOf(said, standing.pastSurvey, knows) : null;
  const matter = knows.matter(said.said);
  const another =
    matter !== null && matter !== standing.pastSurvey?.matter && !/满意|解决|^\P{L}*\d/u.test(said.plain);
  if (rating && !another && (standing.before === null || !hasMatter)) return { kind: 'lateRating', rating };
  if (standing.placeLapsed && hasPlace && !hasMatter && said.plain.length <= 30 && standing.before === null)
    return { kind: 'placeAnswer', text: said.said, question: null };
  if (standing.before === null && standing.openCases > 0 && onlySaysWhere(said, { hasMatter, hasPlace }))
    return { kind: 'supplement', of: NO_MENTION, words: said.said };
  return isStray(said) ? { kind: 'stray' } : null;
}

/** Words that judge; not those of a matter that the case is not about. */
function ratingOf(said: Plain, asked: { matter: string | null }, knows: Knows): Rating | null {
  if (said.plain.length > LONGEST_RATING) return null;
  const rating = readRating(said.said);
  if (!rating || digitOf(said.compact) !== null) return rating;
  const matter = knows.matter(said.said);
  return matter !== null && matter !== asked.matter && namesPlace(knows.place(said.said)) ? null : rating;
}

function newMatter(said: Plain, standing: Standing, knows: Knows, emergency: boolean): Intent {
  const facts = factsOf(said, knows);
  if (!emergency && isAbuse(said, facts)) return { kind: 'abuse' };
  if (!emergency && isAdvert(said, facts)) return { kind: 'advert' };
  const { before } = standing;
  const continuing =
    before && !isOwnDanger(said.said, before, knows, emergency) ? continues(said.said, before, knows) : 'new';
  if (continuing !== 'new') return { kind: 'join', corrects: continuing === 'corrects' };
  const text = (before && openedMatter(said.said, knows)) ?? said.said;
  const notOurs = emergency ? null : readNotOurs(text, notOursFacts(text, standing, knows));
  return notOurs ? { kind: 'notOurs', notOurs } : { kind: 'complaint', text };
}

/** A danger with a place of its own is no detail of the lamp that was spoken of. */
function isOwnDanger(said: string, before: Before, knows: Knows, emergency: boolean): boolean {
  if (!emergency || before.matter === null || readEmergency(before.text) !== null) return false;
  return namesPlace(knows.place(said)) && knows.matter(said) !== before.matter;
}

function notOursFacts(
  text: string,
  { districtName }: Standing,
  knows: Knows,
): Parameters<typeof readNotOurs>[1] {
  return {
    districtName,
    placeIsOurs: knows.place(text).verdict === 'sure',
    hasMatter: knows.matter(text) !== null,
  };
}

function factsOf({ said }: Plain, knows: Knows): { hasMatter: boolean; hasPlace: boolean } {
  return {
    get hasMatter() {
      return knows.matter(said) !== null;
    },
    get hasPlace() {
      return namesPlace(knows.place(said));
    },
  };
}
