/** What others have to do: the reason and the right place at once; who insists gets a person who looks. */
import { cutText } from '@gridline/shared/text.ts';
import { fileMatters } from './fileMatters.ts';
import { asked, columnsOf, withQuestion } from './questions.ts';
import type { NotOurs } from './reading/notOurs.ts';
import { replyTo } from './reply.ts';
import type { Turn } from './turn.ts';
import { WORDS } from './words.ts';

export function sendElsewhere(turn: Turn, { reason, place }: NotOurs): Promise<void> {
  const { state, message, now, text } = turn;
  const question = asked({ kind: 'insist', sourceKey: `sms:${message.providerKey}`, text, reason }, now);
  const words = `您说的事我们办不了：${reason}，请联系${place}。还是想由我们转的，回复“坚持”，会有人看。`;
  return replyTo(turn, words, { talk: columnsOf(withQuestion(state.questions, question)) });
}

export function insist(turn: Turn, index: number): Promise<void> {
  const found = turn.state.asked[index];
  const question = found && 'question' in found && found.question.kind === 'insist' ? found.question : null;
  if (!question) return replyTo(turn, WORDS.stray);
  const { text, sourceKey, reason } = question;
  return fileMatters(turn, {
    text,
    sourceKey,
    byHand: cutText(`居民坚持要反映，已告知${reason}，请人工看。`, 200),
    questions: turn.state.questions.filter((one) => one !== question),
  });
}
