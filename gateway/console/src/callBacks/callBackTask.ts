/** A resident to be called back, and what for. */
import type { ResponseOf } from '@gridline/shared/endpoint.ts';
import type { staffApi } from '@gridline/shared/staffApi.ts';

export type CallBackTask = ResponseOf<typeof staffApi.callBacks>['tasks'][number];

export const PURPOSES: Record<CallBackTask['purpose'], string> = {
  survey: '回访评价',
  notice: '口头告知',
  place: '问地点',
  relay: '代问居民',
};

/** What stands above the words, and what becomes of the answer. */
export const ASKING: Record<CallBackTask['purpose'], { words: string; done: string; after: string }> = {
  survey: { words: '读给居民听', done: '记下评价', after: '' },
  notice: { words: '读给居民听', done: '已告知', after: '' },
  place: {
    words: '问居民',
    done: '记下地点',
    after: '记下后会写进案件的内部备注；请接着打开案件，点“确定地点”。',
  },
  relay: {
    words: '替办理人员问居民（号码、姓名不要告诉办理人员）',
    done: '记下回音',
    after: '写下的话会成为案件的内部备注，办理人员看得到；号码和姓名会自动隐去。',
  },
};
