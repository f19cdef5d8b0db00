/** What a resident can do to an own case. */
import { attachPhotos } from './field.ts';
import { tell, type Verb } from './verb.ts';

export const urge: Verb = (_draft, { input }) => ({ note: input.note || '请尽快办理' });

export const supplement: Verb = (draft, given) => {
  attachPhotos(draft, given, 'complaint');
  return { note: given.input.note };
};

export const withdraw: Verb = (draft, { input }) => {
  Object.assign(draft.row, { triageReason: null, due: null });
  tell(draft, 'withdraw', 'withdrawn', {});
  return { note: input.note || '居民撤回' };
};
