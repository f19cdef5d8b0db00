/** Verbs of the many: complainants of one matter who share a case, and part from it again. */
import { tell, type Verb } from './verb.ts';

/** 合并 into another case: the caller has looked up the other one. */
export const merge: Verb = (draft, { input }) => {
  draft.row.triageReason = null;
  tell(draft, 'merge', 'merged', { into: input.intoNumber ?? '' });
  return {
    note: `并入${input.intoNumber}`,
    data: { into: input.intoNumber },
    internalNote: input.internalNote,
  };
};

/** 拆分: a case of its own again. */
export const unmerge: Verb = (draft, { input }) => {
  draft.row.mergedInto = null;
  return { note: '拆分出来单独办理', internalNote: input.reason };
};

/** 评价 of a complainant whose case was merged: the survey's row comes along. */
export const vote: Verb = (_draft, { input }) => ({
  note: input.note,
  data: JSON.parse(input.internalNote ?? '{}') as object,
});

/** 没解决: this complainant's part is done again on its own. */
export const dissent: Verb = (draft, { input }) => {
  draft.row.mergedInto = null;
  return { note: input.reason };
};

export const silence: Verb = () => ({ note: '评价期已过' });
